import { expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { editDocument } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { elderKind, type Elder } from './elder.ts'
import { isArchived, isUsable } from './elder-rules.ts'
import type { DocumentKind } from '../shared/document.ts'

const elder = sampleElder()
const moment = '2026-11-20T02:00:00.000Z'
const archived = editDocument(elder, { archived: { reason: 'moved', at: moment } }, actOf(moment, 1))
const other = { ...actOf('2026-11-20T03:00:00.000Z', 2), kiosk: 'kiosk-b' }
const merged = (edit: Elder): Elder => mergeDocuments(elderKind as DocumentKind, archived, edit) as Elder

it('hides an archived record, and keeps it', () => {
  expect([isArchived(archived), isUsable(archived), archived.body.name]).toEqual([true, false, elder.body.name])
})

it('comes back by an edit made elsewhere since, by one who had not heard of the archiving', () => {
  const back = merged(editDocument(elder, { phone: '13800000000' }, other))
  expect([isArchived(back), back.body.archived?.reason, back.body.phone]).toEqual([false, 'moved', '13800000000'])
})

it('does not come back by an edit of before that arrives late, which is kept', () => {
  const late = merged(editDocument(elder, { phone: '13800000000' }, { ...other, now: Date.parse(moment) - 60_000 }))
  expect([isArchived(late), late.body.phone]).toEqual([true, '13800000000'])
})

it('can be archived again', () => {
  const back = merged(editDocument(elder, { phone: '13800000000' }, other))
  const at = '2026-11-21T02:00:00.000Z'
  expect(isArchived(editDocument(back, { archived: { reason: 'left', at } }, actOf(at, 3)))).toBe(true)
})
