import { afterEach, describe, expect, it, vi } from 'vitest'
import { createReading } from '../../src-domain/archive/reading.ts'
import {
  makePracticeStation,
  practiceColleague,
  practicePin,
  practiceStation,
} from '../../src-domain/training/practice-station.ts'
import { hostCalls, type HostCallName } from '../../src-main/bridge/contract.ts'
import { kioskInfo } from '../../tests/support/memory-host.ts'
import { createPracticeHost } from '../host/practice-host.ts'
import { openPracticeReplica } from './open-practice.ts'

const info = kioskInfo({ station: practiceStation, kiosk: 'practice', link: 'alone' })
const alone = { ...info, link: 'alone' as const }
const machine = {
  print: () => undefined,
  voice: { voices: () => 0, onVoices: () => () => undefined, speak: async () => undefined, stop: () => undefined },
}
const today = '2026-11-30'
const people = [practiceColleague]

afterEach(() => vi.unstubAllGlobals())

describe('a practice', () => {
  it('keeps what is written in memory, says what it was, asks no network, and begins anew each time', async () => {
    const asked = vi.fn(() => Promise.reject(new Error('nothing may leave')))
    vi.stubGlobal('fetch', asked)
    vi.stubGlobal('WebSocket', asked)
    const host = createPracticeHost(info, people, machine)
    const sync = vi.spyOn(host, 'sync')
    const { documents, elder } = makePracticeStation(people, today)
    const replica = await openPracticeReplica(host, alone, documents)
    expect(await replica.get(elder)).toBeDefined()
    expect(replica.written.value).toEqual([])
    const body = { type: 'bloodPressure', systolic: 128, diastolic: 82, source: 'staff' } as const
    const act = {
      station: practiceStation,
      kiosk: 'practice',
      author: practiceColleague.staff,
      ...replica.now(),
      random: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
    }
    const reading = createReading(body, act, elder)
    expect(await replica.save([reading])).toEqual({ ok: true, value: undefined })
    expect(replica.written.value).toEqual([reading])
    expect(await replica.get(reading.id)).toBeDefined()
    await replica.close()

    const again = await openPracticeReplica(host, alone, documents)
    expect(await again.get(reading.id)).toBeUndefined()
    await again.close()
    expect(asked).not.toHaveBeenCalled()
    expect(sync).not.toHaveBeenCalled()
  })

  it('opens with the practice PIN and with no other', async () => {
    const done: string[] = []
    const host = createPracticeHost(info, people, machine, (name) => done.push(name))
    const unlock = (pin: string) => host.call('keys.unlock', { staff: practiceColleague.staff, pin })
    expect(await unlock('000000')).toMatchObject({ ok: false, error: { code: 'training.practicePin' } })
    expect(done).toEqual([])
    expect((await unlock(practicePin)).ok).toBe(true)
    expect(done).toEqual(['keys.unlock'])
  })

  it('has no server', async () => {
    const host = createPracticeHost(info, people, machine)
    await expect(host.sync(`station-${practiceStation}/_bulk_docs`, { method: 'POST' })).rejects.toThrow('no server')
  })

  it('answers or refuses every call of the contract, and hands none of them on', async () => {
    const host = createPracticeHost(info, people, machine)
    const writing = ['export.write', 'media.put', 'setup.enrol', 'backup.restore', 'lease.renew', 'keys.add'] as const
    for (const name of writing) {
      await expect(host.call(name, {} as never)).resolves.toMatchObject({ ok: false })
    }
    expect(Object.keys(hostCalls)).toEqual(expect.arrayContaining([...writing] satisfies HostCallName[]))
  })
})
