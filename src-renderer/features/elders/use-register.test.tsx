// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { ElderDraft } from '../../../src-domain/elders/elder-rules.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { useRegister } from './use-register.ts'

let station: MemoryStation
let register: ReturnType<typeof useRegister>
function Registering() {
  register = useRegister()
  return null
}
const begin = async (isReading = false): Promise<void> => {
  station = memoryStation({ isReading })
  await station.draw(<Registering />)
  await act(() => register.agreed([]))
}
const person: ElderDraft = {
  name: '王秀兰',
  sex: '2',
  birthDate: '1935-03-15',
  identityNumber: '310101193503150026',
}
const fill = (draft: ElderDraft) => act(() => register.setDraft(draft))
const save = () => act(() => register.save())
afterEach(() => station.close())

describe('registering', () => {
  it('saves nothing while the register is still read', async () => {
    await begin(true)
    await fill(person)
    await save()
    expect([register.duplicates, station.tried.length]).toEqual([undefined, 0])
    await station.arrive()
    await save()
    expect(station.ofKind('elder')).toHaveLength(1)
  })

  it('saves the same record when a save that complained has stored it already', async () => {
    await begin()
    await fill(person)
    station.refuses = refusal('journal.full')
    await save()
    await station.arrive(...(station.tried[0] ?? []))
    station.refuses = undefined
    expect(register.duplicates).toEqual([])
    await save()
    expect([station.ofKind('elder').length, station.ofKind('audit').length, register.step]).toEqual([1, 1, 'done'])
  })

  it('takes the guardian who gave the consent into the form', async () => {
    await begin()
    const li = { name: '李', relation: 'spouse', evidence: '户口簿' } as const
    const record = { id: 'a', purpose: 'record', given: true, textVersion: 1, language: 'zh-CN' } as const
    const at = { at: '2026-11-22T02:00:00.000Z', author: 'staff:1' } as const
    await act(() => register.agreed([{ ...record, ...at, method: 'guardian', guardian: li }]))
    expect(register.draft.guardian).toEqual(li)
  })

  it('asks about the next person anew', async () => {
    await begin()
    const unnumbered: ElderDraft = { name: '王秀兰', sex: '2', birthDate: '1935-03-15', noNumberReason: 'lostCard' }
    await fill(unnumbered)
    await save()
    for (const isAsked of [false, true]) {
      await act(() => register.again())
      await act(() => register.agreed([]))
      await fill({ ...unnumbered })
      expect([register.duplicates?.length, register.isSettled]).toEqual([1, false])
      if (isAsked) await act(() => register.settle())
      expect(register.isSettled).toBe(isAsked)
    }
    await act(() => register.again())
    await fill({ ...unnumbered })
    expect(register.isSettled).toBe(false)
  })
})
