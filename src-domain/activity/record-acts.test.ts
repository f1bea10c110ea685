import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { handArticle } from '../articles/article-handed.ts'
import { libraryArticles } from '../articles/library/library.ts'
import { withdrawConsent } from '../consent/withdraw-consent.ts'
import { demoData } from '../demo/demo-data.ts'
import { isElder } from '../elders/elder.ts'
import { advanceService, isService, requestService } from '../services/service.ts'
import { type Document, editDocument } from '../shared/document.ts'
import { recordAudit } from './audit.ts'
import { recordActs, recordActsForElder } from './record-acts.ts'

const elder = sampleElder()
const documents = (...all: readonly unknown[]) => all as readonly Document[]
const told = (all: readonly Document[]) => recordActs(all).map(({ deed, parts }) => [deed, ...parts])
const demo = demoData({ seed: 1, today: '2026-11-20', elders: 60 }) as readonly Document[]

const booking = (dimension: 'bathing' | 'palliative') => {
  const [some] = demo.filter(isService)
  const asked = requestService(
    { ...some!.body, dimension, serviceName: '上门助浴' },
    elder.id,
    actOf('2026-11-05T02:00:00.000Z', 5),
  )
  const off = advanceService(asked, 'cancelled', { reason: '不要了' }, actOf('2026-11-06T02:00:00.000Z', 6))
  if (!off.ok) throw new Error('refused')
  return off.value
}

describe('what was done at a record', () => {
  it('is told from the record itself where no note was written, newest first', () => {
    const edited = editDocument(elder, { phone: '13800000001', note: '耳背' }, actOf('2026-11-03T02:00:00.000Z'))
    expect(told(documents(edited))).toEqual([
      ['change', 'phone', 'note'],
      ['consentGiven', 'record', 'measuring', 'assessment'],
      ['create'],
    ])
  })

  it('is told once where a note was written beside', () => {
    const at = actOf('2026-11-03T02:00:00.000Z', 3)
    const edited = editDocument(elder, { phone: '13800000001' }, at)
    const change = recordAudit({ action: 'change', subject: elder.id, parts: ['phone'] }, at, elder.id)
    const create = recordAudit({ action: 'create', subject: elder.id }, actOf(elder.occurredAt, 4), elder.id)
    expect(told(documents(edited, change, create)).filter(([deed]) => deed !== 'consentGiven')).toEqual([
      ['change', 'phone'],
      ['create'],
    ])
  })

  it('tells a consent taken back from one given, by who did it', () => {
    const taken = withdrawConsent(elder, 'measuring', 'zh-CN', {
      ...actOf('2026-11-04T02:00:00.000Z', 2),
      author: 'self',
    })
    const [first] = recordActs(documents(...taken))
    expect(first).toMatchObject({ deed: 'consentTakenBack', parts: ['measuring'], author: 'self' })
    expect(told(documents(...taken)).filter(([deed]) => deed === 'consent')).toEqual([])
  })

  it('tells every step of a booking, and why it was called off', () => {
    const [cancelled, requested] = recordActs(documents(booking('bathing')))
    expect(requested).toMatchObject({ deed: 'requested', service: '上门助浴', at: '2026-11-05T02:00:00.000Z' })
    expect(cancelled).toMatchObject({ deed: 'cancelled', reason: '不要了', at: '2026-11-06T02:00:00.000Z' })
  })

  it('tells of assessments and second signatures, with no code for a reason', () => {
    const one = demo
      .filter(isElder)
      .find(({ id }) => demo.some((d) => d.elder === id && d.kind === 'assessment-signature'))
    const acts = recordActs(demo.filter((document) => document.elder === one!.id || document.id === one!.id))
    expect(acts.map(({ deed }) => deed)).toEqual(expect.arrayContaining(['assessed', 'signed', 'create']))
    expect(acts.filter(({ deed, reason }) => deed === 'assessed' && reason !== undefined)).toEqual([])
  })

  it('tells of an article given, also where the elder took it home on paper', () => {
    const [article] = libraryArticles()
    const given = { how: 'handout', to: 'elder', elder: elder.id } as const
    const [act] = recordActs(documents(handArticle(article!, given, actOf('2026-11-07T02:00:00.000Z', 7))))
    expect(act).toMatchObject({ deed: 'gaveArticle', parts: [], at: '2026-11-07T02:00:00.000Z' })
  })

  it("keeps from the elder's face what asks for a physician's tact", () => {
    expect(recordActsForElder(documents(booking('palliative')))).toEqual([])
    expect(recordActsForElder(documents(booking('bathing')))).toHaveLength(2)
  })
})
