/**
 * The made-up station of a practice: one invented elder with a history, institutions to book at, the library, the learner and an
 * invented colleague. Its documents carry a station's name that no server serves; they live in memory and are thrown away.
 */
import { visitCodeKind } from '../activity/visit-code.ts'
import { libraryArticles } from '../articles/library/library.ts'
import { askQuestion } from '../asking/asked-question.ts'
import { consentRefusals } from '../consent/consent-coverage.ts'
import { actsOf } from '../demo/demo-act.ts'
import { demoArchive, demoConditions } from '../demo/demo-archive.ts'
import { demoAssessments } from '../demo/demo-assessments.ts'
import { demoOrganizations } from '../demo/demo-organizations.ts'
import { demoElders, type DemoElder } from '../demo/demo-people.ts'
import { seededRandom } from '../demo/random.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { type Role, staffKind } from '../staff/staff.ts'

/** A server's database of that name does not exist, and a host forwards to its own station's only (allowed-request.ts). */
export const practiceStation = 'practice'
export const practiceStationName = '新手站'
/** Typed in a practice instead of the own PIN. */
export const practicePin = '246135'
export const practiceElderName = '李小练'

/** Stands for sun, moon, star and fish (activity/visit-code.ts). */
export const practiceVisitCode = '000171'

export type PracticePerson = { readonly staff: string; readonly name: string; readonly role: Role }

export const practiceColleague: PracticePerson = {
  staff: 'staff:018f0000-0000-7000-8000-00000000e301',
  name: '赵小练',
  role: 'administrator',
}

export type PracticeStation = { readonly documents: readonly Document[]; readonly elder: string }

/** What an elder without a card is given, as if staff had just given it: it lives as short as a real one. */
export const practiceSignIn = (elder: string, act: Act): Document =>
  createDocument(visitCodeKind, { code: practiceVisitCode }, act, { elder }) as Document

/** @param people the learner and whoever else can open the practice. */
export function makePracticeStation(people: readonly PracticePerson[], today: CalendarDate): PracticeStation {
  const random = seededRandom('practice')
  const actsOfDemo = actsOf(random)
  const actOn: typeof actsOfDemo = (day, author = practiceColleague.staff) => ({
    ...actsOfDemo(day, author, 'practice'),
    station: practiceStation,
  })
  const person = disguised(practicePersonOf(demoElders(60, random, today, actOn).slice(newcomers)))
  const serial = 8
  const others = demoConditions(person, random, today).filter(({ code }) => code !== 1)
  // A pressure that is measured often.
  const conditions = [{ code: 1, status: 'active', confirmed: true, controlled: true } as const, ...others]
  const history: readonly Document[] = [
    ...demoArchive(serial, person, conditions, random, today, actOn),
    ...demoAssessments(serial, person, conditions, random, today, actOn),
  ].filter((document) => consentRefusals(document, undefined, person.elder as Document).length === 0)
  const { organizations } = demoOrganizations(random, today, actOn)
  // An expert has no lessons.
  const staff = people.flatMap(({ staff: id, name, role }): readonly Document[] => {
    if (role === 'expert') return []
    const body = { name, role, active: true, assessorBackground: 'nursing' as const }
    return [{ ...createDocument(staffKind, body, actOn(addDays(today, -400))), id }]
  })
  return {
    documents: [
      ...staff,
      ...organizations,
      ...libraryArticles(addDays(today, -1)),
      person.elder as Document,
      ...history,
      askQuestion(
        { askedBy: 'elder', origin: 'asked', topic: 'diseasePrevention', words: '夜里起来上厕所，怎么才不摔？' },
        person.elder.id,
        actOn(addDays(today, -1), 'self'),
      ) as Document,
    ],
    elder: person.elder.id,
  }
}

/** The first elders of the demo came these weeks and have no history. */
const newcomers = 6

/** Needs something, and agreed to be measured, assessed and helped. */
function practicePersonOf(people: readonly DemoElder[]): DemoElder {
  const found = people.find(
    ({ health, mayMeasure, mayAssess, elder: { body } }) =>
      health === 'moderate' && mayMeasure && mayAssess && body.archived === undefined && body.calledAs === undefined,
  )
  if (found === undefined) throw new Error('no elder to practise with')
  return found
}

/** With no wish of its own how the machine is to look. */
function disguised(person: DemoElder): DemoElder {
  const { textSize: _size, language: _language, ...body } = person.elder.body
  return { ...person, elder: { ...person.elder, body: { ...body, name: practiceElderName } } }
}
