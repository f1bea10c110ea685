/**
 * The one implementation of every host call, for both hosts, and the one place where what comes in and what goes out
 * is checked against the contract.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { type Refusal, type Result, err, ok, refusal } from '../src-domain/shared/result.ts'
import { type Permission, requirePermission } from '../src-domain/staff/permissions.ts'
import { type HostCallName, type HostHandlers, type HostParams, type KioskInfo, hostCalls } from './bridge/contract.ts'
import { discardCopies, discardExport, writeExportPart } from './files/export-file.ts'
import type { Backups } from './backup/backups.ts'
import { findPlaces } from './backup/places.ts'
import type { Journal } from './journal/journal.ts'
import type { ClockMemory } from './keys/clock-memory.ts'
import type { KeyPlace } from './keys/device-key.ts'
import type { KeyRing } from './keys/key-ring.ts'
import type { RecoverPin } from './keys/recover-pin.ts'
import type { CodeAttempts } from './kiosk/code-attempts.ts'
import { enrol, lookAtServer } from './kiosk/enrol.ts'
import type { KioskConfig } from './kiosk/kiosk-config.ts'
import type { LanPart } from './lan/lan-switch.ts'
import { readMachineHealth } from './kiosk/machine-health.ts'
import type { ServerToken } from './kiosk/server-token.ts'
import { openPackFiles } from './media/pack-files.ts'
import type { UnsentMedia } from './media/unsent-media.ts'

export type HostParts = {
  readonly folder: string
  readonly journal: Journal
  readonly backups: Backups
  readonly keys: KeyRing
  readonly keyPlace: KeyPlace
  readonly clock: ClockMemory
  readonly codeAttempts: CodeAttempts
  readonly recoverPin: RecoverPin
  readonly unsentMedia: UnsentMedia
  /** Reported lost: it opens for nobody until it is enrolled again. What is unsent stays on it. */
  readonly isRevoked: () => boolean
  readonly lan: LanPart
  readonly lease: Pick<ServerToken, 'lease' | 'renewByFile' | 'isOfServer'>
  readonly config: {
    readonly current: () => KioskConfig | undefined
    readonly replace: (next: KioskConfig) => Promise<void>
  }
  readonly build: { readonly version: string; readonly builtAt: number }
  readonly demo: boolean
  readonly now: () => number
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export function createHostHandlers(parts: HostParts): HostHandlers {
  const { journal, keys, clock, config, backups } = parts
  /** Since the program started; `from`: the station of the backup that was taken over. */
  let madeAlone: { readonly from: string | undefined; readonly station: string; readonly kiosk: string } | undefined
  const isReady = (): boolean => config.current() !== undefined && keys.people().length > 0
  const exports = join(parts.folder, 'exports')
  const packFiles = openPackFiles({ exports, findPlaces, isOfServer: parts.lease.isOfServer })
  const whileOpen = async <V>(act: () => Promise<Result<V, Refusal>>): Promise<Result<V, Refusal>> =>
    keys.session() === undefined ? err(refusal('keys.sealed')) : act()
  /** Of whoever last proved a PIN here; before there is anybody, of who sets the machine up. */
  const allowed = (permission: Permission): Result<void, Refusal> => {
    if (keys.people().length === 0) return ok(undefined)
    const opener = keys.opener()
    return opener === undefined ? err(refusal('keys.sealed')) : requirePermission(opener.role, permission)
  }
  /** Undefined for a folder that is no stick, or one that was pulled out. */
  const exportPlace = async (folder: string | undefined): Promise<string | undefined> =>
    folder === undefined ? exports : (await findPlaces()).find((place) => place === folder)

  return {
    'kiosk.info': async () => kioskInfo(parts, isReady()),

    'setup.look': async (params) => empty(await lookAtServer(params)),

    'setup.enrol': async (params) => {
      if (isReady() && keys.session() === undefined && !parts.isRevoked()) return err(refusal('setup.already'))
      const enrolled = await enrol(params)
      if (!enrolled.ok) return enrolled
      // A kiosk that was set up may renew its credential; its data belongs to its station and to no other.
      if (isReady() && config.current()?.station !== enrolled.value.station) return err(refusal('enrol.otherStation'))
      // A key taken over from a backup opens that station's data only.
      const adopted = backups.adopted()?.station ?? enrolled.value.station
      if (adopted !== enrolled.value.station) return err(refusal('enrol.otherStation'))
      await config.replace({ link: 'server', ...enrolled.value, kioskName: params.kioskName })
      const { station, stationName, kiosk } = enrolled.value
      return ok({ station, stationName, kiosk })
    },

    'setup.alone': async (params) => {
      if (isReady()) return err(refusal('setup.already'))
      const adopted = backups.adopted()
      // Its documents belong to a station that has a server.
      if (adopted?.link === 'server') return err(refusal('backup.needsServer'))
      // Asked again before the first person, for a name that was mistyped: it is the same station.
      if (madeAlone === undefined || madeAlone.from !== adopted?.station) {
        madeAlone = { from: adopted?.station, station: adopted?.station ?? randomName(), kiosk: randomName() }
      }
      const { station, kiosk } = madeAlone
      await config.replace({ link: 'alone', station, kiosk, ...params })
      return ok({ station, kiosk })
    },

    'kiosk.describe': async (changes) => {
      const known = config.current()
      if (known === undefined || keys.session() === undefined) return err(refusal('keys.sealed'))
      // The station's name and telephone follow its settings whoever is on duty; this machine's own name is the administrator's.
      const may = changes.kioskName === undefined ? ok(undefined) : allowed('manageStation')
      if (!may.ok) return plain(may)
      await config.replace({ ...known, ...changes })
      return ok({})
    },

    'keys.people': async () => [...keys.people()],
    'keys.unlock': async ({ staff, pin }) => {
      if (parts.isRevoked()) return err(refusal('kiosk.revoked'))
      const opened = await keys.unlock(staff, pin)
      return opened.ok ? ok({ dataKey: toBase64(opened.value.dataKey), holder: opened.value.holder }) : plain(opened)
    },
    'keys.session': async () => {
      // Before a station exists there is nothing to seal: the key of a first person is made after set-up.
      const key = config.current() === undefined || parts.isRevoked() ? undefined : keys.session()
      return key === undefined ? {} : { dataKey: toBase64(key) }
    },
    'keys.add': async ({ holder, pin }) => {
      const station = config.current()?.station
      if (station === undefined) return err(refusal('setup.first'))
      const may = allowed('manageStaff')
      if (!may.ok) return plain(may)
      // Taken over after the station was set up: the key opens its own station's data only.
      if ((backups.adopted()?.station ?? station) !== station) return err(refusal('enrol.otherStation'))
      return empty(await keys.add(holder, pin))
    },
    'keys.verifier': async ({ staff, pin }) => {
      const made = await keys.verifierOf(staff, pin)
      return made.ok ? ok({ verifier: made.value }) : plain(made)
    },
    'keys.provedVerifier': async ({ staff }) => {
      const verifier = keys.verifiers().get(staff)
      if (verifier === undefined) return {}
      return { verifier, ...(keys.isRecovered(staff) ? { isRecovered: true } : {}) }
    },
    'keys.recover': async (asked) =>
      parts.isRevoked() ? err(refusal('kiosk.revoked')) : empty(await parts.recoverPin(asked)),
    // Of anybody's day: a machine that only a nurse opens lets the new head of the station in, too (decision 015). What it learns
    // stands in documents that an administrator edited (staff/administrator-only.ts).
    'keys.learn': async ({ people }) => empty(await keys.learn(people)),
    'keys.remove': async ({ staff }) => {
      const may = allowed('manageStaff')
      return may.ok ? empty(await keys.remove(staff)) : plain(may)
    },
    'keys.seal': async () => {
      keys.seal()
      await discardCopies(exports)
      return {}
    },

    'codes.attempt': async () => ({ mayTry: await parts.codeAttempts.count() }),
    'codes.right': async () => {
      await parts.codeAttempts.forget()
      return {}
    },

    'journal.append': async ({ entries, marks }) => {
      const decoded = entries.map((entry) => ({
        document: entry.document,
        sealed: Buffer.from(entry.sealed, 'base64'),
      }))
      const [appended] = await Promise.all([journal.append(decoded, marks), clock.note()])
      return appended.ok ? ok({ first: appended.value.first }) : plain(appended)
    },
    'journal.acknowledge': async ({ sequences }) => {
      await journal.acknowledge(sequences)
      return {}
    },
    'journal.erase': async ({ documents }) => empty(await journal.erase(documents)),
    'journal.read': async ({ after, limit, ...only }) => {
      const page = await journal.read(after, limit, only)
      return { ...page, entries: page.entries.map((entry) => ({ ...entry, sealed: toBase64(entry.sealed) })) }
    },

    'export.write': async ({ folder, ...part }) => {
      const place = await exportPlace(folder)
      if (place === undefined) return err(refusal('export.noStick'))
      const written = await writeExportPart(place, part)
      return written.ok ? ok({ path: written.value.path }) : plain(written)
    },
    'export.discard': async ({ file, folder }) => {
      const place = await exportPlace(folder)
      return place === undefined ? err(refusal('export.noStick')) : empty(await discardExport(place, file))
    },
    'journal.mark': async ({ marks }) => {
      await journal.mark(marks)
      return {}
    },
    'journal.marks': async () => ({ marks: [...(await journal.marks())] }),

    'media.put': async ({ name, sealed }) =>
      keys.session() === undefined
        ? err(refusal('keys.sealed'))
        : empty(await parts.unsentMedia.put(name, Buffer.from(sealed, 'base64'))),
    'media.list': async () => ({ names: keys.session() === undefined ? [] : [...(await parts.unsentMedia.names())] }),
    'media.get': async ({ name }) => {
      const sealed = keys.session() === undefined ? undefined : await parts.unsentMedia.get(name)
      return sealed === undefined ? {} : { sealed: toBase64(sealed) }
    },
    'media.sent': async ({ names }) => {
      if (keys.session() !== undefined) await parts.unsentMedia.sent(names)
      return {}
    },

    'packFile.list': async () => answered(await whileOpen(packFiles.list)),
    'packFile.look': async ({ path }) => answered(await whileOpen(() => packFiles.look(path))),
    'packFile.read': async ({ path, parts: wanted }) => {
      const read = await whileOpen(() => packFiles.read(path, wanted))
      return read.ok ? ok({ parts: read.value.map(toBase64) }) : plain(read)
    },

    'backup.state': backups.state,
    'backup.setFolder': async ({ folder }) => empty(await backups.setFolder(folder)),
    'backup.newCode': async () => answered(await backups.newCode()),
    'backup.begin': async ({ rows }) => empty(await backups.begin(rows)),
    'backup.add': async ({ rows }) => empty(await backups.add(rows)),
    'backup.finish': async () => answered(await backups.finish()),
    'backup.giveUp': async () => {
      await backups.giveUp()
      return {}
    },
    'backup.look': async ({ path, code, rows }) => answered(await backups.look(path, code, rows)),
    'backup.restore': async ({ path, code, rows }) => answered(await backups.restore(path, code, rows)),
    'backup.places': async () => ({ folders: [...(await findPlaces())] }),
    'backup.list': async ({ folder, rows }) => {
      const listed = await backups.list(folder, rows)
      return listed.ok ? ok({ files: [...listed.value] }) : plain(listed)
    },
    'backup.key': async ({ path, code }) => {
      const key = await backups.key(path, code)
      return key.ok ? ok({ dataKey: toBase64(key.value) }) : plain(key)
    },
    'backup.read': async ({ path, code, part }) => {
      const read = await backups.read(path, code, part)
      return read.ok ? ok({ ...read.value, rows: [...read.value.rows] }) : plain(read)
    },
    'backup.pictures': async ({ path }) => empty(await backups.pictures(path)),
    'backup.restored': async () => {
      await backups.restored()
      return {}
    },

    'lan.look': async ({ lost }) => {
      const { isOn, neighbours, parcels } = parts.lan.look(lost)
      return { isOn, neighbours: [...neighbours], parcels: [...parcels] }
    },
    'lan.send': async ({ to, body }) => {
      const answer = await parts.lan.send(to, body)
      return answer === undefined ? {} : { answer }
    },
    'lan.answer': async ({ parcel, body }) => {
      parts.lan.answer(parcel, body)
      return {}
    },
    'lan.allowed': async () => ({ isAllowed: parts.lan.isAllowed() }),
    'lan.allow': async ({ isAllowed }) => {
      const may = allowed('manageStation')
      if (may.ok) await parts.lan.allow(isAllowed)
      return empty(may)
    },

    'health.read': async () => {
      const lastSeen = clock.lastSeen()
      const health = await readMachineHealth(parts.folder, { now: parts.now(), lastSeen, keyStore: parts.keyPlace })
      await clock.note()
      const lease = parts.lease.lease()
      return { ...health, ...(lease === undefined ? {} : { lease: { ...lease, newest: clock.newest() } }) }
    },
    'lease.renew': async ({ file }) => empty(await parts.lease.renewByFile(file)),
  }
}

/** What the page sent was no call of the contract: a fault of ours, or somebody trying. Nothing was done. */
export class BadHostCall extends Error {}

const isHostCall = (name: unknown): name is HostCallName => typeof name === 'string' && Object.hasOwn(hostCalls, name)

/** Checks name, parameters and result, and calls. Throws BadHostCall before anything is done; other errors are faults. */
export async function callHost(handlers: HostHandlers, name: unknown, params: unknown): Promise<unknown> {
  if (!isHostCall(name)) throw new BadHostCall('no such host call')
  return callChecked(handlers, name, params)
}

async function callChecked<K extends HostCallName>(handlers: HostHandlers, name: K, params: unknown): Promise<unknown> {
  if (!areParamsOf(name, params)) throw new BadHostCall(`parameters do not fit ${name}`)
  const result: unknown = await handlers[name](params)
  const schema: TSchema = hostCalls[name].result
  if (!Value.Check(schema, result)) throw new Error(`result does not fit ${name}`)
  return result
}

function areParamsOf<K extends HostCallName>(name: K, params: unknown): params is HostParams<K> {
  const schema: TSchema = hostCalls[name].params
  return Value.Check(schema, params)
}

function kioskInfo(parts: HostParts, ready: boolean): KioskInfo {
  const config = parts.config.current()
  return {
    phase: ready ? 'ready' : 'setup',
    station: config?.station ?? '',
    stationName: config?.stationName ?? '',
    stationPhone: config?.stationPhone ?? '',
    kiosk: config?.kiosk ?? '',
    kioskName: config?.kioskName ?? '',
    link: config?.link ?? 'alone',
    demo: parts.demo,
    version: parts.build.version,
    builtAt: parts.build.builtAt,
  }
}

/** Random, lower-case, short (document.ts): says nothing about who or where. */
const randomName = (): string => `n${randomBytes(6).toString('hex')}`

type WireFailure = { ok: false; error: { code: string; params?: Record<string, string | number> } }
const plain = ({ error }: { readonly error: Refusal }): WireFailure => ({
  ok: false,
  error: { code: error.code, ...(error.params === undefined ? {} : { params: { ...error.params } }) },
})
const answered = <V>(result: Result<V, Refusal>): { ok: true; value: V } | WireFailure =>
  result.ok ? ok(result.value) : plain(result)
const empty = (result: Result<void, Refusal>): { ok: true; value: Record<string, never> } | WireFailure =>
  result.ok ? ok({}) : plain(result)
