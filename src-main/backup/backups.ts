/**
 * Backups to a folder somebody chose, or a USB stick: a ring of sealed files, each written beside and renamed when whole, and
 * the way back from one. The rows come from the page, which alone has the replica; they are sealed already and sealed once more.
 */
import { randomBytes } from 'node:crypto'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { keptBackups } from '../../src-domain/backup/backup-ring.ts'
import { kindByName } from '../../src-domain/documents.ts'
import { createPlainCode, readPlainCode } from '../../src-domain/shared/plain-code.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import type { BackupPreview, BackupRow, BackupState } from '../bridge/contract.ts'
import { codeOf, readWhole, writeWhole } from '../files/atomic-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'
import { type KioskConfig, parseJson } from '../kiosk/kiosk-config.ts'
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
  /** Codes: backup.folderMissing, backup.folderNotWritable, backup.folderInside. */
  readonly setFolder: (folder: string) => Promise<Result<void, Refusal>>
  /** A new recovery code; shown once, kept nowhere. Older files still open with the older one. Codes: keys.sealed. */
  readonly newCode: () => Promise<Result<{ readonly code: string }, Refusal>>
  /** Codes: keys.sealed, setup.first, backup.noFolder, backup.noCode, backup.folderMissing, backup.full, backup.failed. */
  readonly begin: (rows: number) => Promise<Result<void, Refusal>>
  readonly add: (rows: readonly BackupRow[]) => Promise<Result<void, Refusal>>
  readonly finish: () => Promise<Result<{ readonly name: string; readonly documents: number }, Refusal>>
  readonly giveUp: () => Promise<void>
  /** Reads all of it. Without a code it opens with the key of this station. Codes: those of backup-file.ts. */
  readonly look: (path: string, code: string | undefined, rows: number) => Promise<Result<BackupPreview, Refusal>>
  /**
   * On a machine that nobody set up: its data key becomes this machine's, and a station that worked alone its station. The rows
   * are read by the page afterwards; until it says `restored`, every start goes on.
   */
  readonly restore: (path: string, code: string, rows: number) => Promise<Result<BackupPreview, Refusal>>
  /** The rows of one part of it, from 0; a part that is not there says that it is done. */
  readonly read: (
    path: string,
    part: number,
  ) => Promise<Result<{ readonly rows: readonly BackupRow[]; readonly done: boolean }, Refusal>>
  readonly restored: () => Promise<void>
  /** The station that the adopted data key belongs to. */
  readonly adopted: () => string | undefined
}

export type BackupOptions = {
  /** The kiosk's data folder. */
  readonly folder: string
  readonly keys: {
    readonly session: () => Uint8Array | undefined
    readonly people: () => readonly unknown[]
    readonly adopt: (dataKey: Uint8Array) => Result<void, Refusal>
  }
  readonly config: {
    readonly current: () => KioskConfig | undefined
    readonly replace: (next: KioskConfig) => Promise<void>
  }
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
  const { folder: dataFolder, keys, config, now } = options
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
    | { readonly writer: BackupWriter; readonly name: string; readonly at: number; documents: number }
    | undefined
  let adopted: string | undefined
  const dataKey = (): Uint8Array | undefined => (keys.people().length === 0 ? undefined : keys.session())

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
      writing = { writer: await writeBackup(join(folder, name), header, key), name, at, documents: 0 }
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
      return ok(undefined)
    } catch (error) {
      return failed(codeOfFailure(error))
    }
  }

  async function finish(): Promise<Result<{ readonly name: string; readonly documents: number }, Refusal>> {
    if (writing === undefined || settings.folder === undefined) return err(refusal('backup.failed'))
    const { writer, name, at, documents } = writing
    try {
      await writer.finish()
      writing = undefined
      await change({ last: { at, documents, name }, problem: undefined })
      await prune(settings.folder, config.current()?.kiosk ?? '')
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

  async function look(file: string, code: string | undefined, rows: number): Promise<Result<BackupPreview, Refusal>> {
    const header = await readBackupHeader(file)
    if (!header.ok) return header
    const compared = compareVersions(header.value, rows)
    if (compared === 'newer') return err(refusal('backup.newer'))
    let unsent = 0
    const parts = readBackup(file, keyFor(code))
    let part = await parts.next()
    for (; part.done !== true; part = await parts.next()) {
      for (const row of part.value) if (row.unsentSince !== undefined) unsent += 1
    }
    const read = part.value
    if (!read.ok) {
      const isOther = code === undefined && read.error.code === 'backup.wrongCode'
      return err(refusal(isOther ? 'backup.otherStation' : read.error.code))
    }
    const { station, stationName, kioskName, link, at } = read.value.header
    return ok({
      station,
      stationName,
      kioskName,
      link,
      at,
      counts: read.value.counts,
      unsent,
      isOlder: compared === 'older',
    })
  }

  async function restore(file: string, code: string, rows: number): Promise<Result<BackupPreview, Refusal>> {
    if (keys.people().length > 0) return err(refusal('setup.already'))
    const preview = await look(file, code, rows)
    if (!preview.ok) return preview
    const header = await readBackupHeader(file)
    if (!header.ok) return header
    const key = keyFor(code)(header.value)
    if (key === undefined) return err(refusal('backup.wrongCode'))
    const took = keys.adopt(key)
    if (!took.ok) return took
    const { station, stationName, stationPhone, kioskName, link } = header.value
    adopted = station
    if (link === 'alone') {
      // Another machine: what it writes is its own.
      const kiosk = `n${randomBytes(6).toString('hex')}`
      await config.replace({ link, station, stationName, stationPhone, kiosk, kioskName })
    }
    await change({ restoring: file, recovery: header.value.recovery })
    return preview
  }

  /** Where the reading stands; the next part is asked for next, nearly always. */
  let reading: { readonly file: string; readonly parts: ReturnType<typeof readBackup>; next: number } | undefined
  const read: Backups['read'] = async (file, part) => {
    if (reading === undefined || reading.file !== file || reading.next !== part) {
      await reading?.parts.return(err(refusal('backup.failed')))
      reading = { file, parts: readBackup(file, keyFor(undefined)), next: 0 }
      for (; reading.next < part; reading.next += 1) await reading.parts.next()
    }
    const found = await reading.parts.next()
    reading.next += 1
    if (found.done !== true) return ok({ rows: found.value, done: false })
    reading = undefined
    return found.value === undefined || found.value.ok ? ok({ rows: [], done: true }) : found.value
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
      const code = createPlainCode((count) => new Uint8Array(randomBytes(count)))
      await change({ recovery: wrapDataKey(key, code) })
      return ok({ code })
    },
    begin: (rows) => inTurn(() => begin(rows)),
    add: (rows) => inTurn(() => add(rows)),
    finish: () => inTurn(finish),
    giveUp: () =>
      inTurn(async () => {
        await writing?.writer.giveUp()
        writing = undefined
      }),
    look,
    restore: (file, code, rows) => inTurn(() => restore(file, code, rows)),
    read: (file, part) => inTurn(() => read(file, part)),
    restored: () => change({ restoring: undefined }),
    adopted: () => adopted,
  }
}

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
