import { spawn, spawnSync } from 'node:child_process'
import { copyFile, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type JournalDisk, realDisk } from './journal-file.ts'
import { type Journal, openJournal } from './journal.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'journal-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

let folders = 0
const newFolder = (): string => join(root, `f${(folders += 1)}`)
const day = 86_400_000
const start = Date.UTC(2026, 0, 1)
const open = (folder: string, at = start, disk: JournalDisk = realDisk): Promise<Journal> =>
  openJournal({ folder, now: () => at, disk })
const entry = (n: number, length = 40) => ({ document: `records:${n}`, sealed: Buffer.alloc(length, n % 251) })
const logOf = (folder: string): string => join(folder, 'journal.log')

async function standing(journal: Journal): Promise<string[]> {
  const page = await journal.read(0, 500)
  expect(page.done).toBe(true)
  return page.entries.map((e) => `${e.sequence} ${e.document} ${Buffer.from(e.sealed).toString('hex')}`)
}

async function filled(folder: string, count: number, length?: number): Promise<void> {
  const journal = await open(folder)
  for (let n = 1; n <= count; n += 1) await journal.append([entry(n, length)])
  await journal.close()
}

describe('journal', () => {
  it('gives back after a restart what was appended, byte for byte and in order', async () => {
    const folder = newFolder()
    const first = await open(folder)
    expect(await first.append([entry(1), entry(2)])).toEqual({ ok: true, value: { first: 1 } })
    expect(await first.append([entry(3, 0)])).toEqual({ ok: true, value: { first: 3 } })
    const before = await standing(first)
    await first.close()
    const second = await open(folder)
    expect(await standing(second)).toEqual(before)
    expect((await second.read(0, 500)).torn).toBe(false)
    expect(await second.append([entry(4)])).toEqual({ ok: true, value: { first: 4 } })
    await second.close()
  })

  it('lets appends that wait together share one fsync, and resolves none before it', async () => {
    let syncs = 0
    let resolvedUnsynced = 0
    let written = 0
    let covered = 0
    const disk: JournalDisk = {
      ...realDisk,
      open: async (path) => {
        const file = await realDisk.open(path)
        return {
          ...file,
          write: async (bytes, position) => {
            await file.write(bytes, position)
            written = position + bytes.length
          },
          sync: async () => {
            await file.sync()
            syncs += 1
            covered = written
          },
        }
      },
    }
    const journal = await open(newFolder(), start, disk)
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const outcome = await journal.append([entry(n)])
        if (covered < written) resolvedUnsynced += 1
        return outcome
      }),
    )
    expect(syncs).toBeLessThanOrEqual(2)
    expect(resolvedUnsynced).toBe(0)
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.first)).toEqual(outcomes.map((_, n) => n + 1))
    await journal.close()
  })

  it('pages through entries larger than one message and says when it is done', async () => {
    const folder = newFolder()
    await filled(folder, 5, 1_200_000)
    const journal = await open(folder)
    const seen: number[] = []
    for (let after = 0, done = false; !done;) {
      const page = await journal.read(after, 500)
      expect(page.entries.length).toBeGreaterThan(0)
      seen.push(...page.entries.map((e) => e.sequence))
      after = seen.at(-1) ?? 0
      done = page.done
    }
    expect(seen).toEqual([1, 2, 3, 4, 5])
    await journal.close()
  })

  it('survives kill -9 in the middle of appends with every resolved append in place', { timeout: 60_000 }, async () => {
    for (const callers of [1, 8]) {
      const folder = newFolder()
      const child = spawn(process.execPath, [join(import.meta.dirname, 'append-for-ever.ts'), folder, String(callers)])
      let printed = ''
      child.stdout.on('data', (bytes: Buffer) => {
        printed += bytes.toString()
        if (printed.split('\n').length > 150) child.kill('SIGKILL')
      })
      await new Promise((resolve) => child.on('close', resolve))
      const resolved = printed.split('\n').slice(0, -1)
      expect(resolved.length).toBeGreaterThanOrEqual(150)
      const journal = await open(folder)
      const there = new Set<string>()
      for (let after = 0, done = false; !done;) {
        const page = await journal.read(after, 500)
        for (const e of page.entries) there.add(`${e.sequence} ${e.document}`)
        after = page.entries.at(-1)?.sequence ?? after
        done = page.done
      }
      expect(resolved.filter((line) => !there.has(line))).toEqual([])
      await journal.close()
    }
  })
})

describe('marks of what the replica holds', () => {
  const mark = (collection: string, rows: number) => ({ collection, rows, writes: rows, hash: '00000000000000ff' })

  it('stand after a restart, the newest of each collection, with an entry or alone, and go with nothing that is compacted', async () => {
    const folder = newFolder()
    const first = await openJournal({ folder, now: () => 1 })
    await first.append(
      [{ document: 'elders:1', sealed: new Uint8Array([1]) }],
      [mark('elders-0', 1), mark('staff-0', 4)],
    )
    await first.mark([mark('elders-0', 2)])
    await first.close()
    const second = await openJournal({ folder, now: () => 2 })
    const newest = [mark('elders-0', 2), mark('staff-0', 4)]
    expect(await second.marks()).toEqual(newest)
    await second.compact()
    expect(await second.marks()).toEqual(newest)
    await second.close()
    const third = await openJournal({ folder, now: () => 3 })
    expect(await third.marks()).toEqual(newest)
    expect((await third.read(0, 10)).torn).toBe(false)
    expect((await third.read(0, 10)).entries.map(({ document }) => document)).toEqual(['elders:1'])
    await third.close()
  })

  it('go by themselves once the old ones weigh the file', async () => {
    const folder = newFolder()
    let now = 0
    const journal = await openJournal({ folder, now: () => now })
    for (let i = 0; i < 12_000; i += 1) await journal.mark([mark('elders-0', i), mark('activity-0', i)])
    now = 2 * 3_600_000
    await journal.mark([mark('elders-0', 9)])
    expect((await stat(join(folder, 'journal.log'))).size).toBeLessThan(1_000)
    await journal.close()
  })
})

describe('a damaged journal', () => {
  it(
    'keeps every whole entry when the tail is torn at any byte, puts the torn bytes aside and goes on',
    { timeout: 60_000 },
    async () => {
      const source = newFolder()
      await filled(source, 4, 11)
      const whole = await readFile(logOf(source))
      const size = (whole.length - 60) / 4
      for (let cut = 0; cut < whole.length; cut += 1) {
        const folder = newFolder()
        await (await open(folder)).close()
        await writeFile(logOf(folder), whole.subarray(0, cut))
        const journal = await open(folder)
        const kept = Math.max(0, Math.floor((cut - 60) / size))
        const page = await journal.read(0, 500)
        const boundary = cut === 0 || (cut >= 60 && (cut - 60) % size === 0)
        expect({ cut, sequences: page.entries.map((e) => e.sequence), torn: page.torn }).toEqual({
          cut,
          sequences: Array.from({ length: kept }, (_, n) => n + 1),
          torn: !boundary,
        })
        const aside = (await readdir(folder)).filter((name) => name.startsWith('torn-'))
        const bytes = await Promise.all(aside.map((name) => readFile(join(folder, name))))
        expect(Buffer.concat(bytes)).toEqual(
          boundary ? Buffer.alloc(0) : whole.subarray(cut < 60 ? 0 : 60 + kept * size, cut),
        )
        expect(await journal.append([entry(99)])).toEqual({ ok: true, value: { first: kept + 1 } })
        await journal.close()
        const again = await open(folder)
        const after = await again.read(0, 500)
        expect({ cut, torn: after.torn, count: after.entries.length }).toEqual({ cut, torn: false, count: kept + 1 })
        await again.close()
        await rm(folder, { recursive: true })
      }
    },
  )

  it('says that it was torn until somebody has heard it, also after a start that showed no page', async () => {
    const folder = newFolder()
    await filled(folder, 4, 11)
    await truncate(logOf(folder), (await stat(logOf(folder))).size - 3)
    await (await open(folder)).close()
    const next = await open(folder)
    expect((await next.read(0, 1)).torn).toBe(true)
    expect((await next.read(0, 500)).torn).toBe(true)
    await next.close()
    const last = await open(folder)
    expect((await last.read(0, 500)).torn).toBe(false)
    await last.close()
  })

  it(
    'finds a changed byte anywhere, loses at most the entry it lies in, and keeps the damaged file',
    { timeout: 60_000 },
    async () => {
      const source = newFolder()
      await filled(source, 5, 23)
      const whole = await readFile(logOf(source))
      const size = (whole.length - 60) / 5
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
          const folder = newFolder()
          await (await open(folder)).close()
          const bytes = Buffer.from(whole)
          bytes[at] = (bytes[at] ?? 0) ^ change
          await writeFile(logOf(folder), bytes)
          const journal = await open(folder)
          const page = await journal.read(0, 500)
          expect(page.torn).toBe(true)
          const damaged = at < 60 ? 0 : Math.floor((at - 60) / size) + 1
          const sequences = page.entries.map((e) => e.sequence)
          expect(sequences.filter((n) => n !== damaged)).toEqual([1, 2, 3, 4, 5].filter((n) => n !== damaged))
          for (const e of page.entries) expect(Buffer.from(e.sealed)).toEqual(entry(e.sequence, 23).sealed)
          const aside = (await readdir(folder)).filter((name) => name.endsWith('.bin'))
          expect(aside).toHaveLength(1)
          await journal.close()
          const again = await open(folder)
          expect((await again.read(0, 500)).torn).toBe(false)
          await again.close()
          await rm(folder, { recursive: true })
        }),
        { numRuns: 150, seed: 42 },
      )
    },
  )

  it('never gives a number twice that was acknowledged, even when its entry is lost', async () => {
    const folder = newFolder()
    const journal = await open(folder)
    await journal.append([entry(1)])
    await journal.append([entry(2)])
    await journal.acknowledge([2])
    await journal.append([entry(3)])
    await journal.close()
    const bytes = await readFile(logOf(folder))
    const second = bytes.indexOf('records:2')
    bytes[second] = 0
    await writeFile(logOf(folder), bytes)
    await truncate(logOf(folder), bytes.length - 1)
    const again = await open(folder)
    expect((await again.read(0, 10)).entries.map((e) => e.sequence)).toEqual([1])
    expect(await again.append([entry(4)])).toEqual({ ok: true, value: { first: 3 } })
    expect((await again.read(0, 10)).unacknowledged).toBe(2)
    await again.close()
  })
})

describe('acknowledged entries', () => {
  it('stand for 30 days more and go at the next compaction; the others never do', async () => {
    const folder = newFolder()
    const journal = await open(folder, start)
    await journal.append([entry(1), entry(2), entry(3)])
    await journal.acknowledge([1, 3, 77])
    expect(await journal.read(0, 500)).toMatchObject({ unacknowledged: 1 })
    expect((await journal.read(0, 500, { unacknowledgedOnly: true })).entries.map((e) => e.sequence)).toEqual([2])
    await journal.close()

    const before = await open(folder, start + 30 * day - 1)
    await before.compact()
    expect((await before.read(0, 500)).entries.map((e) => [e.sequence, e.acknowledged])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ])
    await before.close()

    const after = await open(folder, start + 30 * day)
    await after.compact()
    expect((await after.read(0, 500)).entries.map((e) => e.sequence)).toEqual([2])
    expect(await after.append([entry(4)])).toEqual({ ok: true, value: { first: 4 } })
    await after.close()
    const last = await open(folder)
    expect(await last.read(0, 500)).toMatchObject({ unacknowledged: 2, torn: false })
    await last.close()
  })

  it('are compacted by themselves once they weigh half the file', async () => {
    const folder = newFolder()
    let at = start
    const journal = await openJournal({ folder, now: () => at })
    await journal.append([entry(1, 1_500_000), entry(2)])
    await journal.acknowledge([1])
    at += 31 * day
    await journal.append([entry(3)])
    await journal.acknowledge([3])
    expect((await readFile(logOf(folder))).length).toBeLessThan(2_000)
    expect((await journal.read(0, 10)).entries.map((e) => e.sequence)).toEqual([2, 3])
    await journal.close()
  })

  it('are all still there when the compaction does not reach its rename', async () => {
    const folder = newFolder()
    const disk: JournalDisk = {
      ...realDisk,
      writeWhole: async (path, bytes) => {
        if (path === logOf(folder) && bytes.length > 60) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
        await realDisk.writeWhole(path, bytes)
      },
    }
    const journal = await open(folder, start, disk)
    await journal.append([entry(1)])
    expect(await journal.compact()).toEqual({ ok: false, error: { code: 'journal.full' } })
    expect(await journal.append([entry(2)])).toEqual({ ok: true, value: { first: 2 } })
    await journal.close()
    const again = await open(folder)
    expect((await again.read(0, 10)).entries.map((e) => e.sequence)).toEqual([1, 2])
    await again.close()
  })
})

describe('a disk that fails', () => {
  it('answers journal.full on a real file that may not grow, keeps what was saved and claims nothing more', async () => {
    const folder = newFolder()
    // The shell's file size limit (in KB) stands in for a full disk: the kernel refuses the same write.
    const child = spawnSync(
      'bash',
      [
        '-c',
        `ulimit -f 40 && exec "$0" "$@"`,
        process.execPath,
        join(import.meta.dirname, 'append-for-ever.ts'),
        folder,
        '4',
      ],
      { encoding: 'utf8' },
    )
    expect(child.status).toBe(3)
    const lines = child.stdout.trim().split('\n')
    expect(lines).toContain('refused journal.full')
    const resolved = lines.filter((line) => !line.startsWith('refused'))
    expect(resolved.length).toBeGreaterThan(10)
    const journal = await open(folder)
    const page = await journal.read(0, 500)
    expect(page.torn).toBe(false)
    expect(page.entries.map((e) => `${e.sequence} ${e.document}`).toSorted()).toEqual(resolved.toSorted())
    await journal.close()
  })

  it('cuts half a write back and saves again once there is room', async () => {
    const folder = newFolder()
    let full = false
    const disk: JournalDisk = {
      ...realDisk,
      open: async (path) => {
        const file = await realDisk.open(path)
        return {
          ...file,
          write: async (bytes, position) => {
            if (!full) return file.write(bytes, position)
            await file.write(bytes.subarray(0, 30), position)
            throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
          },
        }
      },
    }
    const journal = await open(folder, start, disk)
    await journal.append([entry(1)])
    full = true
    expect(await journal.append([entry(2)])).toEqual({ ok: false, error: { code: 'journal.full' } })
    full = false
    expect(await journal.append([entry(3)])).toEqual({ ok: true, value: { first: 2 } })
    await journal.close()
    const again = await open(folder)
    expect(await again.read(0, 10)).toMatchObject({
      torn: false,
      entries: [{ document: 'records:1' }, { document: 'records:3' }],
    })
    await again.close()
  })

  it('trusts nothing after a failed fsync: every later append is refused until a restart', async () => {
    const folder = newFolder()
    let broken = false
    const disk: JournalDisk = {
      ...realDisk,
      open: async (path) => {
        const file = await realDisk.open(path)
        return {
          ...file,
          sync: async () => {
            if (broken) throw Object.assign(new Error('input/output error'), { code: 'EIO' })
            await file.sync()
          },
        }
      },
    }
    const journal = await open(folder, start, disk)
    await journal.append([entry(1)])
    broken = true
    expect(await journal.append([entry(2)])).toEqual({ ok: false, error: { code: 'journal.failed' } })
    broken = false
    expect(await journal.append([entry(3)])).toEqual({ ok: false, error: { code: 'journal.failed' } })
    expect((await journal.read(0, 10)).entries).toHaveLength(1)
    await journal.close()
    const again = await open(folder)
    expect((await again.read(0, 10)).entries).toHaveLength(1)
    expect((await again.append([entry(4)])).ok).toBe(true)
    await again.close()
  })

  it('still shows what stands when it starts with a torn tail on a full disk, and saves again when there is room', async () => {
    const folder = newFolder()
    await filled(folder, 2)
    const bytes = await readFile(logOf(folder))
    await copyFile(logOf(folder), join(root, 'copy.log'))
    await truncate(logOf(folder), bytes.length - 5)
    let full = true
    const disk: JournalDisk = {
      ...realDisk,
      writeWhole: async (path, content) => {
        if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
        await realDisk.writeWhole(path, content)
      },
    }
    const journal = await open(folder, start, disk)
    expect((await journal.read(0, 10)).entries).toHaveLength(1)
    expect(await journal.append([entry(3)])).toEqual({ ok: false, error: { code: 'journal.full' } })
    full = false
    expect((await journal.append([entry(3)])).ok).toBe(true)
    expect((await journal.read(0, 10)).entries.map((e) => e.document)).toEqual(['records:1', 'records:3'])
    await journal.close()
  })

  it('acknowledges nothing into a file that a compaction has replaced and could not open', async () => {
    const folder = newFolder()
    let handlesLeft = true
    const disk: JournalDisk = {
      ...realDisk,
      open: async (path) => {
        if (!handlesLeft) throw Object.assign(new Error('too many open files'), { code: 'EMFILE' })
        return realDisk.open(path)
      },
    }
    const journal = await open(folder, start, disk)
    await journal.append([entry(1)])
    handlesLeft = false
    expect(await journal.compact()).toEqual({ ok: false, error: { code: 'journal.failed' } })
    handlesLeft = true
    const second = await journal.append([entry(2)])
    await journal.close()
    const again = await open(folder)
    const documents = (await again.read(0, 10)).entries.map((e) => e.document)
    expect(documents).toEqual(second.ok ? ['records:1', 'records:2'] : ['records:1'])
    await again.close()
  })
})

describe('documents that were erased', () => {
  it('leaves no entry of them in the file, acknowledged or not, and all others with their numbers', async () => {
    const folder = newFolder()
    const journal = await open(folder)
    const entryOf = (document: string) => ({ document, sealed: Buffer.from(`sealed ${document}`) })
    await journal.append([entryOf('elders:wang'), entryOf('elders:zhao'), entryOf('records:of-wang')])
    await journal.append([entryOf('elders:wang')])
    await journal.acknowledge([1, 2])
    expect(await journal.erase(['elders:wang', 'records:of-wang', 'elders:unknown'])).toEqual({
      ok: true,
      value: undefined,
    })
    const bytes = await readFile(logOf(folder), 'latin1')
    expect(bytes).not.toContain('wang')
    const page = await journal.read(0, 10)
    expect(page.entries.map(({ sequence, document, acknowledged }) => [sequence, document, acknowledged])).toEqual([
      [2, 'elders:zhao', true],
    ])
    await journal.close()
    const again = await open(folder)
    expect(await again.append([entryOf('elders:new')])).toEqual({ ok: true, value: { first: 5 } })
    expect((await again.read(0, 10)).torn).toBe(false)
    await again.close()
  })
})
