/**
 * Everything the page may ask of the host process, in one typed map: the Electron shell answers it over IPC, the
 * loopback host over HTTP (POST /host/<name>). Parameters and results are checked on both sides against these schemas;
 * what is not listed does not exist. Documents and keys travel as base64; times as milliseconds since 1970.
 *
 * Beside the calls there is one path, `/sync/<database>/…`, which the host forwards to the station's server with the
 * kiosk's credential added: the page itself never holds it and never reaches another origin.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { LeaseTerms } from '../../src-domain/lease/lease.ts'
import { Name } from '../../src-domain/shared/document.ts'

/** SHA-256 in hexadecimal. */
const PartName = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })
const Base64 = Type.String({ maxLength: 8_000_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' })
const Text = Type.String({ minLength: 1, maxLength: 200 })
const Pin = Type.String({ pattern: '^\\d{6}$' })
const StaffId = Type.String({ maxLength: 60, pattern: '^staff:' })
const Verifier = Type.String({ maxLength: 200 })
const Role = Type.Union([
  Type.Literal('administrator'),
  Type.Literal('staff'),
  Type.Literal('volunteer'),
  Type.Literal('expert'),
])
const Empty = Type.Object({}, { additionalProperties: false })
const object = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** A call that can fail in an expected way answers `{ok: false, error}`; `error.code` is an i18n key under `refusal.`. */
const resultOf = <V extends TSchema>(value: V) =>
  Type.Union([
    object({ ok: Type.Literal(true), value }),
    object({
      ok: Type.Literal(false),
      error: object({
        code: Type.String({ maxLength: 80 }),
        params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
      }),
    }),
  ])

export const KioskInfo = object({
  /** `setup` until a station and a first person exist; then the host has an identity. */
  phase: Type.Union([Type.Literal('setup'), Type.Literal('ready')]),
  station: Type.String({ maxLength: 63 }),
  stationName: Type.String({ maxLength: 200 }),
  /** Number to ring when nobody comes (call staff, 60 s). */
  stationPhone: Type.String({ maxLength: 40 }),
  kiosk: Type.String({ maxLength: 63 }),
  kioskName: Type.String({ maxLength: 200 }),
  /** `alone` runs no server at all: nothing is queued, nothing is "unsent". */
  link: Type.Union([Type.Literal('server'), Type.Literal('alone')]),
  demo: Type.Boolean(),
  version: Type.String({ maxLength: 40 }),
  builtAt: Type.Number(),
})
export type KioskInfo = Static<typeof KioskInfo>

/** Somebody who can open this kiosk with a PIN. Kept sealed by the device key, so that a stolen disk names nobody. */
export const KeyHolder = object({ staff: StaffId, name: Text, role: Role })
export type KeyHolder = Static<typeof KeyHolder>

export const JournalEntry = object({
  /** Position in the chain, from 1. */
  sequence: Type.Integer({ minimum: 1 }),
  /** Id of the document this is a version of. */
  document: Type.String({ maxLength: 60 }),
  /** The whole document, sealed by the page with the data key (AES-256-GCM, 12-byte nonce first). */
  sealed: Base64,
  /** The server has it; it stands 30 days more in case the server is restored from an old backup. */
  acknowledged: Type.Optional(Type.Boolean()),
})
export type JournalEntry = Static<typeof JournalEntry>

/** What the replica held of one collection at some moment; kept by the host, where the loss of the browser's database does not reach it. */
export const ReplicaMark = object({
  /** Name and version of the rows. */
  collection: Type.String({ maxLength: 60 }),
  rows: Type.Integer({ minimum: 0 }),
  /** How often rows were written, over all that are there. */
  writes: Type.Integer({ minimum: 0 }),
  /** Sum over all rows, in hexadecimal. */
  hash: Type.String({ pattern: '^[0-9a-f]{16}$' }),
})
export type ReplicaMark = Static<typeof ReplicaMark>
const ReplicaMarks = Type.Array(ReplicaMark, { maxItems: 50 })

/** A row of the replica as it lies there: its document sealed by the data key, or plain JSON where it belongs to everybody. */
export const BackupRow = object({
  collection: Type.String({ maxLength: 40 }),
  id: Type.String({ maxLength: 60 }),
  /** Absent in older files, and of what was erased. */
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  /** Milliseconds; since when the server lacks it. */
  unsentSince: Type.Optional(Type.Number()),
  /** Null: what remains of an erased document. */
  document: Type.Union([Type.String({ maxLength: 8_000_000 }), Type.Null()]),
})
export type BackupRow = Static<typeof BackupRow>

export const BackupState = object({
  folder: Type.Optional(Type.String()),
  /** Somebody printed a recovery code. */
  hasCode: Type.Boolean(),
  last: Type.Optional(object({ at: Type.Number(), documents: Type.Integer(), name: Type.String() })),
  /** Code below `refusal.` of what went wrong last. */
  problem: Type.Optional(Type.String()),
  /** A backup whose rows are still to be read into the replica. */
  restoring: Type.Optional(Type.String()),
})
export type BackupState = Static<typeof BackupState>

export const BackupPreview = object({
  station: Name,
  stationName: Type.String(),
  stationPhone: Type.String(),
  kioskName: Type.String(),
  link: Type.Union([Type.Literal('server'), Type.Literal('alone')]),
  at: Type.Number(),
  /** All of it, erased ones too. */
  documents: Type.Integer(),
  /** Documents of each kind, as far as the file says which kind they are. */
  kinds: Type.Record(Type.String(), Type.Integer()),
  elders: Type.Integer(),
  erased: Type.Integer(),
  unsent: Type.Integer(),
  /**
   * Elders who were erased after it was written, as far as the folder knows, `until` milliseconds since 1970: they are not brought back. Who was erased
   * later comes back.
   */
  erasedSince: object({ elders: Type.Integer(), until: Type.Number() }),
  /** Written by an older program: what it holds is lifted when it is read. */
  isOlder: Type.Boolean(),
})
export type BackupPreview = Static<typeof BackupPreview>

/** A backup in a folder, from its name and head alone. */
export const BackupFile = object({
  path: Type.String(),
  name: Type.String(),
  bytes: Type.Integer(),
  about: Type.Optional(object({ at: Type.Number(), stationName: Type.String(), kioskName: Type.String() })),
  /** Code below `refusal.`: why it cannot be used. */
  problem: Type.Optional(Type.String()),
})
export type BackupFile = Static<typeof BackupFile>
const BackupRows = Type.Array(BackupRow, { maxItems: 500 })
const Path = Type.String({ minLength: 1, maxLength: 1_000 })
const RecoveryCode = Type.String({ maxLength: 60 })
const ExportFile = Type.String({
  pattern:
    '^(?:[a-z0-9-]{1,80}\\.(?:jsonl?|png)|[^. \\u0000-\\u001f\\u007f/\\\\:*?"<>|][^\\u0000-\\u001f\\u007f/\\\\:*?"<>|]{0,59}\\.gkpack)$',
  maxLength: 90,
})

export const namesInPreview = 8
/** A file of a media pack on a stick or among the exports, from its head: whether it is whole and whose it is was looked at. */
export const PackOnStick = object({
  path: Type.String(),
  name: Type.String(),
  bytes: Type.Integer(),
  /** Code below `refusal.`: why it cannot be taken in. */
  problem: Type.Optional(Type.String()),
  about: Type.Optional(
    object({
      /** Of the pack. */
      id: Type.String(),
      name: Type.String(),
      about: Type.String(),
      bytes: Type.Integer(),
      files: Type.Integer(),
      /** Of the first of them. */
      names: Type.Array(Type.String(), { maxItems: namesInPreview }),
      madeAt: Type.String(),
    }),
  ),
})
export type PackOnStick = Static<typeof PackOnStick>
/** Two megabytes of parts; in base64 it stays below {@link Base64}. */
export const packPartsAtOnce = 16
const RowVersion = Type.Integer({ minimum: 0 })

export const MachineHealth = object({
  /** Milliseconds at the host, for the clock check. */
  now: Type.Number(),
  /** Newest moment the host ever wrote down; a clock before it runs wrong. */
  lastSeen: Type.Number(),
  freeBytes: Type.Number(),
  dataWritable: Type.Boolean(),
  /** Where the device key is kept: the system's key store, a file, or Electron's `basic_text`, which protects nothing. */
  keyStore: Type.Union([Type.Literal('system'), Type.Literal('file'), Type.Literal('basic_text')]),
  /** How long the kiosk may go on without its server (src-domain/lease); absent while it works alone or was never renewed. */
  lease: Type.Optional(
    object({
      renewedAt: Type.Number(),
      ...LeaseTerms.properties,
      /** The moment to judge it by: the newest that can be, whatever the clock was set to. */
      newest: Type.Number(),
    }),
  ),
})
export type MachineHealth = Static<typeof MachineHealth>

/** JSON between the pages of two kiosks. */
const Message = Type.String({ maxLength: 4_000_000 })

export const hostCalls = {
  'kiosk.info': { params: Empty, result: KioskInfo },

  /**
   * What can be told before enrolling, without using the code up: form of address and code, and whether a server of ours
   * answers. Codes: enrol.badAddress, enrol.insecureAddress, enrol.badCode, enrol.unreachable, enrol.notOurServer.
   */
  'setup.look': { params: object({ serverUrl: Text, code: Text }), result: resultOf(Empty) },
  /** Enrols at a server with a one-time code: the host learns station, kiosk and credential. Codes: enrol.* */
  'setup.enrol': {
    params: object({ serverUrl: Text, code: Text, kioskName: Text }),
    result: resultOf(object({ station: Name, stationName: Text, kiosk: Name })),
  },
  /** A station of its own without any server. */
  'setup.alone': {
    params: object({ stationName: Text, stationPhone: Type.String({ maxLength: 40 }), kioskName: Text }),
    result: resultOf(object({ station: Name, kiosk: Name })),
  },

  /** What station and machine are called, as this kiosk keeps it. Only while open; codes: keys.sealed. */
  'kiosk.describe': {
    params: object({
      stationName: Type.Optional(Text),
      stationPhone: Type.Optional(Type.String({ maxLength: 40 })),
      kioskName: Type.Optional(Text),
    }),
    result: resultOf(Empty),
  },

  /** Who can open this kiosk. Empty until the first `keys.add`. */
  'keys.people': { params: Empty, result: Type.Array(KeyHolder, { maxItems: 200 }) },
  /**
   * PIN → data key. Wrong attempts are counted on disk and slowed; codes: pin.wrong {attemptsLeft},
   * pin.locked {until}, pin.unknown.
   */
  'keys.unlock': {
    params: object({ staff: StaffId, pin: Pin }),
    result: resultOf(object({ dataKey: Base64, holder: KeyHolder })),
  },
  /** The data key while the host is open: after a reload of the page, or during set-up before the first PIN. */
  'keys.session': { params: Empty, result: object({ dataKey: Type.Optional(Base64) }) },
  /** Wraps the data key for one more person, or with a new PIN. Only while open; codes: keys.sealed, pin.weak. */
  'keys.add': { params: object({ holder: KeyHolder, pin: Pin }), result: resultOf(Empty) },
  /** For the person's document (`pinVerifier`). Codes: pin.weak, pin.same. */
  'keys.verifier': { params: object({ staff: StaffId, pin: Pin }), result: resultOf(object({ verifier: Verifier })) },
  /**
   * Of a PIN that was right since the day was opened; absent when this person's was not. `isRecovered`: it was set by the recovery code, and the
   * person's document does not say so yet.
   */
  'keys.provedVerifier': {
    params: object({ staff: StaffId }),
    result: object({ verifier: Type.Optional(Verifier), isRecovered: Type.Optional(Type.Literal(true)) }),
  },
  /**
   * A new PIN for an administrator who forgot it, by the recovery code on paper. Wrong codes are counted on disk, slowed and locked like PINs.
   * Codes: pin.unknown, pin.weak, pin.locked {until}, recover.askAdministrator, recover.codeShape, recover.wrongCode, backup.noCode.
   */
  'keys.recover': {
    params: object({ staff: StaffId, code: Type.String({ maxLength: 100 }), pin: Pin }),
    result: resultOf(Empty),
  },
  /** The station's people as their documents say: who is new or has a new PIN can open this kiosk, who left cannot. Code: keys.sealed. */
  'keys.learn': {
    params: object({
      people: Type.Array(object({ holder: KeyHolder, active: Type.Boolean(), verifier: Type.Optional(Verifier) }), {
        maxItems: 200,
      }),
    }),
    result: resultOf(Empty),
  },
  'keys.remove': { params: object({ staff: StaffId }), result: resultOf(Empty) },
  /** End of the day: the host forgets the data key. */
  'keys.seal': { params: Empty, result: Empty },

  /** A visit code is about to be looked at: counted on disk first. False while too many were wrong. */
  'codes.attempt': { params: Empty, result: object({ mayTry: Type.Boolean() }) },
  /** The last one was right. */
  'codes.right': { params: Empty, result: Empty },

  /** Appends and fsyncs (group commit); resolved only when the bytes are on disk. Codes: journal.full, journal.failed. */
  'journal.append': {
    params: object({
      entries: Type.Array(object({ document: Type.String({ maxLength: 60 }), sealed: Base64 }), {
        minItems: 1,
        maxItems: 500,
      }),
      marks: Type.Optional(ReplicaMarks),
    }),
    result: resultOf(object({ first: Type.Integer({ minimum: 1 }) })),
  },
  /** The server has these: they may go at the next compaction. */
  'journal.acknowledge': {
    params: object({ sequences: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 5_000 }) }),
    result: Empty,
  },
  /** No entry of these documents is left in the file, acknowledged or not. Codes: journal.full, journal.failed. */
  'journal.erase': {
    params: object({ documents: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 5_000 }) }),
    result: resultOf(Empty),
  },
  /**
   * Pages of what stands in the journal, oldest first; `torn` when the tail or a link of the chain was damaged. A page
   * may hold fewer than `limit`: only `done` says that it was the last.
   */
  'journal.read': {
    params: object({
      after: Type.Integer({ minimum: 0 }),
      limit: Type.Integer({ minimum: 1, maximum: 500 }),
      unacknowledgedOnly: Type.Optional(Type.Boolean()),
    }),
    result: object({
      entries: Type.Array(JournalEntry, { maxItems: 500 }),
      done: Type.Boolean(),
      unacknowledged: Type.Integer({ minimum: 0 }),
      torn: Type.Boolean(),
    }),
  },

  /**
   * One piece of a file to carry away (of a picture or a pack in base64, whole groups of four), into the kiosk's folder of exports or onto a stick (one of `backup.places`). Codes:
   * export.full, export.failed, export.noStick.
   */
  'export.write': {
    params: object({
      file: ExportFile,
      folder: Type.Optional(Path),
      text: Type.String({ maxLength: 500_000 }),
      isFirst: Type.Boolean(),
      isLast: Type.Boolean(),
    }),
    result: resultOf(object({ path: Type.String({ maxLength: 4_096 }) })),
  },
  /** Of a file that is not wanted any more, or was given up half way, nothing is left. Codes: export.failed, export.noStick. */
  'export.discard': {
    params: object({ file: ExportFile, folder: Type.Optional(Path) }),
    result: resultOf(Empty),
  },
  /** What the replica holds now, in the same file; an older mark is true too, only weaker, so that it waits for no fsync. */
  'journal.mark': { params: object({ marks: ReplicaMarks }), result: Empty },
  /** The newest mark of each collection. */
  'journal.marks': { params: Empty, result: object({ marks: ReplicaMarks }) },

  /**
   * Sealed parts of pictures and files that the server does not have yet (src-main/media). Only while open. Codes: keys.sealed,
   * media.shape, storage.full, storage.failed.
   */
  'media.put': { params: object({ name: PartName, sealed: Base64 }), result: resultOf(Empty) },
  'media.list': { params: Empty, result: object({ names: Type.Array(PartName) }) },
  'media.get': { params: object({ name: PartName }), result: object({ sealed: Type.Optional(Base64) }) },
  'media.sent': { params: object({ names: Type.Array(PartName) }), result: Empty },

  /** Media packs on sticks that are plugged in and among the exports (src-main/media). Only while open; codes: keys.sealed. */
  'packFile.list': {
    params: Empty,
    result: resultOf(object({ sticks: Type.Integer(), files: Type.Array(PackOnStick, { maxItems: 200 }) })),
  },
  /** Its head, with the document of the pack (pack-file.ts). Codes: pack.* */
  'packFile.look': {
    params: object({ path: Path }),
    result: resultOf(object({ pack: Type.Unknown(), writtenAt: Type.Integer(), writtenBy: Name })),
  },
  /** Parts of it by their number in `partsOfPack`, as they stand there. Codes: pack.* */
  'packFile.read': {
    params: object({
      path: Path,
      parts: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1, maxItems: packPartsAtOnce }),
    }),
    result: resultOf(object({ parts: Type.Array(Base64) })),
  },

  /** Backups to a folder (src-main/backup). Codes: backup.*, keys.sealed, setup.*. */
  'backup.state': { params: Empty, result: BackupState },
  'backup.setFolder': { params: object({ folder: Path }), result: resultOf(Empty) },
  'backup.newCode': { params: Empty, result: resultOf(object({ code: Type.String() })) },
  'backup.begin': { params: object({ rows: RowVersion }), result: resultOf(Empty) },
  'backup.add': { params: object({ rows: BackupRows }), result: resultOf(Empty) },
  'backup.finish': { params: Empty, result: resultOf(object({ name: Type.String(), documents: Type.Integer() })) },
  'backup.giveUp': { params: Empty, result: Empty },
  /** What is in a file, after all of it was read and checked. Without a code it opens with this station's own key. */
  'backup.look': {
    params: object({ path: Path, code: Type.Optional(RecoveryCode), rows: RowVersion }),
    result: resultOf(BackupPreview),
  },
  /** Sticks and disks that are plugged in. */
  'backup.places': { params: Empty, result: object({ folders: Type.Array(Type.String()) }) },
  /** The backups in a folder and the folders in it, newest first. Codes: backup.folderMissing, backup.gone, staff.notAllowed. */
  'backup.list': {
    params: object({ folder: Path, rows: RowVersion }),
    result: resultOf(object({ files: Type.Array(BackupFile) })),
  },
  /** On a machine that nobody set up: takes over the key; `setup.alone` then its station, where that worked alone. */
  'backup.restore': {
    params: object({ path: Path, code: RecoveryCode, rows: RowVersion }),
    result: resultOf(BackupPreview),
  },
  /** What the rows of a file are sealed with, for who has its recovery code. */
  'backup.key': {
    params: object({ path: Path, code: RecoveryCode }),
    result: resultOf(object({ dataKey: Type.String() })),
  },
  'backup.read': {
    params: object({ path: Path, code: Type.Optional(RecoveryCode), part: Type.Integer({ minimum: 0 }) }),
    result: resultOf(object({ rows: BackupRows, share: Type.Number(), done: Type.Boolean() })),
  },
  /** Brings back the pictures that lie beside a file. Codes: those of `backup.look`, storage.full, storage.failed. */
  'backup.pictures': { params: object({ path: Path }), result: resultOf(Empty) },
  /** All of it is read, or nobody wants it any more. */
  'backup.restored': { params: Empty, result: Empty },

  /**
   * The station's other kiosks on the local network (src-main/lan): who is near, and messages of theirs, each given once. Asked every
   * few seconds; without that the kiosk falls silent there. `lost`: kiosks that were reported lost.
   */
  'lan.look': {
    params: object({ lost: Type.Array(Name, { maxItems: 1_000 }) }),
    result: object({
      /** Switched on at this kiosk, and somebody to look for. */
      isOn: Type.Boolean(),
      neighbours: Type.Array(object({ kiosk: Name, name: Type.String({ maxLength: 200 }) })),
      parcels: Type.Array(object({ id: Type.String({ maxLength: 40 }), from: Name, body: Message })),
    }),
  },
  /** A message to a neighbour's page, and what it answers; no answer when it could not be had. */
  'lan.send': { params: object({ to: Name, body: Message }), result: object({ answer: Type.Optional(Message) }) },
  'lan.answer': { params: object({ parcel: Type.String({ maxLength: 40 }), body: Message }), result: Empty },
  /** Whether this kiosk talks with its neighbours at all. */
  'lan.allowed': { params: Empty, result: object({ isAllowed: Type.Boolean() }) },
  'lan.allow': { params: object({ isAllowed: Type.Boolean() }), result: resultOf(Empty) },

  'health.read': { params: Empty, result: MachineHealth },
  /** A signed renewal carried by hand (src-domain/lease/lease-file.ts), as it stood in its file. Codes: lease.* */
  'lease.renew': { params: object({ file: Type.String({ maxLength: 4_000 }) }), result: resultOf(Empty) },
} as const satisfies Record<string, { readonly params: TSchema; readonly result: TSchema }>

export type HostCallName = keyof typeof hostCalls
export type HostParams<K extends HostCallName> = Static<(typeof hostCalls)[K]['params']>
export type HostResult<K extends HostCallName> = Static<(typeof hostCalls)[K]['result']>
/** What a host process implements, one function a call. */
export type HostHandlers = { readonly [K in HostCallName]: (params: HostParams<K>) => Promise<HostResult<K>> }
/** What Electron's preload exposes on `window.ginkgoHost`. */
export type HostBridge = { readonly call: (name: HostCallName, params: unknown) => Promise<unknown> }
