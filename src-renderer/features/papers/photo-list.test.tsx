// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { paperPhotoKind } from '../../../src-domain/papers/paper-photo.ts'
import { type Act, createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { PhotoList } from './photo-list.tsx'

const elder = sampleElder()
const by: Act = {
  station: 'qingshiqiao',
  kiosk: 'kiosk-b',
  author: 'staff:018f0000-0000-7000-8000-000000000002',
  now: Date.UTC(2026, 10, 20, 2),
  offset: 480,
  random: (count) => new Uint8Array(count).fill(7),
}
const file = { type: 'image/jpeg' as const, bytes: 10, key: `${'A'.repeat(43)}=`, parts: ['ab'.repeat(32)] }
const photo = createDocument(paperPhotoKind, { sort: 'report', on: '2026-11-02', media: [file] }, by, {
  elder: elder.id,
}) as Document
let station: MemoryStation
afterEach(() => station.close())

it('says of a photo that has not arrived that it is still on its way', async () => {
  station = memoryStation({ documents: [elder, photo] })
  await station.draw(<PhotoList elder={elder.id} />)
  expect(station.text()).toContain('化验单、检查报告')
  await station.press('看照片')
  expect(station.text()).toContain('照片还没有到这台机器')
})

it('takes a photo out only after a question, keeps who and when, and writes down that the record was changed', async () => {
  station = memoryStation({ documents: [elder, photo] })
  await station.draw(<PhotoList elder={elder.id} />)
  await station.press('看照片')
  await station.press('删掉照片')
  expect(station.text()).toContain('找不回来')
  station.refuses = { code: 'storage.full' }
  await station.press('删掉')
  expect(station.documents()).toContain(photo)
  station.refuses = undefined
  await station.press('删掉')
  expect(station.ofKind('paper-photo').map(({ body }) => body)).toEqual([{ sort: 'report', on: '2026-11-02' }])
  expect(station.ofKind('audit').map(({ body }) => body)).toMatchObject([{ action: 'change', parts: ['papers'] }])
  expect(station.button('看照片')).toBeUndefined()
  expect(station.text()).toMatch(/照片 .*删掉了，看不到了/)
})
