/**
 * `npm run drill`: a kiosk works, is backed up and destroyed; a new machine takes its place with what is left, in every combination
 * of server, backup and a copy of the journal. Each time is written who came (records of elders), what was measured and assessed, and a picture of a
 * paper. Prints what came back from what and lists exactly what did not, the pictures compared byte by byte; the exit code is 1 when
 * anything else is missing than what stood nowhere any more.
 */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filter, firstValueFrom } from 'rxjs'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { isAssessment } from '../../src-domain/assessments/assessment-history.ts'
import { isReading } from '../../src-domain/archive/reading.ts'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { registerElder } from '../../src-domain/elders/elder-rules.ts'
import type { MediaFile } from '../../src-domain/media/media-file.ts'
import { isPaperPhoto, paperPhotoKind } from '../../src-domain/papers/paper-photo.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { type Act, createDocument, type Document } from '../../src-domain/shared/document.ts'
import { callHost } from '../../src-main/host-handlers.ts'
import { type LoopbackHost, startLoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import { enrol as enrolKiosk, takeBackup } from '../../src-renderer/features/day/set-up-calls.ts'
import type { Host } from '../../src-renderer/host/host.ts'
import type { AnyStorage } from '../../src-renderer/replica/open-database.ts'
import { openReplica, type OpenedReplica } from '../../src-renderer/replica/open-replica.ts'
import { rowVersion } from '../../src-renderer/replica/rows.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import { seededBytes } from '../support/trial-kinds.ts'
import { drillErasedSince } from './erased-since.ts'
import { keepPicture, readPicture, sendPictures } from './pictures.ts'

const station = 'qingshiqiao'
const media = `station-${station}-media`
const holder = { staff: 'staff:one', name: '管理员', role: 'administrator' } as const
const pin = '302817'

/** When it was written tells who may still have it. */
type Written = { readonly when: 'sent' | 'in the backup' | 'after the backup'; readonly document: Document }
type Source = 'server' | 'backup' | 'journal copy'
type When = Written['when']

/**
 * `pictures`: whose bytes are gone. A picture that the server has is in no backup; one that it does not have lies with the host until a backup
 * takes it along, and is in no journal.
 */
const cases: readonly {
  readonly left: readonly Source[]
  readonly lost: readonly When[]
  readonly pictures: readonly When[]
}[] = [
  { left: ['server', 'backup', 'journal copy'], lost: [], pictures: ['after the backup'] },
  { left: ['server', 'backup'], lost: ['after the backup'], pictures: ['after the backup'] },
  { left: ['backup', 'journal copy'], lost: [], pictures: ['sent', 'after the backup'] },
  { left: ['backup'], lost: ['after the backup'], pictures: ['sent', 'after the backup'] },
  { left: ['server'], lost: ['in the backup', 'after the backup'], pictures: ['in the backup', 'after the backup'] },
  // The key of what the journal says lies in the backup: without it the copy opens for nobody.
  {
    left: ['server', 'journal copy'],
    lost: ['in the backup', 'after the backup'],
    pictures: ['in the backup', 'after the backup'],
  },
  {
    left: ['journal copy'],
    lost: ['sent', 'in the backup', 'after the backup'],
    pictures: ['sent', 'in the backup', 'after the backup'],
  },
]

const root = await mkdtemp(join(tmpdir(), 'ginkgo-drill-'))
let databases = 0
let moment = Date.now() - 3_600_000

async function main(): Promise<boolean> {
  const stick = join(root, 'stick')
  await mkdir(stick)
  const { written, pictures, code, path } = await liveAndDie(stick)
  let isRight = true
  console.log(`\n${written.length} documents were acknowledged on the kiosk that was destroyed:`)
  for (const when of ['sent', 'in the backup', 'after the backup'] as const) {
    console.log(`  ${String(written.filter((one) => one.when === when).length).padStart(4)}  ${describe[when]}`)
  }
  const kindsOf = Object.entries(Object.groupBy(written, ({ document }) => document.kind))
  console.log(
    `  ${kindsOf.map(([kind, some]) => `${some?.length ?? 0} ${kind}`).join(', ')}; ${pictures.length} pictures`,
  )
  const head = [
    'what was left'.padEnd(33),
    'on the new kiosk',
    'on the server',
    'missing',
    'pictures missing',
    ' as it must be',
  ]
  console.log(`\n${head.join(' | ')}`)
  for (const [n, { left, lost, pictures: gone }] of cases.entries()) {
    const found = await rebuild(n, left, code, path, pictures)
    const missing = written.filter(({ document }) => !isSame(found.kiosk.get(document.id), document))
    const unsent = written.filter(({ document }) => !found.server.has(document.id))
    const expected = written.filter(({ when }) => lost.includes(when))
    const notSeen = pictures.filter(({ file }) => found.pictures.get(file.key) !== 'whole')
    const isSo =
      isSame(missing.map(idOf), expected.map(idOf)) &&
      isSame(unsent.map(idOf), expected.map(idOf)) &&
      isSame(
        notSeen.map(({ when }) => when),
        gone,
      )
    isRight &&= isSo
    console.log(
      [
        left.join(' + ').padEnd(33),
        String(found.kiosk.size).padStart(16),
        String(found.server.size).padStart(13),
        String(missing.length).padStart(7),
        String(notSeen.length).padStart(16),
        isSo ? ' yes' : ' NO',
      ].join(' | '),
    )
    for (const { document, when } of missing)
      console.log(`    missing: ${document.kind} ${document.id} ${document.updatedAt}, ${describe[when]}`)
    for (const { file, when } of notSeen) {
      const state = found.pictures.get(file.key) ?? 'missing'
      console.log(`    picture ${state}: ${file.bytes} bytes, ${file.parts[0]?.slice(0, 12)}…, ${describe[when]}`)
    }
  }
  return isRight
}

const describe: Readonly<Record<Written['when'], string>> = {
  sent: 'the server had acknowledged',
  'in the backup': 'unsent, written before the last backup',
  'after the backup': 'unsent, written after the last backup',
}
const idOf = ({ document }: Written): string => document.id

type Picture = { readonly when: When; readonly file: MediaFile; readonly bytes: Uint8Array }

async function liveAndDie(stick: string): Promise<{
  readonly written: readonly Written[]
  readonly pictures: readonly Picture[]
  readonly code: string
  readonly path: string
}> {
  const server = await serve('first')
  const folder = join(root, 'kiosk')
  const host = await startHost(folder)
  await enrol(await pageOf(host), server)
  await host.handlers['keys.add']({ holder, pin })
  need(await host.handlers['keys.unlock']({ staff: holder.staff, pin }))
  const replica = await open(host)
  const written: Written[] = []
  const pictures: Picture[] = []
  const page = await pageOf(host)
  const save = async (document: Document, when: When): Promise<void> => {
    const saved = await replica.save([document])
    if (!saved.ok) throw new Error(JSON.stringify(saved.error))
    written.push({ when, document })
  }
  const write = async (count: number, when: When): Promise<void> => {
    for (let i = 0; i < count; i += 1) await save(elder(`老人${written.length}`), when)
    const whole = histories.pop()
    if (whole === undefined) throw new Error('nobody with a reading and an assessment is left')
    for (const document of whole) await save(document, when)
    const bytes = Uint8Array.from(seededBytes(pictures.length)(5_000 + pictures.length))
    const file = await keepPicture(page, bytes)
    pictures.push({ when, file, bytes })
    const act = { ...actNow(), station: whole[0].station }
    await save(createDocument(paperPhotoKind, { sort: 'report', media: [file] }, act, { elder: whole[0].id }), when)
  }
  await write(40, 'sent')
  await inSync(replica)
  await sendPictures(page, media)
  await server.close()
  await write(10, 'in the backup')
  need(await host.handlers['backup.setFolder']({ folder: stick }))
  const { code } = need(await host.handlers['backup.newCode']({}))
  const backup = await replica.backUp()
  if (!backup.ok) throw new Error(backup.error.code)
  await write(5, 'after the backup')
  await replica.close()
  await host.close()
  await cp(join(folder, 'journal'), join(root, 'journal-copy'), { recursive: true })
  await rm(folder, { recursive: true })
  return { written, pictures, code, path: join(stick, backup.value.name) }
}

async function rebuild(
  n: number,
  left: readonly Source[],
  code: string,
  path: string,
  pictures: readonly Picture[],
): Promise<{
  readonly kiosk: ReadonlyMap<string, Document>
  readonly server: ReadonlySet<string>
  /** By its key; `altered` when the bytes are others. */
  readonly pictures: ReadonlyMap<string, 'whole' | 'missing' | 'altered'>
}> {
  // Each case meets the server as it was when the kiosk died, or a new one.
  const name = `case-${n}`
  if (left.includes('server')) {
    for (const part of ['', '-key'])
      await cp(join(root, `first${part}`), join(root, `${name}${part}`), { recursive: true })
  }
  const server = await serve(name)
  const folder = join(root, `kiosk-${n}`)
  if (left.includes('journal copy')) await cp(join(root, 'journal-copy'), join(folder, 'journal'), { recursive: true })
  const host = await startHost(folder)
  const page = await pageOf(host)
  if (left.includes('backup')) await restoreFrom(page, path, code)
  await enrol(page, server)
  need(await host.handlers['keys.add']({ holder, pin }))
  need(await host.handlers['keys.unlock']({ staff: holder.staff, pin }))
  const replica = await open(host)
  await inSync(replica)
  if (left.includes('backup')) {
    const still = await replica.lookForMissing({ path })
    if (!still.ok || still.value.documents.length > 0)
      throw new Error('something in the backup is not on the new kiosk')
  }
  const documents = (
    await Promise.all(
      (['elders', 'observations', 'records'] as const).map((collection) => replica.find({ collection })),
    )
  ).flat()
  const seen = new Map<string, 'whole' | 'missing' | 'altered'>()
  for (const { file, bytes } of pictures) {
    // Only what a document on the new kiosk names can be opened: the key stands there.
    const named = documents.filter(isPaperPhoto).some(({ body }) => body.media?.[0]?.key === file.key)
    const read = named ? await readPicture(page, server, media, file) : undefined
    seen.set(file.key, read === undefined ? 'missing' : Buffer.compare(read, bytes) === 0 ? 'whole' : 'altered')
  }
  const database = `station-${station}`
  const known = await server.store.readWinners(
    database,
    documents.map(({ id }) => id),
  )
  await replica.close()
  await host.close()
  await server.close()
  return {
    kiosk: new Map(documents.map((document) => [document.id, document])),
    server: new Set(known.keys()),
    pictures: seen,
  }
}

/** As the screens of the set-up do: found in the folder, looked into with the code from paper, taken over. */
async function restoreFrom(page: Host, path: string, code: string): Promise<void> {
  const { files } = need(await page.call('backup.list', { folder: join(path, '..'), rows: rowVersion }))
  const found = files.find((file) => file.path === path)
  if (found === undefined || found.problem !== undefined) throw new Error('the backup is not in the list')
  const preview = need(await page.call('backup.look', { path, code, rows: rowVersion }))
  console.log(
    `\n  the backup says: ${preview.stationName}, ${preview.kioskName}, ${preview.elders} elders, ${preview.unsent} unsent`,
  )
  const taken = await takeBackup(page, { path, code })
  if (!taken.ok) throw new Error(taken.error.code)
}

async function serve(name: string): Promise<RunningServer> {
  const server = await startServer({ dataFolder: join(root, name) })
  if (server.access.stations().length === 0) await server.createStation('青石桥驿站', station)
  return server
}

const startHost = (dataFolder: string): Promise<LoopbackHost> =>
  startLoopbackHost({
    dataFolder,
    rendererFolder: import.meta.dirname,
    build: { version: '0.0.0-drill', builtAt: Date.UTC(2026, 0, 1) },
    log: (message, error) => console.error(message, error),
  })

async function enrol(page: Host, server: RunningServer): Promise<void> {
  const { code } = await server.createEnrolmentCode(station)
  const plan = {
    link: 'server' as const,
    serverUrl: server.url,
    code,
    stationName: '',
    stationPhone: '',
    kioskName: '一号机',
    name: holder.name,
  }
  const enrolled = await enrolKiosk(page, plan, undefined)
  if (!enrolled.ok) throw new Error(enrolled.error.code)
}

async function open(host: LoopbackHost): Promise<OpenedReplica> {
  const { dataKey = '' } = await host.handlers['keys.session']({})
  return openReplica({
    host: await pageOf(host),
    info: await host.handlers['kiosk.info']({}),
    dataKey: new Uint8Array(Buffer.from(dataKey, 'base64')),
    name: `drill-${(databases += 1)}`,
    storage: getRxStorageMemory() as AnyStorage,
    timing: { backoff: { first: 50, most: 500 }, sharedInterval: 60_000, gather: 10 },
    checking: { after: 0, pause: 0 },
  })
}

/** What the page would be: host calls in the same process, the server through the host's own door. */
async function pageOf({ url, handlers }: LoopbackHost): Promise<Host> {
  const { origin } = new URL(url)
  const launched = await fetch(url, { redirect: 'manual' })
  const cookie = (launched.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    call: async (name, params) => (await callHost(handlers, name, params)) as never,
    sync: async (path, init) => {
      const response = await fetch(`${origin}/sync/${path.replace(/^\/?(sync\/)?/, '')}`, {
        ...init,
        headers: { ...(init?.headers as Record<string, string> | undefined), cookie, origin },
      })
      if (response.headers.get('x-ginkgo-sync') === 'unreachable') throw new TypeError('the server cannot be reached')
      return response
    },
    voice: { voices: () => 0, onVoices: () => () => undefined, speak: async () => undefined, stop: () => undefined },
    print: () => undefined,
    clearStorage: async () => undefined,
  }
}

const inSync = (replica: OpenedReplica): Promise<unknown> =>
  firstValueFrom(replica.status.pipe(filter(({ connection, unsent }) => connection === 'upToDate' && unsent === 0)))

/** Elders of the demo station, each with a reading and a finished assessment, as the rules made them. */
const histories = historiesOf(demoData({ seed: 1, today: '2026-11-20', elders: 12 }))

function historiesOf(all: readonly Document[]): (readonly [Document, Document, Document])[] {
  return all
    .filter(({ kind }) => kind === 'elder')
    .flatMap((person) => {
      const about = all.filter(({ elder: of }) => of === person.id)
      const [reading, assessment] = [about.find(isReading), about.find(isAssessment)]
      return reading === undefined || assessment === undefined
        ? []
        : [[person, reading as Document, assessment as Document] as const]
    })
    .map(
      (some) =>
        some.map((document) => ({ ...document, station })) as unknown as readonly [Document, Document, Document],
    )
}

function actNow(): Act {
  const now = (moment += 1_000)
  return { station, kiosk: 'kiosk-a', author: holder.staff, now, offset: 480, random: seededBytes(now) }
}

const elder = (name: string): Document => elderAt(name, station)

function elderAt(name: string, of: string): Document {
  const act = { ...actNow(), station: of }
  const consent = {
    id: 'record-yes',
    purpose: 'record',
    given: true,
    textVersion: 1,
    language: 'zh-CN',
    method: 'witness',
    witness: { name: '陈晓梅' },
    at: new Date(act.now).toISOString(),
    author: holder.staff,
  } as const
  return registerElder({ name, sex: '2', birthDate: '1948-03-01' }, [consent], act)
}

function need<V>(
  result: { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: { code: string } },
): V {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

try {
  const isRight = await main()
  const tools = { root, startHost, open, elder: elderAt, actAt: (of: string): Act => ({ ...actNow(), station: of }) }
  console.log('')
  process.exitCode = (await drillErasedSince(tools)) && isRight ? 0 : 1
} finally {
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
}
