/**
 * Two hundred personal strings go the way of all data: into the replica of a real kiosk, to a real server, changed, one of them
 * refused; then every file that any of the programs wrote is searched for them, as UTF-8, UTF-16 and base64: the browser's profile, the
 * data folders of kiosk and server, their logs and their temporary files.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Document, editDocument, type Act } from '../../src-domain/shared/document.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { registerElder } from '../../src-domain/elders/elder-rules.ts'
import { buildReplicaPage } from '../replica/replica-kiosk.ts'
import { type RealChromium, startChromium } from '../support/real-chromium.ts'
import { seededBytes } from '../support/trial-kinds.ts'
import { noteFigures } from '../support/note-figures.ts'

const wanted = 200
const source = join(import.meta.dirname, '../..')
let root: string
let page: string
const children: ChildProcess[] = []
let chromium: RealChromium | undefined
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ginkgo-canaries-'))
  for (const folder of ['tmp', 'logs']) await mkdir(join(root, folder))
  page = await buildReplicaPage()
})
afterAll(async () => {
  await chromium?.close()
  for (const child of children) child.kill('SIGKILL')
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
  await rm(page, { recursive: true, force: true })
})

/** @returns the first line it prints; everything it says goes to `logs/<name>.log`. */
async function run(name: string, ...program: readonly string[]): Promise<{ line: string; end: () => Promise<void> }> {
  const log = await open(join(root, 'logs', `${name}.log`), 'a')
  const child = spawn(process.execPath, program, {
    stdio: ['ignore', 'pipe', log.fd],
    env: { ...process.env, TMPDIR: join(root, 'tmp'), GINKGO_LOG: 'trace' },
  })
  children.push(child)
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout! })
  lines.on('line', (line) => void log.write(`${line}\n`).catch(() => undefined))
  const found = new Promise<string>((resolve) =>
    lines.on('line', (line) => {
      if (line.startsWith('http') || line.includes('"ready"')) resolve(line)
    }),
  )
  return {
    line: await found,
    end: async () => {
      child.kill('SIGTERM')
      await gone
      await log.close()
    },
  }
}

async function admin(...words: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(source, 'sync-server/admin.ts'),
    '--data',
    join(root, 'server'),
    ...words,
  ])
  return JSON.parse(stdout) as Record<string, string>
}

/** Strings that stand nowhere by chance. Telephone numbers are valid, for the rules refuse others. */
function makeCanaries(seed: number) {
  const bytes = seededBytes(seed)
  const made: string[] = []
  const note = (text: string): string => {
    made.push(text)
    return text
  }
  const hanzi = (length: number): string =>
    Array.from({ length }, () => {
      const [a = 0, b = 0] = bytes(2)
      return String.fromCodePoint(0x4e00 + (((a << 8) | b) % 0x5000))
    }).join('')
  return {
    made,
    text: (length = 8) => note(hanzi(length)),
    latin: () => note(`Q${Buffer.from(bytes(9)).toString('hex')}`),
    phone: () => note(`139${String([...bytes(4)].reduce((sum, byte) => sum * 251 + byte, 7) % 1e8).padStart(8, '0')}`),
  }
}

function elderWith(canary: ReturnType<typeof makeCanaries>, act: () => Act): Elder {
  const now = act()
  const base = registerElder(
    { name: canary.text(5), sex: '2', birthDate: '1948-03-01' },
    (['record', 'measuring', 'assessment'] as const).map((purpose) => ({
      id: `${purpose}-yes`,
      purpose,
      given: true,
      textVersion: 1,
      language: 'zh-CN',
      method: 'witness',
      witness: { name: canary.text(4) },
      at: new Date(now.now).toISOString(),
      author: now.author,
    })),
    now,
  )
  const at = base.updatedAt
  const noted = (id: string) => ({ id, at, author: now.author, source: 'said' as const })
  const body = {
    ...base.body,
    namePinyin: canary.latin(),
    calledAs: canary.text(5),
    noNumberNote: canary.text(),
    phone: canary.phone(),
    address: canary.text(20),
    village: canary.text(6),
    group: canary.text(6),
    contacts: [
      {
        id: 'c1',
        name: canary.text(5),
        relation: 'spouse',
        phone: canary.phone(),
        isEmergency: true,
        note: canary.text(),
      },
    ],
    interests: [canary.text(6)],
    dialect: canary.text(5),
    hearingNote: canary.text(),
    visionNote: canary.latin(),
    note: canary.text(40),
    allergies: [{ ...noted('a1'), substance: canary.latin(), reaction: canary.text() }],
    risks: [{ ...noted('r1'), what: canary.text(12) }],
  }
  return { ...base, body } as Elder
}

describe('personal strings', () => {
  it(`are in no file of kiosk, browser or server, of ${wanted}`, { timeout: 180_000 }, async () => {
    const server = await run(
      'server',
      join(source, 'sync-server/main.ts'),
      '--data',
      join(root, 'server'),
      '--port',
      '0',
    )
    const { url } = JSON.parse(server.line) as { url: string }
    const { station = '' } = await admin('station', '青石桥驿站')
    const { code = '' } = await admin('code', station)
    const host = await run('kiosk', join(source, 'src-main/loopback.ts'), join(root, 'kiosk'), page)
    process.env['TMPDIR'] = join(root, 'tmp')
    chromium = await startChromium(join(root, 'profile'))
    delete process.env['TMPDIR']
    const tab = await chromium.context.newPage()
    await tab.goto(host.line)
    await tab.waitForFunction('window.trial !== undefined')
    await tab.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch('/host/setup.enrol', { method: 'POST', headers, body })
        const enrolled = (await answer.json()) as { readonly ok: boolean }
        if (!enrolled.ok) throw new Error(JSON.stringify(enrolled))
        await window.trial.open('real')
      },
      JSON.stringify({ serverUrl: url, code, kioskName: '一号机' }),
    )
    const canary = makeCanaries(20)
    let moment = Date.now() - 600_000
    const act = (): Act => ({
      station,
      kiosk: 'kiosk-a',
      author: 'staff:one',
      now: (moment += 1_000),
      offset: 480,
      random: seededBytes(moment),
    })
    const save = async (documents: readonly Document[]): Promise<void> => {
      const result = await tab.evaluate((all) => window.trial.save(all), documents)
      expect(result).toEqual({ ok: true, value: undefined })
    }
    const elders: Elder[] = []
    while (canary.made.length < wanted) elders.push(elderWith(canary, act))
    await save(elders)
    for (const elder of elders) await save([editDocument(elder, { note: canary.text(30) }, act())])
    await tab.evaluate(() => window.trial.settled())
    // What is refused is spoken of in a log, if anywhere.
    const [first] = elders
    await fetch(`${url}/station-${station}/_bulk_docs`, { method: 'POST', body: JSON.stringify({ docs: [first] }) })
    await tab.evaluate(
      async ([database, body]) =>
        void (await fetch(`/sync/${database}/_bulk_docs`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: body!,
        })),
      [
        `station-${station}`,
        JSON.stringify({ docs: [{ _id: 'elders:x', ...first, station: 'other' }, { bad: first }] }),
      ],
    )
    await chromium.close()
    chromium = undefined
    await host.end()
    await server.end()

    const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
    const found: string[] = []
    let bytes = 0
    let sawId = false
    for (const file of files) {
      const path = join(file.parentPath, file.name)
      const content = await readFile(path)
      bytes += content.length
      sawId ||= content.includes(first!.id)
      for (const [form, needle] of canary.made.flatMap(formsOf)) {
        if (content.includes(needle)) found.push(`${form} in ${relative(root, path)}`)
      }
    }
    console.log(`canaries: ${canary.made.length} strings, ${files.length} files, ${bytes} bytes, ${found.length} found`)
    noteFigures({
      test: 'canaries',
      tried: canary.made.length,
      found: { files: files.length, bytes, found: found.length },
    })
    expect(canary.made.length).toBeGreaterThanOrEqual(wanted)
    // That the search finds what is there: ids are clear.
    expect(sawId).toBe(true)
    expect(files.some(({ parentPath }) => parentPath.includes('IndexedDB'))).toBe(true)
    expect(found).toEqual([])
  })

  it('would be found in each of the forms', () => {
    const text = '龘靐齉爩'
    for (const shift of [0, 1, 2]) {
      const within = Buffer.concat([Buffer.alloc(shift, 65), Buffer.from(text), Buffer.from('尾')])
      const base64 = Buffer.from(within.toString('base64'))
      expect(formsOf(text).some(([, needle]) => base64.includes(needle))).toBe(true)
    }
    expect(formsOf(text).some(([, needle]) => Buffer.from(text, 'utf16le').includes(needle))).toBe(true)
    expect(formsOf(text).some(([, needle]) => Buffer.from('别的').includes(needle))).toBe(false)
  })
})

/** As it may lie in a file. Base64 of a text depends on where in a group of three bytes it begins. */
function formsOf(text: string): readonly (readonly [string, Buffer])[] {
  const utf8 = Buffer.from(text)
  const escapedJson = JSON.stringify(text).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const base64 = [0, 1, 2].map((shift): readonly [string, Buffer] => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '')
    // Whole groups only: those at the borders hold bits of the neighbours.
    const from = shift === 0 ? 0 : 4
    const to = from + 4 * Math.floor((utf8.length - (shift === 0 ? 0 : 3 - shift)) / 3)
    return [`base64+${shift}`, Buffer.from(encoded.slice(from, to))]
  })
  return [
    ['utf-8', utf8],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['json', Buffer.from(escapedJson.slice(1, -1))],
    ...base64,
  ]
}
