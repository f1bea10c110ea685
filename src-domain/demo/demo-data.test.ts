import { describe, expect, it } from 'vitest'
import { isAllowed } from '../consent/consent.ts'
import { isInstrumentResult } from '../instruments/instrument-result.ts'
import { isAssessment, signatureState } from '../assessments/assessment-history.ts'
import { libraryArticles } from '../articles/library/library.ts'
import { documentKinds, kindByName } from '../documents.ts'
import { type Elder, isElder } from '../elders/elder.ts'
import { openDraft, validateRegistration } from '../elders/elder-rules.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { needsOf } from '../needs/needs.ts'
import { isService, type ServiceRequest } from '../services/service.ts'
import { serviceState } from '../services/service-rules.ts'
import { dueToday } from '../tasks/due-today.ts'
import { canonical } from '../shared/canonical.ts'
import { checkDocument } from '../shared/check-document.ts'
import { scopeByCollection } from '../shared/collections.ts'
import { calendarDateOf } from '../shared/instant.ts'
import { openQuestions } from '../shared/merge.ts'
import { demoData } from './demo-data.ts'
import { demoStation } from './demo-places.ts'
import { demoStaff } from './demo-staff.ts'

const today = '2026-11-22'
const documents = demoData({ seed: 1, today })
const of = (kind: string) => documents.filter((document) => document.kind === kind)
const elders = documents.filter((document): document is Elder => isElder(document))

describe('the demo station', () => {
  it('is the same in two runs of a seed and another for another seed', () => {
    const ten = { seed: 1, today, elders: 10 }
    expect(canonical(demoData(ten))).toBe(canonical(demoData(ten)))
    expect(canonical(demoData(ten))).not.toBe(canonical(demoData({ ...ten, seed: 2 })))
  })

  it('holds what the mission names', () => {
    expect(of('elder')).toHaveLength(300)
    expect(of('organization')).toHaveLength(68)
    expect(of('expert')).toHaveLength(50)
    expect(of('product')).toHaveLength(150)
    expect(of('article')).toHaveLength(libraryArticles().length)
    expect(of('staff')).toHaveLength(4)
    expect(of('assessment').length).toBeGreaterThan(300)
    expect(of('reading').length).toBeGreaterThan(1_500)
  })

  it('passes the gate, even when it arrives just after midnight', () => {
    const receivedAt = Date.parse(`${today}T00:00:00+08:00`)
    const byId = new Map(documents.map((document) => [document.id, document]))
    const known = { people: (id: string) => byId.get(id), staff: [] }
    const refused = documents.flatMap((document) => {
      const scope = scopeByCollection[kindByName.get(document.kind)!.collection]
      const context = { scope, station: demoStation.id, receivedAt, elder: byId.get(document.elder), ...known }
      const result = checkDocument(document, undefined, kindByName, context)
      return result.ok ? [] : [[document.kind, result.error]]
    })
    expect(refused).toEqual([])
  })

  it('has ids and identity numbers only once', () => {
    expect(new Set(documents.map((document) => document.id)).size).toBe(documents.length)
    const numbers = elders.flatMap((elder) => elder.body.identityNumber ?? [])
    expect(numbers.length).toBeGreaterThan(280)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('registers people the way the form would', () => {
    for (const { body } of elders) expect(validateRegistration(openDraft(body), today), body.name).toEqual([])
  })

  it('shows every level of ability, pending reviews, self answers, and drafts that were interrupted', () => {
    const assessments = documents.filter(isAssessment)
    expect(new Set(assessments.map((one) => one.body.result.final)).size).toBe(5)
    const pending = assessments.filter((one) => signatureState(one, documents).state === 'pendingReview')
    expect(pending.length).toBeGreaterThan(4)
    expect(of('self-assessment').length).toBeGreaterThan(5)
    expect(of('assessment-draft')).toHaveLength(2)
  })

  it('shows services in every state, and and questions of each sort to staff', () => {
    const services = documents.filter((document): document is ServiceRequest => isService(document))
    const states = new Set(services.map((one) => serviceState(one).state))
    expect([...states].toSorted()).toEqual([
      'cancelled',
      'confirmed',
      'declined',
      'done',
      'rated',
      'requested',
      'scheduled',
    ])
    expect(services.filter((one) => serviceState(one).questions.length > 0).length).toBeGreaterThan(0)
    expect(elders.filter((elder) => openQuestions(elder).length > 0)).toHaveLength(2)
  })

  it('does no service before the day it was wished for, and appoints none before it was asked for', () => {
    const services = documents.filter((document): document is ServiceRequest => isService(document))
    const early = services.flatMap((request) => {
      const { state, steps } = serviceState(request)
      const dayOf = (type: string) => {
        const at = steps.find((step) => step.type === type)?.at
        return at === undefined ? undefined : calendarDateOf(at, request.offset)
      }
      const appointed = steps.findLast((step) => step.type === 'scheduled')?.data?.['on']
      const done = dayOf('done')
      const asked = calendarDateOf(request.occurredAt, request.offset)
      const isEarly =
        (done !== undefined && done < (request.body.wishedOn ?? '')) ||
        (done !== undefined && typeof appointed === 'string' && done < appointed) ||
        (typeof appointed === 'string' && appointed < asked)
      return isEarly ? [[state, asked, request.body.wishedOn, appointed, done]] : []
    })
    expect(early).toEqual([])
  })

  it('has short instruments, likings and given articles of a share of the elders, and alarms nobody by an answer', () => {
    const about = (kind: string) => new Set(of(kind).map((one) => one.elder)).size
    const results = documents.filter(isInstrumentResult)
    expect(about('instrument-result')).toBeGreaterThan(120)
    expect(new Set(results.map(({ body }) => body.instrument))).toEqual(
      new Set(['fall-risk', 'self-care', 'phq-2', 'phq-9']),
    )
    // Not all alike: every band of the risk of falling is there, and some told of a low mood.
    const bandsOf = (id: string) =>
      new Set(results.filter(({ body }) => body.instrument === id).map(({ body }) => body.result.bands['total']))
    expect(bandsOf('fall-risk')).toEqual(new Set(['none', 'low', 'medium', 'high']))
    expect(bandsOf('phq-2')).toEqual(new Set(['negative', 'positive']))
    expect(results.flatMap(({ body }) => body.result.alerts)).toEqual([])
    expect(about('preferences')).toBeGreaterThan(100)
    expect(about('preferences')).toBeLessThan(
      elders.filter((one) => isAllowed(one.body.consents, 'preferences')).length,
    )
    expect(about('article-handed')).toBeGreaterThan(40)
  })

  it('has of some elders the codes of the public-health form, a word about allergies, and a whole check-up', () => {
    const about = (kind: string) => new Set(of(kind).map((one) => one.elder)).size
    expect(about('health-basics')).toBeGreaterThan(30)
    expect(about('health-basics')).toBeLessThan(60)
    expect(about('no-known-allergy')).toBeGreaterThan(30)
    expect(about('check-up')).toBeGreaterThan(3)
    expect(about('lab-result')).toBe(about('check-up'))
    for (const type of ['hospital', 'checkUp', 'vaccination'])
      expect(of('care-visit').filter(({ body }) => body['type'] === type).length, type).toBeGreaterThan(5)
  })

  it('has complaints that wait, needs that staff corrected, and services that do not suit', () => {
    const complaints = of('asked-question').filter(({ body }) => body['origin'] === 'complaint')
    const answered = new Set(of('question-answer').map(({ body }) => body['question']))
    expect(complaints.filter(({ id }) => !answered.has(id)).length).toBeGreaterThan(1)
    expect(of('not-for-me').length).toBeGreaterThan(4)
    expect(of('need-correction').length).toBeGreaterThan(1)
    for (const { elder } of of('need-correction')) {
      const about = documents.filter((document) => document.elder === elder)
      const facts = needFactsOf(elders.find(({ id }) => id === elder)!.body, about, today)
      expect(needsOf(facts, about).filter(({ correction }) => correction !== undefined)).toHaveLength(1)
    }
  })

  it('gives staff a list of today that a day can hold', () => {
    const tasks = dueToday(
      elders,
      documents.filter((document) => document.elder !== ''),
      today,
    )
    expect(tasks.filter((task) => task.urgency !== 'soon').length).toBeGreaterThan(5)
    expect(tasks.filter((task) => task.urgency === 'urgent').length).toBeLessThan(20)
  })

  it('lends different PINs of six digits, and documents hold none of them', () => {
    expect(new Set(demoStaff.map((person) => person.pin)).size).toBe(4)
    for (const { pin } of demoStaff) expect(pin).toMatch(/^\d{6}$/)
    expect(JSON.stringify(of('staff'))).not.toMatch(/258036|369147|147025|480615/)
  })

  it('uses kinds that are listed', () => {
    const known = new Set(documentKinds.map((kind) => kind.kind))
    expect([...new Set(documents.map((document) => document.kind))].filter((kind) => !known.has(kind))).toEqual([])
  })
})
