/**
 * Backups to a folder somebody chose, or a USB stick: a ring of sealed files, each written beside and renamed when whole, and
 * the way back from one. The rows come from the page, which alone has the replica; they are sealed already and sealed once more.
 */
import { randomBytes } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { keptBackups } from '../../src-domain/backup/backup-ring.ts'
import { kindByName } from '../../src-domain/documents.ts'
import { createPlainCode, readPlainCode } from '../../src-domain/shared/plain-code.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { requirePermission } from '../../src-domain/staff/permissions.ts'
import type { BackupFile, BackupPreview, BackupRow, BackupState, KeyHolder } from '../bridge/contract.ts'
import { codeOf, readWhole, writeWhole } from '../files/atomic-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'
import { type KioskConfig, parseJson } from '../kiosk/kiosk-config.ts'
import type { UnsentMedia } from '../media/unsent-media.ts'
import { backUpPictures, bringBackPictures } from './backed-up-pictures.ts'
import { type ErasedList, isErasureRow, readErasedList, writeErasedList } from './erased-list.ts'
import {
  type BackupHeader,
  backupVersion,
  type BackupWriter,
  readBackup,
  readBackupHeader,
  Recovery,
  unwrapDataKey,
  wrapDataKey,
  writeBackup,
} from './backup-file.ts'

export type Backups = {
  readonly state: () => Promise<BackupState>
  /** Codes: staff.notAllowed, backup.folderMissing, backup.folderNotWritable, backup.folderInside. */
  readonly setFolder: (folder: string) => Promise<Result<void, Refusal>>
  /** A new recovery code; shown once, kept nowhere. Older files still open with the older one. Codes: keys.sealed, staff.notAllowed. */
  readonly newCode: () => Promise<Result<{ readonly code: string }, Refusal>>
  /** The data key of this machine, also while it is sealed. Codes: backup.noCode, recover.wrongCode. */
  readonly openWith: (code: string) => Result<Uint8Array, Refusal>
  /** Codes: keys.sealed, setup.first, backup.noFolder, backup.noCode, backup.folderMissing, backup.full, backup.failed. */
  readonly begin: (rows: number) => Promise<Result<void, Refusal>>
  readonly add: (rows: readonly BackupRow[]) => Promise<Result<void, Refusal>>
  readonly finish: () => Promise<Result<{ readonly name: string; readonly documents: number }, Refusal>>
  readonly giveUp: () => Promise<void>
  /** What lies in a folder and the folders in it, newest first, at most 200. Codes: staff.notAllowed, backup.folderMissing, backup.gone. */
  readonly list: (folder: string, rows: number) => Promise<Result<readonly BackupFile[], Refusal>>
  /**
   * Reads all of it. Without a code it opens with the key of this machine. A machine that was set up looks at files of its own
   * station, when an administrator asks. Codes: staff.notAllowed, backup.otherStation, those of backup-file.ts.
   */
  readonly look: (path: string, code: string | undefined, rows: number) => Promise<Result<BackupPreview, Refusal>>
  /**
   * On a machine that nobody set up: its data key becomes this machine's. The rows are read by the page afterwards; until it says
   * `restored`, every start goes on. Cut off before somebody has a PIN, nothing is left of it at the next start.
   */
  readonly restore: (path: string, code: string, rows: number) => Promise<Result<BackupPreview, Refusal>>
  /** The data key that its rows are sealed with. Codes: those of `look`. */
  readonly key: (path: string, code: string) => Promise<Result<Uint8Array, Refusal>>
  /** The rows of one part of it, from 0; after the last one it is done. `share` of the file was read then, up to 1. */
  readonly read: (
    path: string,
    code: string | undefined,
    part: number,
  ) => Promise<Result<{ readonly rows: readonly BackupRow[]; readonly share: number; readonly done: boolean }, Refusal>>
  /** The pictures that lie beside it. Codes: those of `look`, storage.full, storage.failed. */
  readonly pictures: (path: string) => Promise<Result<void, Refusal>>
  /** All of it is read, or nobody wants it any more: a machine without people is then as new. */
  readonly restored: () => Promise<void>
  /** Whose data key was taken over since the program started. */
  readonly adopted: () => Pick<BackupHeader, 'station' | 'link'> | undefined
}

export type BackupOptions = {
  /** The kiosk's data folder. */
  readonly folder: string
  readonly keys: {
    readonly session: () => Uint8Array | undefined
    readonly people: () => readonly unknown[]
    /** Who last proved a PIN. */
    readonly opener: () => KeyHolder | undefined
    readonly adopt: (dataKey: Uint8Array) => Result<void, Refusal>
  }
  readonly config: {
    readonly current: () => KioskConfig | undefined
    readonly replace: (next: KioskConfig) => Promise<void>
  }
  readonly media: Pick<UnsentMedia, 'names' | 'get' | 'put'>
  readonly now: () => number
}

const Settings = Type.Object(
  {
    folder: Type.Optional(Type.String()),
    recovery: Type.Optional(Recovery),
    last: Type.Optional(Type.Object({ at: Type.Number(), documents: Type.Integer(), name: Type.String() })),
    /** Code of what went wrong last, until one succeeds. */
    problem: Type.Optional(Type.String()),
    restoring: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
type Settings = Static<typeof Settings>

const ending = '.ginkgo-backup'

export async function openBackups(options: BackupOptions): Promise<Backups> {
  const { folder: dataFolder, keys, config, media, now } = options
  const path = join(dataFolder, 'backup.json')
  const stored = parseJson(((await readWhole(path)) ?? Buffer.alloc(0)).toString('utf8'))
  let settings: Settings = Value.Check(Settings, stored) ? stored : {}
  const inTurn = oneAtATime()
  const change = async (patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Promise<void> => {
    const next = Object.fromEntries(
      Object.entries({ ...settings, ...patch }).filter(([, value]) => value !== undefined),
    )
    settings = next as Settings
    await writeWhole(path, JSON.stringify(settings))
  }
  let writing:
    | {
        readonly writer: BackupWriter
        readonly name: string
        readonly at: number
        readonly header: Omit<BackupHeader, 'check'>
        readonly key: Uint8Array
        readonly erasures: BackupRow[]
        documents: number
      }
    | undefined
  let adopted: Pick<BackupHeader, 'station' | 'link'> | undefined
  // The key that was taken over went with the program.
  if (settings.restoring !== undefined && keys.people().length === 0) {
    await change({ restoring: undefined, recovery: undefined })
  }
  const isNew = (): boolean => keys.people().length === 0
  const allowed = (): Result<void, Refusal> => {
    const opener = keys.opener()
    if (opener === undefined) return err(refusal('keys.sealed'))
    return requirePermission(opener.role, 'manageStation')
  }
  const dataKey = (): Uint8Array | undefined => (isNew() ? undefined : keys.session())

  const failed = async (code: string): Promise<Result<never, Refusal>> => {
    await writing?.writer.giveUp()
    writing = undefined
    await change({ problem: code }).catch(() => undefined)
    return err(refusal(code))
  }

  async function begin(rows: number): Promise<Result<void, Refusal>> {
    const station = config.current()
    const key = dataKey()
    if (key === undefined) return err(refusal('keys.sealed'))
    if (station === undefined) return err(refusal('setup.first'))
    const { folder, recovery } = settings
    if (folder === undefined) return err(refusal('backup.noFolder'))
    if (recovery === undefined) return err(refusal('backup.noCode'))
    await writing?.writer.giveUp()
    if (!(await isFolder(folder))) return failed('backup.folderMissing')
    const at = now()
    const header: Omit<BackupHeader, 'check'> = {
      version: backupVersion,
      station: station.station,
      stationName: station.stationName,
      stationPhone: station.stationPhone,
      kiosk: station.kiosk,
      kioskName: station.kioskName,
      link: station.link,
      at,
      salt: randomBytes(16).toString('base64'),
      recovery,
      rows,
      kinds: Object.fromEntries([...kindByName].map(([kind, { version }]) => [kind, version])),
    }
    const name = nameOf(header)
    try {
      const writer = await writeBackup(join(folder, name), header, key)
      // A copy: `seal` overwrites the key, and may do so before it is finished.
      writing = { writer, name, at, header, key: Uint8Array.from(key), erasures: [], documents: 0 }
      return ok(undefined)
    } catch (error) {
      return failed(codeOfFailure(error))
    }
  }

  async function add(rows: readonly BackupRow[]): Promise<Result<void, Refusal>> {
    if (writing === undefined) return err(refusal('backup.failed'))
    try {
      await writing.writer.add(rows)
      writing.documents += rows.length
      writing.erasures.push(...rows.filter(isErasureRow))
      return ok(undefined)
    } catch (error) {
      return failed(codeOfFailure(error))
    }
  }

  async function finish(): Promise<Result<{ readonly name: string; readonly documents: number }, Refusal>> {
    if (writing === undefined || settings.folder === undefined) return err(refusal('backup.failed'))
    const { writer, name, at, documents, header, key, erasures } = writing
    try {
      await writer.finish()
      writing = undefined
      const kiosk = config.current()?.kiosk ?? ''
      await writeErasedList(settings.folder, header, key, erasures)
      await change({ last: { at, documents, name }, problem: undefined })
      await prune(settings.folder, kiosk)
      await backUpPictures(settings.folder, kiosk, media, at)
      return ok({ name, documents })
    } catch (error) {
      return failed(codeOfFailure(error))
    }
  }

  const keyFor =
    (code: string | undefined) =>
    ({ recovery }: BackupHeader): Uint8Array | undefined => {
      if (code === undefined) return dataKey()
      const plain = readPlainCode(code)
      return plain === undefined ? undefined : unwrapDataKey(recovery, plain)
    }

  /** The head of a file that may be used here and now. */
  async function usable(file: string): Promise<Result<BackupHeader, Refusal>> {
    const mayLook = isNew() ? ok(undefined) : allowed()
    if (!mayLook.ok) return mayLook
    const header = await readBackupHeader(file)
    const isOther = header.ok && !isNew() && header.value.station !== config.current()?.station
    return isOther ? err(refusal('backup.otherStation')) : header
  }

  async function list(folder: string, rows: number): Promise<Result<readonly BackupFile[], Refusal>> {
    const mayLook = isNew() ? ok(undefined) : allowed()
    if (!mayLook.ok) return mayLook
    if (!(await isFolder(folder))) return err(refusal('backup.folderMissing'))
    try {
      const entries = await readdir(folder, { withFileTypes: true })
      const found = entries.filter(isBackup).map(({ name }) => join(folder, name))
      for (const below of entries.filter((entry) => entry.isDirectory()).slice(0, 100)) {
        const inside = await readdir(join(folder, below.name), { withFileTypes: true }).catch(() => [])
        found.push(...inside.filter(isBackup).map(({ name }) => join(folder, below.name, name)))
      }
      const newest = found.toSorted((a, b) => (basename(a) < basename(b) ? 1 : -1)).slice(0, 200)
      const files: BackupFile[] = []
      for (const one of newest) files.push(await describe(one, rows))
      return ok(files)
    } catch {
      return err(refusal('backup.gone'))
    }
  }

  async function look(file: string, code: string | undefined, rows: number): Promise<Result<BackupPreview, Refusal>> {
    const header = await usable(file)
    if (!header.ok) return header
    const compared = compareVersions(header.value, rows)
    if (compared === 'newer') return err(refusal('backup.newer'))
    const kinds: Record<string, number> = {}
    let documents = 0
    let elders = 0
    let erased = 0
    let unsent = 0
    const since = await erasedBeside(file, header.value, code)
    const later = new Set(since.rows.map(({ id }) => id))
    const parts = readBackup(file, keyFor(code))
    let part = await parts.next()
    for (; part.done !== true; part = await parts.next()) {
      for (const { collection, id, kind, document, unsentSince } of part.value.rows) {
        documents += 1
        later.delete(id)
        if (unsentSince !== undefined) unsent += 1
        if (document === null) erased += 1
        else if (kind !== undefined) kinds[kind] = (kinds[kind] ?? 0) + 1
        if (document !== null && collection === 'elders') elders += 1
      }
    }
    const read = part.value
    if (!read.ok) {
      const isOther = code === undefined && read.error.code === 'backup.wrongCode'
      return err(refusal(isOther ? 'backup.otherStation' : read.error.code))
    }
    const { station, stationName, stationPhone, kioskName, link, at } = read.value.header
    return ok({
      station,
      stationName,
      stationPhone,
      kioskName,
      link,
      at,
      documents,
      kinds,
      elders,
      erased,
      unsent,
      erasedSince: { elders: later.size, until: since.until },
      isOlder: compared === 'older',
    })
  }

  async function erasedBeside(file: string, header: BackupHeader, code: string | undefined): Promise<ErasedList> {
    const key = keyFor(code)(header)
    return key === undefined ? { rows: [], until: header.at } : readErasedList(file, header, key)
  }

  /** Who was erased since comes first, as if it stood in the file. */
  async function* readWithErased(file: string, code: string | undefined): ReturnType<typeof readBackup> {
    const header = await readBackupHeader(file)
    const rows = header.ok ? (await erasedBeside(file, header.value, code)).rows : []
    for (let at = 0; at < rows.length; at += 200) yield { rows: rows.slice(at, at + 200), share: 0 }
    return yield* readBackup(file, keyFor(code))
  }

  async function restore(file: string, code: string, rows: number): Promise<Result<BackupPreview, Refusal>> {
    if (!isNew()) return err(refusal('setup.already'))
    const preview = await look(file, code, rows)
    if (!preview.ok) return preview
    const header = await readBackupHeader(file)
    if (!header.ok) return header
    const key = keyFor(code)(header.value)
    if (key === undefined) return err(refusal('backup.wrongCode'))
    const took = keys.adopt(key)
    if (!took.ok) return took
    adopted = header.value
    await change({ restoring: file, recovery: header.value.recovery })
    return preview
  }

  async function keyOfFile(file: string, code: string): Promise<Result<Uint8Array, Refusal>> {
    const header = await usable(file)
    if (!header.ok) return header
    const found = keyFor(code)(header.value)
    return found === undefined ? err(refusal('backup.wrongCode')) : ok(found)
  }

  /** Where the reading stands; the next part is asked for next, nearly always. */
  let reading: { readonly file: string; readonly parts: ReturnType<typeof readBackup>; next: number } | undefined
  let letGo: ReturnType<typeof setTimeout> | undefined
  const endReading = async (): Promise<void> => {
    const ended = reading
    reading = undefined
    await ended?.parts.return(err(refusal('backup.gone')))
  }
  const read: Backups['read'] = async (file, code, part) => {
    // Whoever opens the machine goes on with what an administrator began.
    const mayRead = file === settings.restoring ? ok(undefined) : await usable(file)
    if (!mayRead.ok) return mayRead
    if (reading === undefined || reading.file !== file || reading.next !== part) {
      await endReading()
      reading = { file, parts: readWithErased(file, code), next: 0 }
      for (; reading.next < part; reading.next += 1) await reading.parts.next()
    }
    // Nobody asks for the rest: the stick may be pulled out.
    clearTimeout(letGo)
    letGo = setTimeout(() => void inTurn(endReading), 30_000).unref()
    const found = await reading.parts.next()
    reading.next += 1
    if (found.done !== true) return ok({ ...found.value, done: false })
    reading = undefined
    if (found.value === undefined) return err(refusal('backup.torn'))
    return found.value.ok ? ok({ rows: [], share: 1, done: true }) : found.value
  }

  return {
    state: async () => ({
      ...(settings.folder === undefined ? {} : { folder: settings.folder }),
      hasCode: settings.recovery !== undefined,
      ...(settings.last === undefined ? {} : { last: settings.last }),
      ...(settings.problem === undefined ? {} : { problem: settings.problem }),
      ...(settings.restoring === undefined ? {} : { restoring: settings.restoring }),
    }),
    setFolder: async (folder) => {
      const mayChange = allowed()
      if (!mayChange.ok) return mayChange
      const inside = relative(dataFolder, resolve(folder))
      if (!isAbsolute(folder)) return err(refusal('backup.folderMissing'))
      if (!inside.startsWith('..') && !isAbsolute(inside)) return err(refusal('backup.folderInside'))
      if (!(await isFolder(folder))) return err(refusal('backup.folderMissing'))
      if (!(await isWritable(folder))) return err(refusal('backup.folderNotWritable'))
      await change({ folder: resolve(folder), problem: undefined })
      return ok(undefined)
    },
    newCode: async () => {
      const key = dataKey()
      if (key === undefined) return err(refusal('keys.sealed'))
      const mayMake = allowed()
      if (!mayMake.ok) return mayMake
      const code = createPlainCode((count) => new Uint8Array(randomBytes(count)))
      await change({ recovery: wrapDataKey(key, code) })
      return ok({ code })
    },
    openWith: (code) => {
      if (settings.recovery === undefined) return err(refusal('backup.noCode'))
      const key = unwrapDataKey(settings.recovery, code)
      return key === undefined ? err(refusal('recover.wrongCode')) : ok(key)
    },
    begin: (rows) => inTurn(() => begin(rows)),
    add: (rows) => inTurn(() => add(rows)),
    finish: () => inTurn(finish),
    giveUp: () =>
      inTurn(async () => {
        await writing?.writer.giveUp()
        writing = undefined
      }),
    list,
    look,
    restore: (file, code, rows) => inTurn(() => restore(file, code, rows)),
    key: keyOfFile,
    read: (file, code, part) => inTurn(() => read(file, code, part)),
    pictures: (file) =>
      inTurn(async () => {
        // As with the rows: whoever opens the machine goes on with what an administrator began.
        const header = file === settings.restoring ? await readBackupHeader(file) : await usable(file)
        return header.ok ? bringBackPictures(file, header.value.kiosk, media) : header
      }),
    restored: async () => {
      if (isNew() && adopted !== undefined) {
        keys.adopt(new Uint8Array(randomBytes(32)))
        adopted = undefined
        await change({ recovery: undefined })
      }
      await change({ restoring: undefined })
    },
    adopted: () => adopted,
  }
}

async function describe(path: string, rows: number): Promise<BackupFile> {
  const { size: bytes } = await stat(path)
  const file = { path, name: basename(path), bytes }
  const header = await readBackupHeader(path)
  if (!header.ok) return { ...file, problem: header.error.code }
  const { at, stationName, kioskName } = header.value
  const isNewer = compareVersions(header.value, rows) === 'newer'
  return { ...file, about: { at, stationName, kioskName }, ...(isNewer ? { problem: 'backup.newer' } : {}) }
}

const isBackup = (entry: Dirent): boolean => entry.isFile() && entry.name.endsWith(ending)

/** Only files of this kiosk, by their names: another station may use the same stick. */
async function prune(folder: string, kiosk: string): Promise<void> {
  const files = (await readdir(folder)).flatMap((name) => {
    const at = timeOfName(name, kiosk)
    return at === undefined ? [] : [{ name, at }]
  })
  const kept = new Set(
    keptBackups(
      files.map(({ at }) => at),
      -new Date().getTimezoneOffset(),
    ),
  )
  for (const { name, at } of files) if (!kept.has(at)) await rm(join(folder, name), { force: true })
}

const nameOf = ({ kiosk, at }: Pick<BackupHeader, 'kiosk' | 'at'>): string =>
  `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z-${at}-${kiosk}${ending}`
function timeOfName(name: string, kiosk: string): number | undefined {
  const [, at, of] = /^\d{8}T\d{6}Z-(\d+)-([a-z0-9-]+)\.ginkgo-backup$/.exec(name) ?? []
  return of === kiosk ? Number(at) : undefined
}

function compareVersions({ rows, kinds }: BackupHeader, ours: number): 'same' | 'older' | 'newer' {
  const pairs = Object.entries(kinds).map(([kind, version]) => [version, kindByName.get(kind)?.version] as const)
  if (rows > ours || pairs.some(([theirs, our]) => our === undefined || theirs > our)) return 'newer'
  return rows < ours || pairs.some(([theirs, our]) => our !== undefined && theirs < our) ? 'older' : 'same'
}

const codeOfFailure = (error: unknown): string => {
  const code = codeOf(error)
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'backup.full'
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'backup.folderNotWritable' : 'backup.failed'
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.ginkgo-${randomBytes(4).toString('hex')}`)
  try {
    await writeFile(probe, 'x')
    await rm(probe)
    return true
  } catch {
    return false
  }
}
