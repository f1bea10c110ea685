// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { type ElderDraft, registerElder } from '../../../src-domain/elders/elder-rules.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { questionsOf } from '../../../src-domain/questions/questions.ts'
import { editDocument } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { useEdit } from './use-edit.ts'

const known = (draft: ElderDraft): Elder =>
  registerElder({ sex: '2', ...draft }, [], {
    station: 'qingshiqiao',
    kiosk: 'kiosk-a',
    author: 'staff:1',
    now: Date.UTC(2026, 10, 1),
    offset: 480,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  })
const wang = known({ name: '王秀兰', birthDate: '1935-03-15', identityNumber: '310101193503150026' })
const zhao = known({ name: '赵敏', birthDate: '1950-01-01', noNumberReason: 'notAtHand' })
const neighbour = { id: '1', name: '王强', relation: 'neighbour', isEmergency: false, noPhone: true } as const
const lonely = known({ name: '陈德', birthDate: '1950-02-02', noNumberReason: 'lostCard', contacts: [neighbour] })
const twin = known({ name: '汪秀岚', birthDate: '1950-01-01', noNumberReason: 'lostCard' })

let station: MemoryStation
let edit: ReturnType<typeof useEdit>
let done: number
function Editing({ elder }: { readonly elder: Elder }) {
  edit = useEdit(elder, () => (done += 1))
  return null
}
const open = async (elder: Elder, isReading = false): Promise<void> => {
  done = 0
  station = memoryStation({ documents: [wang, zhao, twin], isReading })
  await station.draw(<Editing elder={elder} />)
}
const change = (changes: ElderDraft) => act(async () => edit.setDraft((now) => ({ ...now, ...changes })))
const save = () => act(() => edit.save())
const stored = (elder: Elder) =>
  station
    .documents()
    .filter(isElder)
    .find((one) => one.id === elder.id)!.body
afterEach(() => station.close())

describe('editing a record', () => {
  it('saves what changed; the record is no duplicate of itself', async () => {
    await open(wang)
    await change({ name: '王秀蓝' })
    expect(edit.duplicates).toEqual([])
    await save()
    expect([stored(wang).name, done]).toEqual(['王秀蓝', 1])
    expect(station.ofKind('audit')[0]?.body).toMatchObject({ parts: ['name'] })
  })

  it('gives nobody the identity number of another elder', async () => {
    await open(zhao)
    await change({ identityNumber: '310101193503150026', birthDate: '1935-03-15' })
    expect(edit.duplicates?.map((one) => [one.certainty, one.id])).toEqual([['certain', wang.id]])
    await act(() => edit.settle())
    await save()
    expect([stored(zhao).identityNumber, done]).toEqual([undefined, 0])
  })

  it('asks once whether it is the same person when name and birthday come to sound alike', async () => {
    await open(zhao)
    await change({ name: '王秀兰' })
    await save()
    expect(done).toBe(0)
    await act(() => edit.settle())
    await save()
    expect([stored(zhao).name, done]).toEqual(['王秀兰', 1])
  })

  it('asks which is right when the same field was changed elsewhere while the form stood open', async () => {
    await open(wang)
    await change({ phone: '13900000000' })
    const there = { kiosk: 'kiosk-b', station: 'qingshiqiao', author: 'staff:2', offset: 480, session: 'b' }
    const later = { ...there, now: Date.UTC(2026, 10, 2), random: (count: number) => new Uint8Array(count) }
    await station.arrive(editDocument(wang, { phone: '13700000000', address: '二号' }, later))
    await save()
    expect(stored(wang)).toMatchObject({ phone: '13900000000', address: '二号' })
    const merged = station.documents().find((one) => one.id === wang.id)!
    expect(questionsOf(merged)[0]?.sides.map(({ value }) => value)).toEqual(['13900000000', '13700000000'])
  })

  it('keeps in the history what a form wrote over without having shown it', async () => {
    const other = { field: 'phone', value: '13700000000', at: '2026-11-02T00:00:00.000Z', author: 'a', kiosk: 'k' }
    await open({ ...wang, others: [{ ...other, clock: { k: 1 } }] })
    await change({ phone: '13900000000' })
    await save()
    expect(station.ofKind('settlement')[0]?.body).toMatchObject({ field: 'phone', value: '13900000000' })
    expect(JSON.stringify(station.ofKind('settlement')[0]?.body)).toContain('13700000000')
  })

  it('has changed nothing yet when it was only opened', async () => {
    await open(lonely)
    expect(edit.wrong).toEqual([])
    await save()
    expect([done, station.tried.length]).toEqual([1, 0])
  })

  it('asks nothing about a telephone', async () => {
    await open(twin)
    await station.arrive({ ...zhao, body: { ...zhao.body, name: '汪秀岚' } } as Elder)
    await change({ phone: '0512-65551234' })
    await save()
    expect(done).toBe(1)
  })

  it('saves no new number while the register is still read, and does when it was read', async () => {
    await open(zhao, true)
    await change({ name: '赵小敏' })
    expect(edit.duplicates).toBeUndefined()
    await save()
    expect(done).toBe(0)
    await station.arrive()
    await save()
    expect(done).toBe(1)
  })
})
