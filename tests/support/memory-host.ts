/** A host in memory for tests of the renderer: a journal that can be full, a machine that can be asked, no server by itself. */
import type { JournalEntry, KioskInfo, ReplicaMark } from '../../src-main/bridge/contract.ts'
import type { HostHandlers } from '../../src-main/bridge/contract.ts'
import type { Host } from '../../src-renderer/host/host.ts'

export type MemoryHost = Host & {
  readonly journal: {
    entries: Omit<JournalEntry, 'acknowledged'>[]
    readonly acknowledged: Set<number>
    /** The next appends fail with this code. */
    failure: string | undefined
    /** Part of it was found damaged at the start. */
    torn: boolean
    readonly marks: Map<string, ReplicaMark>
  }
  /** The local network as this host sees it. */
  readonly lan: {
    isAllowed: boolean
    neighbours: { readonly kiosk: string; readonly name: string }[]
    /** What a neighbour answers; undefined: nothing. */
    told: (to: string, body: string) => Promise<string | undefined>
    /** A message from a neighbour's page; resolved with what this page answers. */
    readonly arrives: (from: string, body: string) => Promise<string>
    /** Kiosks the page last named as lost. */
    lost: readonly string[]
  }
  /** Answers below `/sync/`; rejects like a server that cannot be reached until a test sets it. */
  server: (path: string, init?: RequestInit) => Promise<Response>
  info: KioskInfo
}

export const kioskInfo = (changes: Partial<KioskInfo> = {}): KioskInfo => ({
  phase: 'ready',
  station: 'qingshiqiao',
  stationName: '青石桥驿站',
  stationPhone: '0000-0000000',
  kiosk: 'kiosk-a',
  kioskName: '一号机',
  link: 'server',
  demo: false,
  version: '0.1.0',
  builtAt: Date.UTC(2026, 0, 1),
  ...changes,
})

export function memoryHost(info: KioskInfo = kioskInfo()): MemoryHost {
  const journal: MemoryHost['journal'] = {
    entries: [],
    acknowledged: new Set(),
    failure: undefined,
    torn: false,
    marks: new Map(),
  }
  let last = 0
  let parcels: { id: string; from: string; body: string }[] = []
  const answers = new Map<string, (body: string) => void>()
  const lan: MemoryHost['lan'] = {
    isAllowed: true,
    neighbours: [],
    told: async () => undefined,
    arrives: (from, body) =>
      new Promise((resolve) => {
        const id = `parcel-${answers.size}`
        answers.set(id, resolve)
        parcels.push({ id, from, body })
      }),
    lost: [],
  }
  const handlers: Partial<HostHandlers> = {
    'kiosk.info': async () => host.info,
    'codes.attempt': async () => ({ mayTry: true }),
    'codes.right': async () => ({}),
    'journal.append': async ({ entries, marks = [] }) => {
      if (journal.failure !== undefined) return { ok: false, error: { code: journal.failure } }
      const first = last + 1
      for (const mark of marks) journal.marks.set(mark.collection, mark)
      for (const entry of entries) journal.entries.push({ sequence: ++last, ...entry })
      return { ok: true, value: { first } }
    },
    'journal.mark': async ({ marks }) => {
      for (const mark of marks) journal.marks.set(mark.collection, mark)
      return {}
    },
    'journal.marks': async () => ({ marks: [...journal.marks.values()] }),
    'journal.acknowledge': async ({ sequences }) => {
      for (const sequence of sequences) journal.acknowledged.add(sequence)
      return {}
    },
    'journal.erase': async ({ documents }) => {
      if (journal.failure !== undefined) return { ok: false, error: { code: journal.failure } }
      journal.entries = journal.entries.filter(({ document }) => !documents.includes(document))
      return { ok: true, value: {} }
    },
    'journal.read': async ({ after, limit, unacknowledgedOnly }) => {
      const all = journal.entries.map((entry) => ({ ...entry, acknowledged: journal.acknowledged.has(entry.sequence) }))
      const open = all.filter((entry) => !entry.acknowledged)
      const rest = (unacknowledgedOnly === true ? open : all).filter((entry) => entry.sequence > after)
      return {
        entries: rest.slice(0, limit),
        done: rest.length <= limit,
        unacknowledged: open.length,
        torn: journal.torn,
      }
    },
    'media.put': async () => ({ ok: true, value: {} }),
    'media.list': async () => ({ names: [] }),
    'media.get': async () => ({}),
    'media.sent': async () => ({}),
    'lan.look': async ({ lost }) => {
      lan.lost = lost
      const given = parcels
      parcels = []
      return { isOn: lan.neighbours.length > 0, neighbours: lan.neighbours, parcels: given }
    },
    'lan.allowed': async () => ({ isAllowed: lan.isAllowed }),
    'lan.allow': async ({ isAllowed }) => {
      lan.isAllowed = isAllowed
      return { ok: true, value: {} }
    },
    'lan.send': async ({ to, body }) => {
      const answer = await lan.told(to, body)
      return answer === undefined ? {} : { answer }
    },
    'lan.answer': async ({ parcel, body }) => {
      answers.get(parcel)?.(body)
      return {}
    },
    'health.read': async () => ({
      now: Date.now(),
      lastSeen: 0,
      freeBytes: 10_000_000_000,
      dataWritable: true,
      keyStore: 'file',
    }),
  }
  const host: MemoryHost = {
    journal,
    lan,
    info,
    server: () => Promise.reject(new TypeError('the server cannot be reached')),
    call: async (name, params) => {
      const handler = handlers[name] as ((params: unknown) => Promise<never>) | undefined
      if (handler === undefined) throw new Error(`the memory host does not answer ${name}`)
      // As over a real bridge: plain data only.
      return structuredClone(await handler(structuredClone(params)))
    },
    sync: (path, init) => host.server(path, init),
    voice: { voices: () => 0, onVoices: () => () => undefined, speak: async () => undefined, stop: () => undefined },
    print: () => undefined,
    clearStorage: async () => undefined,
  }
  return host
}
