import { describe, expect, it } from 'vitest'
import { recordAudit } from '../activity/audit.ts'
import { startCall } from '../activity/call.ts'
import { visitPictures, picturesOf } from '../activity/visit-code.ts'
import { type HandedHow, handArticle } from '../articles/article-handed.ts'
import { libraryArticles } from '../articles/library/library.ts'
import { isAskedQuestion } from '../asking/asked-question.ts'
import { createReading } from '../archive/reading.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document, editDocument } from '../shared/document.ts'
import { type Elder, isElder } from '../elders/elder.ts'
import { settingsKind } from '../settings/station-settings.ts'
import { upgradeDocument } from '../shared/check-document.ts'
import { type Staff, staffKind } from '../staff/staff.ts'
import { lessonOf, lessons, lessonsFor, longestLesson, type PracticeTrace, seenOf, staffLessons } from './lessons.ts'
import { competenceKind, noteCompetence, notePractice, practiceKind } from './practice.ts'
import {
  makePracticeStation,
  practiceColleague,
  practiceElderName,
  practiceSignIn,
  practiceStation,
  practiceVisitCode,
} from './practice-station.ts'
import { dueLessons, lockedFor, progressOf } from './progress.ts'
import { takersOfConsent, taughtRefusals } from './taught-acts.ts'

const today = '2026-11-30'
const chen = { staff: 'staff:018f0000-0000-7000-8000-000000000002', name: '陈晓梅', role: 'staff' } as const
let drawn = 0
const actOn = (day: string, author: string = chen.staff): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author,
  now: Date.parse(`${day}T02:00:00Z`),
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
})
const nothing: PracticeTrace = { written: [], asked: new Set() }
const check = (document: unknown, elder?: Document) =>
  checkDocument(document as Document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: Date.parse(`${today}T03:00:00Z`),
    elder,
  })
const station = makePracticeStation([chen, practiceColleague], today)
const elder = station.documents.find((document) => document.id === station.elder) as unknown as Elder
const register = lessonOf('register')!

describe('lessons', () => {
  it('take at most five minutes, have each step once, and are there for all three', () => {
    expect(lessons.every(({ minutes }) => minutes <= longestLesson)).toBe(true)
    const steps = lessons.flatMap((lesson) => lesson.steps.map(({ id }) => id))
    expect(new Set(steps).size).toBe(steps.length)
    expect(lessonsFor('staff').length).toBeGreaterThanOrEqual(6)
    expect(lessonsFor('elder').map(({ id }) => id)).toEqual([
      'signIn',
      'readAloud',
      'myHealth',
      'callStaff',
      'findArticle',
      'ask',
      'getHelp',
      'takeBack',
    ])
    expect(lessonsFor('family').map(({ id }) => id)).toEqual([...lessonsFor('elder').map(({ id }) => id), 'familyRead'])
  })

  it('are for who may do the thing', () => {
    expect(staffLessons('volunteer').map(({ id }) => id)).toEqual(['lock'])
    expect(staffLessons('staff').map(({ id }) => id)).not.toContain('backup')
    expect(staffLessons('administrator')).toEqual(lessonsFor('staff'))
  })

  it('see what was done, and not what was not', () => {
    const trace = (...written: readonly unknown[]): PracticeTrace => ({ ...nothing, written: written as Document[] })
    expect(seenOf(register, nothing)).toEqual({ seen: 0, toSee: 1 })
    expect(seenOf(register, trace(elder))).toEqual({ seen: 1, toSee: 1 })
    const refused = { ...elder, body: { ...elder.body, consents: [] } }
    expect(seenOf(register, trace(refused)).seen).toBe(0)
    const pressure = { type: 'bloodPressure', systolic: 128, diastolic: 82, source: 'staff' } as const
    expect(seenOf(lessonOf('pressure')!, trace(createReading(pressure, actOn(today), elder.id))).seen).toBe(1)
    const weight = { type: 'weight', value: 61, source: 'staff' } as const
    expect(seenOf(lessonOf('pressure')!, trace(createReading(weight, actOn(today), elder.id))).seen).toBe(0)
    const handed = recordAudit({ action: 'handOver', subject: elder.id }, actOn(today), elder.id)
    expect(seenOf(lessonOf('handOver')!, trace(handed))).toEqual({ seen: 1, toSee: 2 })
    expect(seenOf(lessonOf('callStaff')!, trace(startCall('home', elder.id, actOn(today, 'self')))).seen).toBe(1)
    const article = libraryArticles()[0]!
    const give = (how: HandedHow) => trace(handArticle(article, { how, to: 'elder', elder: elder.id }, actOn(today)))
    expect([
      seenOf(lessonOf('handout')!, give('handout')).seen,
      seenOf(lessonOf('handout')!, give('read')).seen,
    ]).toEqual([1, 0])
    expect(seenOf(lessonOf('findArticle')!, give('heard')).seen).toBe(1)
    const code = practiceSignIn(elder.id, actOn(today))
    expect(seenOf(lessonOf('signIn')!, trace(code)).seen).toBe(0)
    expect(seenOf(lessonOf('signIn')!, trace({ ...code, events: [{ type: 'used' }] })).seen).toBe(1)
    const before = elder.body.consents
    const no = { ...before.at(-1)!, at: `${today}T02:30:00.000Z`, given: false }
    const withConsents = (consents: typeof before) => trace({ ...elder, body: { ...elder.body, consents } })
    expect(seenOf(lessonOf('takeBack')!, withConsents([...before, no])).seen).toBe(1)
    expect(
      seenOf(lessonOf('takeBack')!, withConsents([no, { ...no, at: `${today}T02:31:00.000Z`, given: true }])).seen,
    ).toBe(0)
    const question = station.documents.find(isAskedQuestion)!
    expect(seenOf(lessonOf('ask')!, trace(question)).seen).toBe(1)
    expect(seenOf(lessonOf('answer')!, trace(question)).seen).toBe(0)
    expect(seenOf(lessonOf('lock')!, { ...nothing, asked: new Set(['keys.unlock']) }).seen).toBe(1)
    expect(seenOf(lessonOf('backup')!, { ...nothing, asked: new Set(['backup.setFolder']) })).toEqual({
      seen: 1,
      toSee: 3,
    })
  })
})

describe('the made-up station', () => {
  it('lets its elder in by the first four pictures, which the guide names', () => {
    expect(picturesOf(practiceVisitCode)).toEqual(visitPictures.slice(0, 4))
    expect(check(practiceSignIn(elder.id, actOn(today)), elder as unknown as Document).ok).toBe(true)
  })

  it('is the same every time, has one elder with a history, and is of a station that no server knows', () => {
    expect(makePracticeStation([chen, practiceColleague], today)).toEqual(station)
    expect(station.documents.filter(isElder).map(({ body }) => body.name)).toEqual([practiceElderName])
    const about = station.documents.filter((document) => document.elder === station.elder)
    expect(about.filter(({ kind }) => kind === 'reading').length).toBeGreaterThan(0)
    expect(about.filter(({ kind }) => kind === 'assessment').length).toBeGreaterThan(0)
    expect(new Set(about.map((document) => document.station))).toEqual(new Set([practiceStation]))
    const refusals = station.documents.flatMap((document) => {
      const checked = checkDocument(document, undefined, kindByName, {
        scope: ['organization'].includes(document.kind)
          ? 'catalog'
          : document.kind === 'article'
            ? 'knowledge'
            : 'station',
        station: practiceStation,
        receivedAt: Date.parse(`${today}T03:00:00Z`),
        elder: elder as unknown as Document,
      })
      return checked.ok ? [] : checked.error
    })
    expect(refusals).toEqual([])
  })
})

describe('what stays of a practice', () => {
  it('names the staff member, the elder who agreed to the record, and no family', () => {
    const ofStaff = notePractice(
      { lesson: register, learner: { audience: 'staff', staff: chen.staff } },
      nothing,
      actOn(today),
    )
    expect(ofStaff).toMatchObject({ elder: '', body: { lesson: 'register', learner: chen.staff, seen: 0, toSee: 1 } })
    expect(check(ofStaff).ok).toBe(true)
    const call = lessonOf('callStaff')!
    const ofElder = notePractice(
      { lesson: call, learner: { audience: 'elder', elder }, watchedBy: 'family' },
      nothing,
      actOn(today, 'self'),
    )
    expect(ofElder).toMatchObject({ elder: elder.id, body: { audience: 'elder', watchedBy: 'family' } })
    expect(check(ofElder, elder as unknown as Document).ok).toBe(true)
    const withdrawn = { ...elder, body: { ...elder.body, consents: [] } }
    const ofNobody = notePractice(
      { lesson: call, learner: { audience: 'elder', elder: withdrawn } },
      nothing,
      actOn(today, 'self'),
    )
    expect(ofNobody.elder).toBe('')
    const ofFamily = notePractice({ lesson: call, learner: { audience: 'family' } }, nothing, actOn(today, 'self'))
    expect(ofFamily).toMatchObject({ elder: '', body: { audience: 'family' } })
    expect(ofFamily.body.learner).toBeUndefined()
    expect(check(ofFamily).ok).toBe(true)
  })

  it('is refused about an elder who did not agree, and where the learner watched the own practice', () => {
    const call = lessonOf('callStaff')!
    const ofElder = notePractice({ lesson: call, learner: { audience: 'elder', elder } }, nothing, actOn(today, 'self'))
    const withdrawn = { ...elder, body: { ...elder.body, consents: [] } } as unknown as Document
    expect(check(ofElder, withdrawn)).toMatchObject({ ok: false, error: [{ code: 'consent.notCovered' }] })
    const own = { lesson: register, learner: { audience: 'staff', staff: chen.staff }, watchedBy: chen.staff } as const
    expect(check(notePractice(own, nothing, actOn(today)))).toMatchObject({
      ok: false,
      error: [{ code: 'training.ownCompetence' }],
    })
  })

  it('of a competence comes from a colleague, no volunteer, and nobody says it of themselves', () => {
    const body = { lesson: 'register', learner: chen.staff, level: 'can' } as const
    const zhou = actOn(today, 'staff:018f0000-0000-7000-8000-000000000001')
    const noted = noteCompetence('staff', body, zhou)
    expect(noted.ok).toBe(true)
    expect(noteCompetence('administrator', body, actOn(today))).toMatchObject({
      error: { code: 'training.ownCompetence' },
    })
    expect(noteCompetence('volunteer', body, zhou)).toMatchObject({ error: { code: 'staff.notAllowed' } })
    if (!noted.ok) return
    const author = (role: Staff['body']['role']): Document =>
      createDocument(staffKind, { name: '周敏', role, active: true }, actOn('2026-01-01')) as Document
    const arrived = (role: Staff['body']['role']) =>
      checkDocument(noted.value as Document, undefined, kindByName, {
        scope: 'station',
        station: 'qingshiqiao',
        receivedAt: zhou.now,
        elder: undefined,
        people: () => author(role),
      })
    expect(arrived('staff').ok).toBe(true)
    expect(arrived('volunteer')).toMatchObject({ ok: false, error: [{ code: 'staff.notAllowed' }] })
    const own = { ...noted.value, author: chen.staff } as Document
    expect(check(own)).toMatchObject({ ok: false })
  })
})

describe('what was seen of an elder', () => {
  const zhou = 'staff:018f0000-0000-7000-8000-000000000001'
  const lesson = lessonOf('readAloud')!

  it('stands about the elder, who is named nowhere else, and counts for the elder alone', () => {
    const noted = noteCompetence('staff', { lesson: 'readAloud', level: 'can' }, actOn(today, zhou), elder.id)
    if (!noted.ok) throw new Error(noted.error.code)
    const { learner } = noted.value.body
    expect([noted.value.elder, learner]).toEqual([elder.id, undefined])
    const of = (whose: string) =>
      progressOf([lesson], { practices: [], competences: [noted.value] }, whose, 12, today)[0]?.state
    expect([of(elder.id), of(chen.staff)]).toEqual(['competent', 'new'])
  })

  it('is about a colleague or an elder, never both or nobody; an older one is read as it was', () => {
    const rules = (learner: string | undefined, about: string) => {
      const body = { lesson: 'readAloud', level: 'can' as const, ...(learner === undefined ? {} : { learner }) }
      const fact = createDocument(competenceKind, body, actOn(today, zhou), { elder: about })
      return (competenceKind.rules?.(fact, undefined) ?? []).map(({ field }) => field)
    }
    expect(rules(chen.staff, '')).toEqual([])
    expect(rules(undefined, elder.id)).toEqual([])
    expect(rules(chen.staff, elder.id)).toEqual(['/body/learner'])
    expect(rules(undefined, '')).toEqual(['/body/learner'])
    const old = {
      ...createDocument(competenceKind, { lesson: 'lock', learner: chen.staff, level: 'can' }, actOn(today, zhou)),
      version: 1,
    }
    expect(upgradeDocument(competenceKind, old as Document)).toEqual({ ...old, version: 2 })
  })
})

const practised = (day: string, trace: PracticeTrace = { ...nothing, written: [elder as unknown as Document] }) =>
  notePractice({ lesson: register, learner: { audience: 'staff', staff: chen.staff } }, trace, actOn(day))
const seen = (day: string, level: 'can' | 'again') =>
  createDocument(competenceKind, { lesson: 'register', learner: chen.staff, level }, actOn(day, 'staff:zhou'))
const progress = (
  practices: readonly ReturnType<typeof practised>[],
  competences: readonly ReturnType<typeof seen>[] = [],
) => progressOf([register], { practices, competences }, chen.staff, 12, today)[0]

describe('progress', () => {
  it('is due again after the interval, and not before it was learned once', () => {
    expect(progress([])).toMatchObject({ state: 'new', practised: 0 })
    expect(dueLessons([progress([])!])).toEqual([])
    expect(progress([practised('2025-12-01')])).toMatchObject({ state: 'practised', dueOn: '2026-12-01' })
    expect(progress([practised('2025-11-30')])).toMatchObject({ state: 'due', dueOn: '2026-11-30' })
    expect(progress([practised('2025-11-30'), practised('2026-11-29')])).toMatchObject({
      state: 'practised',
      practised: 2,
    })
  })

  it('says what a colleague saw: able, or once more now until it is practised again', () => {
    expect(progress([practised('2025-01-01')], [seen('2026-06-01', 'can')])).toMatchObject({
      state: 'competent',
      dueOn: '2027-06-01',
    })
    expect(progress([practised('2026-11-01')], [seen('2026-11-02', 'again')])).toMatchObject({ state: 'due' })
    expect(progress([practised('2026-11-03')], [seen('2026-11-02', 'again')])).toMatchObject({ state: 'practised' })
  })

  it('of which a step that can be told was left out is begun, puts off nothing and makes nobody practised', () => {
    expect(progress([practised('2026-11-01', nothing)])).toMatchObject({
      state: 'new',
      practised: 0,
      begun: { body: { seen: 0 } },
    })
    const late = progress([practised('2025-11-30'), practised('2026-11-01', nothing)])
    expect(late).toMatchObject({ state: 'due', practised: 1, dueOn: '2026-11-30' })
    expect(progress([practised('2026-11-01', nothing), practised('2026-11-02')])?.begun).toBeUndefined()
  })

  it('of somebody else counts for nobody', () => {
    const other = progressOf(
      [register],
      { practices: [practised('2026-11-01')], competences: [] },
      'staff:other',
      12,
      today,
    )
    expect(other[0]?.state).toBe('new')
  })
})

describe('what waits until a colleague has seen it', () => {
  const on = { unlocksByCompetence: true }
  it('is nothing until an administrator turns it on, and nothing for administrators', () => {
    expect(lockedFor(chen, [], {}).size).toBe(0)
    expect(lockedFor({ ...chen, role: 'administrator' }, [], on).size).toBe(0)
    expect([...lockedFor(chen, [], on)]).toEqual(['recordConsent'])
    expect(lockedFor(chen, [seen('2020-01-01', 'can')], on).size).toBe(0)
    expect(lockedFor(chen, [seen('2026-01-01', 'can'), seen('2026-02-01', 'again')], on).size).toBe(1)
  })

  it('is a yes that is new, by the staff; a no and what stood already go through', () => {
    const before = { ...elder, body: { ...elder.body, consents: [] } } as unknown as Document
    const taken = elder as unknown as Document
    expect(takersOfConsent(taken, before).length).toBeGreaterThan(0)
    expect(takersOfConsent(taken, taken)).toEqual([])
    expect(takersOfConsent(editDocument(elder, { phone: '13900000000' }, actOn(today)) as Document, taken)).toEqual([])
    const refused = {
      ...elder,
      body: { ...elder.body, consents: elder.body.consents.map((act) => ({ ...act, given: false })) },
    }
    expect(takersOfConsent(refused as unknown as Document, before)).toEqual([])
    const taker = createDocument(staffKind, { name: '陈晓梅', role: 'staff', active: true }, actOn(today))
    expect(taughtRefusals(taker, new Set(['recordConsent']))).toMatchObject([{ code: 'training.notSeenYet' }])
    expect(taughtRefusals(taker, new Set())).toEqual([])
    expect(taughtRefusals(undefined, new Set(['recordConsent']))).toEqual([])
  })
})

it('settings of an older program say nothing about training', () => {
  const old = { ...createDocument(settingsKind, { stacking: 'once' }, actOn(today)), version: 6 }
  expect(upgradeDocument(settingsKind, old)).toEqual({ ...old, version: settingsKind.version })
  expect([practiceKind.version, competenceKind.version]).toEqual([1, 2])
})
