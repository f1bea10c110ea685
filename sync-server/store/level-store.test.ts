import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDataKey } from './data-key.ts'
import type { ChangeRow, DocumentStore } from './document-store.ts'
import { type Callback, LevelDown, type Operation, type WriteOptions } from './level-packages.ts'
import { openLevelStore } from './level-store.ts'

let folder: string
const dataKey = randomBytes(32)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-level-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function changesOf(store: DocumentStore, name: string): Promise<readonly ChangeRow[]> {
  const rows: ChangeRow[] = []
  for await (const page of store.readChanges(name, { since: 0, includeDocs: true })) rows.push(...page)
  return rows
}

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('durability', () => {
  it('asks LevelDB to sync every write it acknowledges: documents, replicated revisions, attachments, local documents', async () => {
    const asked: (boolean | undefined)[] = []
    class CountingLevelDown extends LevelDown {
      override _put(
        key: string | Buffer,
        value: string | Buffer,
        options: WriteOptions,
        callback: Callback<void>,
      ): void {
        asked.push(options.sync)
        super._put(key, value, options, callback)
      }
      override _del(key: string | Buffer, options: WriteOptions, callback: Callback<void>): void {
        asked.push(options.sync)
        super._del(key, options, callback)
      }
      override _batch(operations: readonly Operation[], options: WriteOptions, callback: Callback<void>): void {
        asked.push(options.sync)
        super._batch(operations, options, callback)
      }
    }
    const store = openLevelStore({ folder, dataKey, levelDown: CountingLevelDown })
    await store.createDatabase('a')
    const before = asked.length
    await store.writeDocuments('a', [{ _id: 'x', n: 1 }, { _id: 'y' }], { newEdits: true })
    await store.writeDocuments('a', [{ _id: 'z', _rev: '1-aa' }], { newEdits: false })
    await store.writeDocuments('a', [{ _id: 'm', _attachments: { p: { content_type: 'image/png', data: 'AAAA' } } }], {
      newEdits: true,
    })
    await store.writeLocal('a', 'l', { n: 1 })
    // One batch, and so one fsync, for each acknowledgement.
    expect(asked.length - before).toBe(4)
    expect(asked.every((sync) => sync === true)).toBe(true)
    await store.close()
  })

  it('has everything again after it was closed and opened', async () => {
    const first = openLevelStore({ folder, dataKey })
    await first.createDatabase('a')
    await first.writeDocuments('a', [{ _id: 'x', n: 1 }], { newEdits: true })
    await first.close()
    const second = openLevelStore({ folder, dataKey })
    expect(await second.hasDatabase('a')).toBe(true)
    expect((await changesOf(second, 'a')).map(({ id }) => id)).toEqual(['x'])
    await second.close()
  })
})

describe('encryption at rest', () => {
  const personal = ['王秀英', '13800138000', '110101194001011234', 'allergic to penicillin', '阿司匹林']

  it('leaves no personal text in any file, neither as it is nor in base64', async () => {
    const store = openLevelStore({ folder, dataKey })
    await store.createDatabase('a')
    const texts = personal.join(' ')
    for (let i = 0; i < 50; i += 1) {
      const attachment = {
        content_type: 'application/octet-stream',
        data: Buffer.from(`${texts} ${i}`).toString('base64'),
      }
      await store.writeDocuments('a', [{ _id: `elders:${i}`, texts, _attachments: { p: attachment } }], {
        newEdits: true,
      })
    }
    await store.writeLocal('a', 'l', { texts })
    await store.close()
    const files = filesBelow(folder)
    expect(files.length).toBeGreaterThan(3)
    const raw = Buffer.concat(files.map((file) => readFileSync(file)))
    // The ids stand in it, so the search looks at the right files.
    expect(raw.includes('elders:7')).toBe(true)
    for (const text of personal) {
      for (const encoded of [text, Buffer.from(text).toString('base64').slice(0, -4), Buffer.from(text, 'utf16le')]) {
        expect(raw.includes(encoded), `${text} as ${String(encoded)}`).toBe(false)
      }
    }
  })

  it('opens with no other key and under no other name', async () => {
    const store = openLevelStore({ folder, dataKey })
    await store.createDatabase('a')
    await store.writeDocuments('a', [{ _id: 'x', n: 1 }], { newEdits: true })
    await store.close()
    cpSync(join(folder, 'a'), join(folder, 'b'), { recursive: true })
    expect(() => openLevelStore({ folder, dataKey: randomBytes(32) })).toThrow('does not belong')
    const wrongName = openLevelStore({ folder, dataKey })
    await expect(changesOf(wrongName, 'b')).rejects.toThrow()
    await wrongName.close()
  })

  it('writes nothing more once a value could not be read, so that nothing unseen is written over', async () => {
    let damaged = false
    class DamagedLevelDown extends LevelDown {
      override _get(
        key: string | Buffer,
        options: { readonly asBuffer?: boolean },
        callback: Callback<string | Buffer>,
      ): void {
        super._get(key, options, (error, value) => {
          if (damaged && value !== undefined) (value as Buffer).writeUInt8((value as Buffer).readUInt8(20) ^ 1, 20)
          callback(error, value)
        })
      }
    }
    const store = openLevelStore({ folder, dataKey, levelDown: DamagedLevelDown })
    await store.createDatabase('a')
    await store.writeDocuments('a', [{ _id: 'x', n: 1 }], { newEdits: true })
    damaged = true
    await expect(store.writeDocuments('a', [{ _id: 'x', n: 2 }], { newEdits: true })).rejects.toThrow('does not open')
    damaged = false
    await expect(store.writeDocuments('a', [{ _id: 'y' }], { newEdits: true })).rejects.toThrow('does not open')
    expect(await changesOf(store, 'a')).toHaveLength(1)
    await store.close()
  })

  it('makes its key once, readable by the owner only, and refuses one that others can read', () => {
    const file = join(folder, 'key', 'data.key')
    const key = readDataKey(file, undefined, true)
    expect(key).toHaveLength(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readDataKey(file, undefined, true).equals(key)).toBe(true)
    expect(readDataKey('/nowhere/at/all', key.toString('base64'), false).equals(key)).toBe(true)
    expect(() => readDataKey(file, 'c2hvcnQ=', false)).toThrow('32 bytes')
    expect(() => readDataKey(`${file}x`, undefined, false)).toThrow('missing')
    chmodSync(file, 0o644)
    expect(() => readDataKey(file, undefined, true)).toThrow('chmod 600')
  })
})
