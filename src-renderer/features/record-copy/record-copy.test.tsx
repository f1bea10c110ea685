// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import {
  dimensionWords,
  identityWords,
  purposeWords,
  readingWords,
  relationWords,
  signWords,
  siteWords,
} from '../../../src-domain/fhir/fhir-words.ts'
import { exportParts } from '../../../src-domain/fhir/export-scope.ts'
import { fhirBundle } from '../../../src-domain/fhir/fhir-bundle.ts'
import type { Bundle } from '../../../src-domain/fhir/fhir-types.ts'
import {
  actBefore,
  agreed,
  elderWith,
  now,
  richHistory,
  takenBack,
} from '../../../src-domain/fhir/testing/rich-elder.ts'
import { joinRecords } from '../../../src-domain/elders/same-person.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { Host } from '../../host/host.ts'
import { archive } from '../../i18n/zh-CN/archive.ts'
import { elders } from '../../i18n/zh-CN/elders.ts'
import { needs } from '../../i18n/zh-CN/needs.ts'
import { TakeAwayCard } from './take-away-card.tsx'

let station: MemoryStation
afterEach(() => station.close())

type Piece = { readonly file: string; readonly folder?: string; readonly text: string; readonly isFirst: boolean }

/** A card of `elder` at a station whose host keeps what is written. */
async function drawn(elder = elderWith(), role: Role = 'staff', onPiece: () => void = () => undefined) {
  const { documents } = richHistory(elder)
  station = memoryStation({ role, documents: [elder as Document, ...documents] })
  station.now = now
  const disk = { text: '', file: '', folder: '', discarded: 0, pieces: 0, printed: 0 }
  station.host.print = () => void (disk.printed += 1)
  station.host.call = (async (name: string, params: Piece) => {
    if (name === 'backup.places') return { folders: ['/media/stick'] }
    if (name === 'export.discard') {
      disk.discarded += 1
      disk.text = ''
      return { ok: true, value: {} }
    }
    if (name !== 'export.write') throw new Error(`not asked: ${name}`)
    Object.assign(disk, { file: params.file, folder: params.folder ?? '', pieces: disk.pieces + 1 })
    disk.text = (params.isFirst ? '' : disk.text) + params.text
    onPiece()
    return { ok: true, value: { path: `/exports/${params.file}` } }
  }) as unknown as Host['call']
  await station.draw(<TakeAwayCard elder={elder} />)
  return disk
}
/** Ticks the choice whose words begin so; a hint may follow them. */
const choose = (words: string): Promise<void> =>
  act(async () =>
    [...document.querySelectorAll('label.choice')]
      .find((label) => (label.textContent ?? '').startsWith(words))!
      .querySelector('input')!
      .click(),
  )
const saveButton = (): HTMLButtonElement =>
  [...document.querySelectorAll<HTMLButtonElement>('dialog .dialog-actions button')].find((one) =>
    (one.textContent ?? '').includes('存成文件'),
  )!

it('saves the elder’s own copy, tells what is in it and that it is open, and writes down that it was handed over', async () => {
  const disk = await drawn()
  await station.press('存成文件')
  expect(saveButton().disabled).toBe(true)
  await choose('老人本人')
  expect(station.text()).toContain('没有加密，谁拿到都能看')
  expect(station.text()).toContain('FHIR R4')
  expect(station.text()).toContain('@medplum/core validateResource 5.2.13')
  expect(saveButton().disabled).toBe(true)
  await choose('老人（或监护人）在场')
  await act(async () => saveButton().click())
  await expect.poll(() => station.text()).toContain('存好了')
  const bundle = JSON.parse(disk.text) as Bundle
  const whole = fhirBundle(elderWith(), [], { recipient: 'self', parts: exportParts }, { now, offset: 480 })
  expect(Object.keys(bundle)).toEqual(Object.keys(whole))
  expect(bundle.meta).toEqual(whole.meta)
  expect(bundle.entry.length).toBeGreaterThan(800)
  expect(disk.pieces).toBeGreaterThan(1)
  expect(disk.file).toMatch(/^record-20261122160000-[0-9a-f]{12}\.json$/)
  expect(disk.file).not.toContain('王')
  expect(station.ofKind('audit').map(({ body }) => body)).toMatchObject([
    {
      action: 'export',
      parts: ['readings', 'illness', 'assessments', 'plans', 'questions', 'consents'].map((part) => `copy-${part}`),
      reason: '交给本人',
    },
  ])
  await station.press('已经拷走，从这台机器删掉')
  await expect.poll(() => station.text()).toContain('删掉了')
  expect(disk.discarded).toBe(1)
})

it('offers a relative no illnesses, and saves nothing until it is said for whom', async () => {
  const disk = await drawn()
  await station.press('存成文件')
  await choose('家人')
  expect(station.text()).not.toContain('病情、过敏、用药和体检')
  await choose('评估和量表')
  await choose('老人说了给这位家人看')
  // Nobody was named yet.
  expect(saveButton().disabled).toBe(true)
  expect(disk.pieces).toBe(0)
})

it('refuses an institution that the elder did not agree to', async () => {
  const others = (['record', 'measuring', 'assessment'] as const).map((purpose) => agreed(purpose))
  await drawn(elderWith({ consents: others }))
  await station.press('存成文件')
  await choose('医生或服务机构')
  expect(station.text()).toContain('老人没有同意“给医生和服务机构看”，不能交')
  expect(saveButton().disabled).toBe(true)
})

it('judges by the record as it stands when it is saved, not as it was when the dialog opened', async () => {
  const elder = elderWith()
  const disk = await drawn(elder)
  await station.press('存成文件')
  await choose('老人本人')
  await choose('老人（或监护人）在场')
  await station.arrive({
    ...elder,
    body: { ...elder.body, consents: [agreed('record'), ...takenBack('measuring')] },
  } as Document)
  await act(async () => saveButton().click())
  await expect.poll(() => station.text()).toContain('老人刚刚改了同意')
  expect([disk.pieces, station.ofKind('audit').length]).toEqual([0, 0])
})

it('hands nothing over that a record joined with this one did not agree to, on paper neither', async () => {
  const elder = elderWith()
  const other = elderWith({ consents: [agreed('record'), ...takenBack('measuring')] })
  const disk = await drawn(elder)
  await station.arrive(other as Document, joinRecords(elder.id, other.id, actBefore(1)) as unknown as Document)
  await station.press('打印居民健康档案')
  await expect.poll(() => station.text()).toContain('老人没有同意的部分不打印')
  expect(document.querySelector('.print-sheet')?.textContent).not.toContain('氨氯地平')
  await station.press('不打印了')
  await station.press('存成文件')
  await choose('老人本人')
  await choose('老人（或监护人）在场')
  await act(async () => saveButton().click())
  await expect.poll(() => station.text()).toContain('还有一份合并过来的档案')
  expect([disk.pieces, station.ofKind('audit').length]).toEqual([0, 0])
})

it('stops when it is not wanted any more and leaves nothing of the file', async () => {
  const disk = await drawn(elderWith(), 'staff', () => void station.press('停下，不存了'))
  await station.press('存成文件')
  await choose('老人本人')
  await choose('老人（或监护人）在场')
  await act(async () => saveButton().click())
  await expect.poll(() => station.text()).toContain('没有存，什么都没留下')
  expect([disk.text, disk.discarded]).toEqual(['', 1])
})

it('prints the health record, says what is on it, and writes down that it was printed', async () => {
  const disk = await drawn()
  await station.press('打印居民健康档案')
  await expect.poll(() => station.text()).toContain('高血压随访')
  expect(document.querySelector('.print-sheet')?.textContent).toContain('个人基本信息表')
  expect(document.querySelector('.print-sheet')?.textContent).toContain('不是原表影印')
  await station.press('打印')
  await expect
    .poll(() => station.ofKind('audit').map(({ body }) => body))
    .toMatchObject([{ action: 'print', parts: ['copy-healthRecord'] }])
  expect(disk.printed).toBe(1)
})

it('prints nothing when it could not be written down', async () => {
  const disk = await drawn()
  await station.press('打印居民健康档案')
  await expect.poll(() => station.button('打印')?.disabled).toBe(false)
  station.refuses = { code: 'storage.full' }
  await station.press('打印')
  await expect.poll(() => document.querySelector('dialog [role=alert]')?.textContent ?? '').not.toBe('')
  expect(disk.printed).toBe(0)
})

it('is not there for a volunteer', async () => {
  await drawn(elderWith(), 'volunteer')
  expect(station.button('存成文件')).toBeUndefined()
})

it('writes into the file the words that stand on the screens', () => {
  expect(dimensionWords).toEqual(needs.dimension)
  expect(relationWords).toEqual(elders.code.relation)
  expect(identityWords).toEqual(elders.code.identityKind)
  expect(elders.consent.purpose).toMatchObject(purposeWords)
  expect(archive.reading.type).toMatchObject(readingWords)
  expect(archive.reading.site).toEqual(siteWords)
  expect(archive.reading.sign).toEqual(signWords)
})
