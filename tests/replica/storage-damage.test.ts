/**
 * What a disk does to a kiosk that is switched off: files of the browser's database gone, cut short or with a bit turned over,
 * and the journal torn inside its last record. After each of them the kiosk is started as it is in the morning: whatever is
 * missing must be noticed and told, and no acknowledged write may be lost. `DAMAGE_CASES=200` for the long run, `DAMAGE_SEED`
 * for other damage.
 */
import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { type Act, appendEvent, createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { headerLength, lastHashOf, scanJournal } from '../../src-main/journal/journal-format.ts'
import { openJournal } from '../../src-main/journal/journal.ts'
import type { ReplicaHealth } from '../../src-renderer/replica/replica.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import type { RealChromium } from '../support/real-chromium.ts'
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts'
import { actsOf, trialElder, trialKinds, trialReading, trialService } from '../support/trial-kinds.ts'
import { buildReplicaPage, type ReplicaKiosk, startReplicaKiosk } from './replica-kiosk.ts'
import { noteFigures } from '../support/note-figures.ts'

const cases = Number(process.env['DAMAGE_CASES'] ?? 40)
/** One of them again, by its number. */
const only = process.env['DAMAGE_ONLY'] === undefined ? undefined : Number(process.env['DAMAGE_ONLY'])
const seed = Number(process.env['DAMAGE_SEED'] ?? 1)
const holder = { staff: 'staff:one', name: '管理员', role: 'administrator' } as const
const pin = '302817'
const station = 'qingshiqiao'
const month = 31 * 86_400_000

type Base = {
  /** Profile and journal as they were when the machine was switched off. */
  readonly copy: string
  /** The kiosk's own folder, which keeps its identity at the server. */
  readonly folder: string
  /** What was acknowledged to a person, in its last version. */
  readonly acknowledged: ReadonlyMap<string, Document>
}

let pageFolder: string
let root: string
let server: RunningServer
const bases: Base[] = []

beforeAll(async () => {
  pageFolder = await buildReplicaPage()
  root = await mkdtemp(join(tmpdir(), 'ginkgo-damage-'))
  server = await startServer({ dataFolder: join(root, 'server'), kinds: trialKinds })
  await server.createStation('青石桥驿站', station)
  bases.push(await makeBase('alone', 'close'), await makeBase('linked', 'kill'))
})
afterAll(async () => {
  await server.close()
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
  await rm(pageFolder, { recursive: true, force: true })
})

/** A day's work, then the switch: in order, or the plug. A linked one has old work in the server alone and new work unsent. */
async function makeBase(link: 'alone' | 'linked', end: 'close' | 'kill'): Promise<Base> {
  const folder = join(root, link)
  let kiosk = await startReplicaKiosk(pageFolder, { folder })
  let of = station
  if (link === 'alone') {
    const made = await kiosk.host.handlers['setup.alone']({ stationName: '驿站', stationPhone: '', kioskName: '一' })
    if (!made.ok) throw new Error(made.error.code)
    of = made.value.station
  } else {
    const { code } = await server.createEnrolmentCode(station)
    const made = await kiosk.host.handlers['setup.enrol']({ serverUrl: server.url, code, kioskName: '一' })
    if (!made.ok) throw new Error(made.error.code)
  }
  await kiosk.host.handlers['keys.add']({ holder, pin })
  const acknowledged = new Map<string, Document>()
  const act = actsOf(`kiosk-${link}`, 1, Date.now() - 7_200_000, of)
  const save = async (documents: readonly Document[]): Promise<void> => {
    const result = await kiosk.call('save', documents)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    for (const document of documents) acknowledged.set(document.id, document)
  }
  await kiosk.page()
  await kiosk.call('open', 'trial')
  await work(act, save, acknowledged, 120)
  if (link === 'linked') {
    await kiosk.call('settled')
    // The word of it reaches the journal a moment later.
    await vi.waitFor(
      async () => {
        const { unacknowledged } = await kiosk.host.handlers['journal.read']({ after: 0, limit: 1 })
        expect(unacknowledged).toBe(0)
      },
      { timeout: 60_000, interval: 100 },
    )
  }
  // After a restart part of it stands in LevelDB's tables, the rest in its log.
  await kiosk.stop()
  if (link === 'linked') await forgetSent(folder)
  kiosk = await startAgain(folder)
  await kiosk.page()
  await kiosk.call('open', 'trial')
  await kiosk.call('checked')
  if (link === 'linked') {
    // The server is away for the rest of the day.
    const page = kiosk.chromium().context.pages().at(-1)
    await page?.route('**/sync/**', (route) => route.abort())
  }
  await work(act, save, acknowledged, 40)
  if (end === 'kill') await kiosk.kill()
  await kiosk.stop()
  const copy = join(root, `${link}-copy`)
  await cp(join(folder, 'profile'), join(copy, 'profile'), { recursive: true, filter: isWorthCopying })
  await cp(join(folder, 'data', 'journal'), join(copy, 'journal'), { recursive: true })
  return { copy, folder, acknowledged }
}

async function work(
  act: () => Act,
  save: (documents: readonly Document[]) => Promise<void>,
  acknowledged: ReadonlyMap<string, Document>,
  count: number,
): Promise<void> {
  const made: Document[] = []
  for (let i = 0; i < count; i += 1) {
    const elder = createDocument(trialElder, { name: `欧阳霁月${i}`, phone: `139${i}` }, act())
    const reading = createDocument(trialReading, { value: i }, act(), { elder: elder.id })
    const service = createDocument(trialService, { what: '助餐' }, act(), { elder: elder.id })
    made.push(elder, reading, service)
  }
  for (let i = 0; i < made.length; i += 60) await save(made.slice(i, i + 60))
  for (const document of made.filter((_, i) => i % 15 === 0)) {
    await save([editDocument(acknowledged.get(document.id)!, { phone: '13700000000' }, act())])
  }
  for (const document of made.filter((_, i) => i % 18 === 2)) {
    await save([appendEvent(acknowledged.get(document.id)!, { id: 'done', type: 'done' }, act())])
  }
}

/** What the server has had for a month is in the journal no more. */
async function forgetSent(folder: string): Promise<void> {
  const journal = await openJournal({ folder: join(folder, 'data', 'journal'), now: () => Date.now() + month })
  await journal.compact()
  expect((await journal.read(0, 10)).entries).toEqual([])
  await journal.close()
}

const isWorthCopying = (path: string): boolean =>
  !/\/(Cache|Code Cache|GPUCache|GrShaderCache|ShaderCache)(\/|$)/.test(path)

async function startAgain(folder: string, browser?: RealChromium): Promise<ReplicaKiosk> {
  const kiosk = await startReplicaKiosk(pageFolder, { folder, ...(browser === undefined ? {} : { browser }) })
  const unlocked = await kiosk.host.handlers['keys.unlock']({ staff: holder.staff, pin })
  if (!unlocked.ok) throw new Error(unlocked.error.code)
  return kiosk
}

/** Files of the browser's database, by their paths in the profile. */
async function databaseFiles(profile: string): Promise<readonly string[]> {
  const folder = join(profile, 'Default', 'IndexedDB')
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((file) => file.isFile() && file.name !== 'LOCK' && file.name !== 'LOG' && file.name !== 'LOG.old')
    .map((file) => join(file.parentPath, file.name))
    .toSorted()
}

/** @returns what was done, for the table. */
async function damageDatabase(profile: string, random: SeededRandom): Promise<string> {
  const all = await databaseFiles(profile)
  const sizes = new Map(await Promise.all(all.map(async (path) => [path, (await stat(path)).size] as const)))
  const files = all.filter((path) => (sizes.get(path) ?? 0) > 0)
  const what = random.pick(['all', 'remove', 'truncate', 'truncate', 'flip', 'flip'] as const)
  if (what === 'all') {
    await rm(join(profile, 'Default', 'IndexedDB'), { recursive: true })
    return 'all files removed'
  }
  const path = random.pick(files)
  const size = sizes.get(path) ?? 0
  const name = relative(join(profile, 'Default', 'IndexedDB'), path).replace(/^http\S+?_0\./, '')
  if (what === 'remove') {
    await rm(path)
    return `removed ${name}`
  }
  if (what === 'truncate') {
    const left = random.integer(size)
    await truncate(path, left)
    return `cut ${name} to ${left} of ${size}`
  }
  const file = await open(path, 'r+')
  const at = random.integer(size)
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, at)
  await file.write(Buffer.from([(byte[0] ?? 0) ^ (1 << random.integer(8))]), 0, 1, at)
  await file.close()
  return `turned a bit of ${name} at ${at} of ${size}`
}

/** Cuts the journal inside its last record. @returns the id whose entry that was. */
async function tearJournal(
  folder: string,
  random: SeededRandom,
): Promise<{ readonly done: string; readonly id: string }> {
  const path = join(folder, 'journal.log')
  const bytes = await readFile(path)
  const last = scanJournal(bytes).found.findLast(({ record }) => record.type === 'entry')
  if (last?.record.type !== 'entry') throw new Error('no entry')
  const { document, sealed } = last.record
  const start = last.sealedAt - Buffer.byteLength(document) - 17 - 9
  const end = last.sealedAt + sealed.length + lastHashOf(bytes).length
  expect(start).toBeGreaterThan(headerLength)
  const at = start + 1 + random.integer(end - start - 1)
  await truncate(path, at)
  return { done: `journal cut at byte ${at - start} of ${end - start} of its last entry`, id: document }
}

type Outcome = {
  readonly done: string
  readonly told: string
  readonly lost: readonly string[]
  /** Where nothing was told: what cannot be read or is not, letter for letter, what it was, and what was never written. */
  readonly unlike: readonly string[]
}

async function startDamaged(base: Base, exceptIds: ReadonlySet<string>): Promise<Omit<Outcome, 'done'>> {
  let kiosk = await startAgain(base.folder)
  const told = new Set<string>()
  try {
    for (let attempt = 0; ; attempt += 1) {
      const health = await look(kiosk)
      for (const word of wordsOf(health)) told.add(word)
      if (typeof health !== 'string' && health.broken !== true) {
        const unlike = await unlikeOf(kiosk, base).catch((error: unknown) => inOneLine(error))
        if (typeof unlike !== 'string') {
          const lost = unlike.filter((id) => base.acknowledged.has(id) && !exceptIds.has(id))
          return { told: [...told].join(', '), lost, unlike: told.size === 0 ? unlike : [] }
        }
        // Chromium may come upon the damage only when it tidies up its files, and then closes the database of a page at work.
        told.add(`closed while it worked: ${unlike}`)
        await expect.poll(() => kiosk.call('health')).toMatchObject({ broken: true })
      }
      // Four may take the page down with them, and one more read what an old database left behind (fresh-start.ts).
      if (attempt === 6) throw new Error(`it never opens: ${[...told].join(', ')}`)
      // As the screen asks.
      await kiosk.stop()
      kiosk = await startAgain(base.folder)
    }
  } finally {
    await kiosk.stop()
  }
}

/** Everything is read: what is not as it was acknowledged, and what nobody wrote. */
async function unlikeOf(kiosk: ReplicaKiosk, base: Base): Promise<readonly string[]> {
  const found = new Map<string, Document>()
  for (const collection of ['elders', 'observations', 'services'] as const) {
    for (const document of await kiosk.call('find', { collection })) found.set(document.id, document)
  }
  const changed = [...base.acknowledged].flatMap(([id, document]) => (isSame(found.get(id), document) ? [] : [id]))
  return [...changed, ...[...found.keys()].filter((id) => !base.acknowledged.has(id))]
}

/** The browser's files are whole here, and it may stay open from one torn journal to the next. */
async function startTorn(base: Base, tears: readonly (() => Promise<string>)[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  await putBack(base, 'profile')
  let browser: RealChromium | undefined
  for (const tear of tears) {
    await putBack(base, 'journal')
    const done = await tear()
    const kiosk = await startAgain(base.folder, browser)
    try {
      const told = wordsOf(await look(kiosk)).join(', ')
      const unlike = await unlikeOf(kiosk, base)
      outcomes.push({ done, told, lost: unlike, unlike: told === '' ? unlike : [] })
      browser = await kiosk.stopHost()
    } catch (error) {
      await kiosk.stop()
      throw error
    }
  }
  await browser?.close()
  return outcomes
}

async function putBack({ copy, folder }: Base, what: 'profile' | 'journal'): Promise<void> {
  const to = what === 'profile' ? join(folder, 'profile') : journalOf(folder)
  await rm(to, { recursive: true, force: true, maxRetries: 5 })
  await cp(join(copy, what), to, { recursive: true })
}

const journalOf = (folder: string): string => join(folder, 'data', 'journal')

async function look(kiosk: ReplicaKiosk): Promise<ReplicaHealth | string> {
  await kiosk.page()
  try {
    await kiosk.call('open', 'trial')
  } catch (error) {
    return `does not open: ${inOneLine(error)}`
  }
  return kiosk.call('checked')
}

const inOneLine = (error: unknown): string => String(error).replaceAll(/\s+/g, ' ').slice(0, 160)

const wordsOf = (health: ReplicaHealth | string): readonly string[] => {
  if (typeof health === 'string') return [health]
  return (['rebuilt', 'broken', 'unreadable', 'journalTorn'] as const).filter(
    (word) => health[word] !== undefined && health[word] !== false,
  )
}

describe(`a disk that damages a kiosk's files, ${cases} cases of seed ${seed}`, () => {
  const tell = (outcome: Outcome): Outcome => {
    console.log(`${outcome.done} → ${outcome.told || 'harmless'}, ${outcome.lost.length} lost`)
    return outcome
  }

  it(
    'takes away no acknowledged write, and nothing that is missing goes unnoticed',
    { timeout: cases * 30_000 },
    async () => {
      const outcomes: Outcome[] = []
      const all = Array.from({ length: cases }, (_, n) => ({
        base: bases[n % bases.length]!,
        random: seededRandom(seed * 100_000 + n),
        // Half of them the browser's files, a third the journal, and the plug pulled in a save that nobody acknowledged.
        kind: n % 6 < 3 ? 'database' : n % 6 < 5 ? 'journal' : 'both',
      }))
      for (const base of bases) {
        const torn = all.filter((one) => one.kind === 'journal' && one.base === base && only === undefined)
        const tears = torn.map(
          ({ random }) =>
            async () =>
              (await tearJournal(journalOf(base.folder), random)).done,
        )
        outcomes.push(...(await startTorn(base, tears)).map(tell))
      }
      for (const one of all) {
        const { base, random, kind } = one
        if (kind === 'journal' || (only !== undefined && all.indexOf(one) !== only)) continue
        await putBack(base, 'profile')
        await putBack(base, 'journal')
        const torn = kind === 'both' ? await tearJournal(journalOf(base.folder), random) : undefined
        const damaged = await damageDatabase(join(base.folder, 'profile'), random)
        const done = torn === undefined ? damaged : `${torn.done} and ${damaged}`
        const outcome = await startDamaged(base, new Set(torn === undefined ? [] : [torn.id]))
        outcomes.push(tell({ done, ...outcome }))
      }
      const noticed = outcomes.filter(({ told }) => told !== '')
      const lost = outcomes.flatMap((outcome) => outcome.lost)
      console.log(
        `storage damage: ${cases} cases, ${noticed.length} noticed, ${cases - noticed.length} harmless, ${lost.length} acknowledged writes lost`,
      )
      noteFigures({
        test: 'storage damage',
        tried: outcomes.length,
        found: {
          noticed: noticed.length,
          harmless: outcomes.length - noticed.length,
          'acknowledged writes lost': lost.length,
        },
      })
      expect(outcomes).toHaveLength(only === undefined ? cases : 1)
      expect(outcomes.filter((outcome) => outcome.lost.length > 0)).toEqual([])
      // Every torn journal is told; what damaged the database without being told took nothing away, as the comparison says.
      expect(outcomes.filter(({ done, told }) => done.startsWith('journal') && !told.includes('journalTorn'))).toEqual(
        [],
      )
      // Noticed, or proven harmless: bytes that nobody reads, for every document was read and is what it was. There is no third.
      expect(outcomes.filter(({ told, unlike }) => told === '' && unlike.length > 0)).toEqual([])
    },
  )
})
