/**
 * The host of a practice: a made-up machine in the page itself. It is given nothing of the real host but the voice and the printer, so
 * that no journal, no file, no key and no server can be reached through it; what it does not know, it refuses.
 */
import { Value } from 'typebox/value'
import {
  type HostCallName,
  type HostHandlers,
  hostCalls,
  type KeyHolder,
  type KioskInfo,
} from '../../src-main/bridge/contract.ts'
import { practicePin } from '../../src-domain/training/practice-station.ts'
import type { BackupState, Host } from './host.ts'
import { HostUnreachable } from './host-unreachable.ts'

const notHere = { ok: false, error: { code: 'training.notInPractice' } } as const
const done = { ok: true, value: {} } as const

/** @param onDone told the name of each call that was answered, for the steps of a lesson. */
export function createPracticeHost(
  info: KioskInfo,
  people: readonly KeyHolder[],
  { voice, print }: Pick<Host, 'voice' | 'print'>,
  onDone: (name: string) => void = () => undefined,
): Host {
  const dataKey = btoa('practice'.repeat(4))
  let appended = 0
  let backup: BackupState = { hasCode: false }
  let rows = 0
  const handlers: Partial<HostHandlers> = {
    'kiosk.info': async () => info,
    'keys.people': async () => [...people],
    'keys.unlock': async ({ staff, pin }) => {
      const holder = people.find((person) => person.staff === staff)
      if (holder === undefined) return { ok: false, error: { code: 'pin.unknown' } }
      return pin === practicePin
        ? { ok: true, value: { dataKey, holder } }
        : { ok: false, error: { code: 'training.practicePin', params: { pin: practicePin } } }
    },
    'keys.session': async () => ({ dataKey }),
    'keys.provedVerifier': async () => ({}),
    'keys.learn': async () => done,
    'keys.seal': async () => ({}),
    'codes.attempt': async () => ({ mayTry: true }),
    'codes.right': async () => ({}),
    'journal.append': async ({ entries }) => {
      const first = appended + 1
      appended += entries.length
      return { ok: true, value: { first } }
    },
    'journal.acknowledge': async () => ({}),
    'journal.erase': async () => done,
    'journal.read': async () => ({ entries: [], done: true, unacknowledged: 0, torn: false }),
    'journal.mark': async () => ({}),
    'journal.marks': async () => ({ marks: [] }),
    'media.list': async () => ({ names: [] }),
    'media.get': async () => ({}),
    'media.sent': async () => ({}),
    'backup.state': async () => backup,
    'backup.setFolder': async ({ folder }) => {
      backup = { ...backup, folder }
      return done
    },
    'backup.newCode': async () => {
      backup = { ...backup, hasCode: true }
      // No code of a real station looks like this.
      return { ok: true, value: { code: '0000'.repeat(6) } }
    },
    'backup.begin': async () => {
      rows = 0
      return done
    },
    'backup.add': async ({ rows: more }) => {
      rows += more.length
      return done
    },
    'backup.finish': async () => {
      backup = { ...backup, last: { at: Date.now(), documents: rows, name: 'practice' } }
      return { ok: true, value: { name: 'practice', documents: rows } }
    },
    'backup.giveUp': async () => ({}),
    'backup.places': async () => ({ folders: [] }),
    'backup.restored': async () => ({}),
    'lan.look': async () => ({ isOn: false, neighbours: [], parcels: [] }),
    'lan.allowed': async () => ({ isAllowed: false }),
    'lan.allow': async () => done,
    'health.read': async () => ({
      now: Date.now(),
      lastSeen: 0,
      freeBytes: 10_000_000_000,
      dataWritable: true,
      keyStore: 'file',
    }),
  }
  return {
    call: async (name, params) => {
      const handler = handlers[name]
      if (handler === undefined) return refused(name)
      const answer = await handler(params as never)
      if (!('ok' in answer) || answer.ok) onDone(name)
      return answer as never
    },
    sync: () => Promise.reject(new TypeError('a practice has no server')),
    voice,
    print,
    clearStorage: async () => undefined,
  }
}

/** As a refusal where the call knows refusals; else nobody answers. */
function refused<K extends HostCallName>(name: K): never {
  if (Value.Check(hostCalls[name].result, notHere)) return notHere as never
  throw new HostUnreachable(`a practice does not answer ${name}`)
}
