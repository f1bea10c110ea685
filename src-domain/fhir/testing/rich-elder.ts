/** An elder about whom everything has been written that an export can meet, for its tests and those of the printed record. */
import { allergyKind, noKnownAllergyKind } from '../../archive/allergy.ts'
import { conditionKind } from '../../archive/condition.ts'
import { medicationKind } from '../../archive/medication.ts'
import { type Reading, type ReadingBody, readingKind } from '../../archive/reading.ts'
import { correctReading, voidFact } from '../../archive/standing.ts'
import { askQuestion } from '../../asking/asked-question.ts'
import { answerQuestion, closeQuestion } from '../../asking/question-answer.ts'
import { filledDraft } from '../../assessments/filled-draft.ts'
import { finishAssessment, signAssessment } from '../../assessments/finish-assessment.ts'
import { defaultScoringOptions } from '../../assessments/scoring.ts'
import { createLabResult } from '../../archive/lab-result.ts'
import { answerCheckUp, finishCheckUp, startCheckUp } from '../../check-ups/check-up.ts'
import type { ConsentAct, ConsentPurpose } from '../../consent/consent.ts'
import { type Elder, type ElderBody, elderKind } from '../../elders/elder.ts'
import { finishFollowUp } from '../../follow-ups/follow-up-history.ts'
import { phq9 } from '../../instruments/catalogue/phq-9.ts'
import { instrumentResultKind } from '../../instruments/instrument-result.ts'
import { questionsOf } from '../../instruments/instrument.ts'
import { scoreInstrument } from '../../instruments/scoring.ts'
import type { MediaFile } from '../../media/media-file.ts'
import { publicHealthTargets } from '../../archive/reading-targets.ts'
import { advanceService, requestService, type ServiceBody } from '../../services/service.ts'
import { type Act, createDocument, type Document } from '../../shared/document.ts'
import { instantOf } from '../../shared/instant.ts'

export const today = '2026-11-22'
export const now = Date.parse('2026-11-22T08:00:00Z')
const day = 86_400_000
const staff = 'staff:018f0000-0000-7000-8000-000000000002'

let drawn = 0
const random = (count: number): Uint8Array => new Uint8Array(count).map(() => (drawn = (drawn * 31 + 17) % 251))
/** @param days before the present. */
export const actBefore = (days: number, author = staff): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author,
  now: now - days * day,
  offset: 480,
  random,
})

export const agreed = (purpose: ConsentPurpose, given = true, replaces: readonly string[] = []): ConsentAct => ({
  id: `${purpose}-${given}`,
  purpose,
  given,
  textVersion: 1,
  language: 'zh-CN',
  method: given ? 'witness' : 'told',
  ...(given ? { witness: { name: '陈晓梅' } } : {}),
  at: instantOf(now - (given ? 900 : 1) * day),
  author: staff,
  replaces: [...replaces],
})
export const takenBack = (purpose: ConsentPurpose): readonly ConsentAct[] => [
  agreed(purpose),
  agreed(purpose, false, [`${purpose}-true`]),
]
export const everything: readonly ConsentAct[] = (
  ['record', 'measuring', 'assessment', 'shareInstitution', 'shareFamily', 'aids', 'preferences'] as const
).map((purpose) => agreed(purpose))

export const elderWith = (changes: Partial<ElderBody> = {}): Elder =>
  createDocument(
    elderKind,
    {
      name: '王秀兰',
      sex: '2',
      birthDate: '1943-05-16',
      birthDateSource: 'card',
      identityNumber: '110101194305160021',
      ethnicity: '01',
      phone: '13812341234',
      address: '青石桥村 3 组 12 号',
      village: '青石桥村',
      living: ['alone'],
      marital: '3',
      education: '8',
      payment: ['3'],
      contacts: [
        { id: 'k1', name: '王强', relation: 'son', phone: '13900001111', isEmergency: true },
        { id: 'k2', name: '李婶', relation: 'neighbour', isEmergency: false },
      ],
      guardian: { name: '王强', relation: 'son', evidence: '户口簿' },
      interests: [],
      allergies: [{ id: 'n1', at: instantOf(now - 800 * day), author: staff, source: 'physician', substance: '磺胺' }],
      risks: [],
      consents: [...everything],
      ...changes,
    },
    actBefore(900),
  )

export const institution = 'organizations:018f0000-0000-7000-8000-00000000aaaa'
const booking: ServiceBody = {
  dimension: 'meals',
  degree: 3,
  organization: institution,
  organizationName: '青石桥卫生服务中心',
  service: 's1',
  serviceName: '送餐',
  mode: 'atHome',
  priceFen: 1500,
  unit: '餐',
  priceDate: '2026-11-01',
  askedBy: 'elder',
}

const step = (...[request, type, data, act]: Parameters<typeof advanceService>) => {
  const next = advanceService(request, type, data, act)
  if (!next.ok) throw new Error(next.error.code)
  return next.value
}

/** All about the elder but the record itself. `wrong` and `voided` must be in no file and on no paper. */
export function richHistory(elder: Elder): {
  readonly documents: readonly Document[]
  readonly wrong: Reading
  readonly voided: Reading
} {
  const about = { elder: elder.id }
  const read = (days: number, body: ReadingBody, author = staff): Reading =>
    createDocument(readingKind, body, actBefore(days, author), about)
  const pressure = (
    systolic: number,
    more: Partial<Extract<ReadingBody, { type: 'bloodPressure' }>> = {},
  ): ReadingBody => ({
    type: 'bloodPressure',
    systolic,
    diastolic: 80,
    source: 'staff',
    ...more,
  })
  const wrong = read(20, pressure(251))
  const voided = read(21, pressure(249))
  const readings = [
    ...Array.from({ length: 400 }, (_, week) => read(30 + week * 7, pressure(130 + (week % 20), { pulse: 70 }))),
    wrong,
    correctReading(wrong, pressure(151, { arm: 'left', signs: ['dizzy'] }), actBefore(19)),
    voided,
    voidFact(voided, '袖带松了', actBefore(19)),
    read(9, { type: 'glucose', value: 6.4, timing: 'fasting', sample: 'capillary', source: 'self' }, 'self'),
    read(8, {
      type: 'glucose',
      value: 7.9,
      timing: 'fasting',
      sample: 'venous',
      source: 'told',
      measured: '2026-10-30',
    }),
    read(7, { type: 'glucose', value: 9.1, timing: 'afterMeal', hoursSinceMeal: 2, source: 'staff' }),
    read(6, { type: 'glucose', flag: 'high', timing: 'random', sample: 'capillary', source: 'staff' }),
    ...(
      [
        ['weight', 58.5],
        ['height', 156],
        ['waist', 82],
        ['pulse', 72],
        ['breathing', 16],
        ['oxygen', 97],
      ] as const
    ).map(([type, value]) => read(5, { type, value, source: 'staff', note: '坐着量的' })),
    read(5, { type: 'temperature', value: 36.5, site: 'armpit', source: 'staff', device: '电子体温计' }),
  ]
  const made = <Body>(document: Document<Body>): Document => document as unknown as Document
  const note = (kind: Parameters<typeof createDocument>[0], body: unknown, days = 400): Document =>
    made(createDocument(kind, body as never, actBefore(days), about))
  const illness = [
    note(conditionKind, { code: 1, status: 'active', confirmed: true, since: '2010-03-01', controlled: true }),
    note(conditionKind, { code: 3, status: 'active', confirmed: false }),
    note(conditionKind, { code: 23, name: '慢性胃炎', status: 'resolved', confirmed: true }),
    note(allergyKind, { substance: '青霉素', reaction: '皮疹', severity: 'moderate', certainty: 'confirmed' }),
    note(allergyKind, { substance: '海鲜', severity: 'mild', certainty: 'told' }),
    note(allergyKind, { substance: '花粉', severity: 'unknown', certainty: 'suspected', refuted: '医生说不是' }),
    note(medicationKind, { name: '苯磺酸氨氯地平片', dose: '5毫克', frequency: '每天一次', longTerm: true }),
    note(medicationKind, { name: '阿莫西林', longTerm: false, startedOn: '2026-03-01', stoppedOn: '2026-03-08' }),
  ]
  const draft = filledDraft(elder.id, {}, '2026-06-01', actBefore(174))
  const assessment = finishAssessment(
    draft,
    { number: '20260601-001', date: '2026-06-01', assessorName: '陈晓梅', options: defaultScoringOptions },
    actBefore(174),
  )
  if (!assessment.ok) throw new Error(JSON.stringify(assessment.error))
  const signed = signAssessment(assessment.value, '周敏', actBefore(173, 'staff:018f0000-0000-7000-8000-000000000003'))
  if (!signed.ok) throw new Error(JSON.stringify(signed.error))
  const answers = Object.fromEntries(questionsOf(phq9).map((question) => [question.id, firstOf(question)]))
  const screened = note(
    instrumentResultKind,
    {
      instrument: phq9.id,
      edition: phq9.edition,
      date: '2026-07-01',
      mode: 'staff',
      answers,
      result: scoreOf(answers),
    },
    144,
  )
  const lunch = requestService(booking, elder.id, actBefore(30))
  const eaten = step(lunch, 'confirmed', {}, actBefore(29))
  const visit = requestService(
    { ...booking, dimension: 'treatment', serviceName: '上门量血压' },
    elder.id,
    actBefore(10),
  )
  const services = [
    step(eaten, 'done', { result: '吃得好' }, actBefore(28)),
    step(visit, 'confirmed', {}, actBefore(9)),
    step(requestService(booking, elder.id, actBefore(5)), 'undone', {}, actBefore(5)),
    step(requestService(booking, elder.id, actBefore(4)), 'declined', { reason: '本周满了' }, actBefore(3)),
  ]
  const checkUp = finishCheckUp(
    answerCheckUp(
      answerCheckUp(
        answerCheckUp(startCheckUp(elder.id, '2026-05-04', actBefore(202)), 'symptoms', [3, 13], actBefore(202)),
        'hba1c',
        6.8,
        actBefore(202),
      ),
      'lungs',
      '呼吸音清',
      actBefore(202),
    ),
    actBefore(202),
  )
  if (!checkUp.ok) throw new Error(JSON.stringify(checkUp.error))
  const followUps = (['hypertension', 'diabetes'] as const).map((programme) => {
    const done = finishFollowUp(
      {
        programme,
        on: '2026-10-10',
        way: 'home',
        dangers: [],
        symptoms: ['none'],
        systolic: 148,
        diastolic: 82,
        ...(programme === 'diabetes' ? { glucose: 6.6, glucoseTiming: 'fasting' as const } : {}),
        taking: 'regular',
        reaction: 'none',
        complication: 'none',
        medicines: [{ name: '苯磺酸氨氯地平片', dose: '5毫克', frequency: '每天一次' }],
      },
      {
        elder,
        documents: [],
        rules: { targets: publicHealthTargets, routineMonths: 3 },
        nextDue: '2026-10-20',
      },
      actBefore(40),
    )
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    return made(done.value.followUp)
  })
  return {
    wrong,
    voided,
    documents: [
      ...readings,
      ...illness,
      made(assessment.value),
      made(signed.value),
      screened,
      ...services,
      made(checkUp.value.checkUp),
      ...checkUp.value.labResults.map(made),
      // In words only: the paper has no code for it.
      made(
        createLabResult(
          { test: 'urea', value: 6.1, unit: 'mmol/L', measured: '2026-05-04', source: 'report' },
          actBefore(202),
          elder.id,
        ),
      ),
      ...followUps,
    ] as readonly Document[],
  }
}

export const askedAndNone = (elder: Elder): Document =>
  createDocument(noKnownAllergyKind, { toldBy: 'self' }, actBefore(100), { elder: elder.id }) as unknown as Document

const firstOf = (question: ReturnType<typeof questionsOf>[number]): string =>
  question.type === 'one' ? (question.options[1] ?? question.options[0])!.id : ''
const scoreOf = (answers: Record<string, string>) => {
  const { scores, bands, alerts } = scoreInstrument(phq9, answers)
  return { scores, bands, alerts }
}

/** One that an expert answered, one said into the microphone, and one taken back. */
export function ownQuestions(elder: string): readonly Document[] {
  const at = (seed: number): Act => ({ ...actBefore(2), now: Date.parse('2026-11-20T02:00:00.000Z') + seed })
  const voice: MediaFile = { type: 'audio/webm', bytes: 4, key: `${'A'.repeat(43)}=`, parts: ['a'.repeat(64)] }
  const say = (words: string, seed: number) =>
    askQuestion({ askedBy: 'elder', origin: 'asked', topic: 'fitness', words }, elder, at(seed))
  const answered = say('膝盖疼，还能不能天天走路？', 201)
  const takenBackOne = say('这个不问了', 203)
  const spoken = askQuestion(
    { askedBy: 'elder', origin: 'asked', topic: 'fitness', media: [voice], seconds: 12 },
    elder,
    at(202),
  )
  const article = { article: 'articles:0193a1b2-0000-7000-8000-000000000001', title: '护膝' }
  const answer = answerQuestion(
    answered,
    { words: '平地慢走。', expert: { name: '许清', title: '社区卫生服务中心康复医师' }, ...article },
    'staff',
    at(204),
  )
  const back = closeQuestion(takenBackOne, { reason: 'withdrawn' }, undefined, at(205))
  if (!answer.ok || !back.ok) throw new Error('ownQuestions')
  return [answered, spoken, takenBackOne, answer.value, back.value] as readonly unknown[] as readonly Document[]
}
