/**
 * Measurements as Observations with the LOINC and UCUM codes that standards/04 §5 states. Where the paper has no code for what was
 * measured (a glucose of which nobody noted the sample, a venous one that was not fasting) the Observation has words and no code.
 * A pressure is one Observation of two parts. What was voided or put right since is not in the file at all.
 */
import { measuredTime } from '../archive/measured.ts'
import { type LabResult, labTestById, standingLabResults } from '../archive/lab-result.ts'
import { isReading, type Reading, type ReadingBody } from '../archive/reading.ts'
import { standingFacts } from '../archive/standing.ts'
import type { Document } from '../shared/document.ts'
import { coded, hl7, localTime, notes, quantity, referenceTo, uuidOf } from './fhir-elements.ts'
import type { CodeableConcept, Coding, Quantity, Resource } from './fhir-types.ts'
import { readingWords, signWords, siteWords, sourceWords } from './fhir-words.ts'

const loinc = (code: string): Coding => ({ system: 'http://loinc.org', code })

/** @param documents all readings of one elder with what corrects them. */
export function* observationsOf(documents: readonly Document[], elder: string): Generator<Resource> {
  for (const reading of standingFacts(documents.filter(isReading), documents)) yield* observationsIn(reading, elder)
  for (const result of standingLabResults(documents)) yield labObservation(result, elder)
}

/** Coded where the paper has the code; elsewhere the test, the number and the unit stand in words. */
function labObservation(result: LabResult, elder: string): Resource {
  const { body } = result
  const known = labTestById.get(body.test)
  const name = known?.label['zh-CN'] ?? body.test
  return {
    resourceType: 'Observation',
    id: uuidOf(result.id),
    status: 'final',
    category: [{ coding: [{ system: hl7('observation-category'), code: 'laboratory' }] }],
    code: known?.loinc === undefined ? coded(name) : coded(name, loinc(known.loinc)),
    subject: referenceTo(elder),
    effectiveDateTime: body.measured,
    issued: localTime(result),
    valueQuantity:
      known?.loinc === undefined
        ? { value: body.value, unit: unitSign(body.unit) }
        : quantity(body.value, body.unit, unitSign(body.unit)),
    ...notes(labSourceWords[body.source], body.note),
  }
}

const unitSign = (unit: string): string => unit.replace('umol', 'μmol')
const labSourceWords = { report: '照化验单抄的', told: '老人或家属说的', checkUp: '健康体检时查的' } as const

function observationsIn(reading: Reading, elder: string): readonly Resource[] {
  const { body } = reading
  switch (body.type) {
    case 'bloodPressure': {
      const pressure = observation(reading, elder, {
        category: 'vital-signs',
        code: coded('血压', loinc('85354-9')),
        ...(body.arm === undefined ? {} : { bodySite: { text: body.arm === 'left' ? '左上臂' : '右上臂' } }),
        component: [
          { code: coded('收缩压', loinc('8480-6')), valueQuantity: quantity(body.systolic, 'mm[Hg]', 'mmHg') },
          { code: coded('舒张压', loinc('8462-4')), valueQuantity: quantity(body.diastolic, 'mm[Hg]', 'mmHg') },
        ],
        notes: [signsIn(body.signs)],
      })
      return body.pulse === undefined ? [pressure] : [pressure, pulseBeside(reading, body.pulse, elder)]
    }
    case 'glucose':
      return [observation(reading, elder, glucoseIn(body))]
    default: {
      const { code, unit, category } = singles[body.type]
      const value = quantity(body.value, unit, unitWords[unit] ?? unit)
      const site = body.site === undefined ? {} : { bodySite: { text: siteWords[body.site] } }
      return [
        observation(reading, elder, {
          category,
          code: coded(readingWords[body.type], ...code.map(loinc)),
          valueQuantity: value,
          ...site,
        }),
      ]
    }
  }
}

/** The temperature's general code: those of single places are from memory in the paper, so the place stands in words. */
const singles = {
  weight: { code: ['29463-7'], unit: 'kg', category: 'vital-signs' },
  height: { code: ['8302-2'], unit: 'cm', category: 'vital-signs' },
  waist: { code: ['8280-0'], unit: 'cm', category: 'exam' },
  pulse: { code: ['8867-4'], unit: '/min', category: 'vital-signs' },
  temperature: { code: ['8310-5'], unit: 'Cel', category: 'vital-signs' },
  breathing: { code: ['9279-1'], unit: '/min', category: 'vital-signs' },
  // Both, as the vital-signs profile of FHIR does.
  oxygen: { code: ['59408-5', '2708-6'], unit: '%', category: 'vital-signs' },
} as const

const unitWords: Readonly<Record<string, string>> = { Cel: '℃', '/min': '次/分' }

/** Taken with a pressure: the same act, told of by itself. */
const pulseBeside = (reading: Reading, pulse: number, elder: string): Resource => ({
  ...observation(reading, elder, {
    category: 'vital-signs',
    code: coded(readingWords.pulse, ...singles.pulse.code.map(loinc)),
    valueQuantity: quantity(pulse, '/min', '次/分'),
  }),
  id: uuidOf(`${reading.id} pulse`),
})

type GlucoseBody = Extract<ReadingBody, { readonly type: 'glucose' }>

function glucoseIn({ value, flag, timing, hoursSinceMeal, sample }: GlucoseBody): Said {
  const when = { fasting: '空腹', afterMeal: '饭后', random: '随机' }[timing]
  const blood = sample === undefined ? '' : { capillary: '末梢血', venous: '静脉血' }[sample]
  const code = coded(`${when}血糖${blood === '' ? '' : `（${blood}）`}`, ...glucoseCodes(timing, sample))
  const hours = hoursSinceMeal === undefined ? undefined : `饭后 ${hoursSinceMeal} 小时`
  return value === undefined
    ? {
        category: 'laboratory',
        code,
        dataAbsentReason: { text: flag === 'low' ? '血糖仪只显示 Lo（太低）' : '血糖仪只显示 Hi（太高）' },
        notes: [hours],
      }
    : { category: 'laboratory', code, valueQuantity: quantity(value, 'mmol/L'), notes: [hours] }
}

/** 14770-2 has one source in the paper; beside it stands 14743-9, which is verified and says the same without "fasting". */
function glucoseCodes(timing: GlucoseBody['timing'], sample: GlucoseBody['sample']): readonly Coding[] {
  if (sample === 'capillary') return timing === 'fasting' ? [loinc('14743-9'), loinc('14770-2')] : [loinc('14743-9')]
  return sample === 'venous' && timing === 'fasting' ? [loinc('14771-0')] : []
}

const signsIn = (signs: readonly (keyof typeof signWords)[] | undefined): string | undefined =>
  signs === undefined
    ? undefined
    : signs.length === 0
      ? '当时问过不舒服，都没有'
      : `当时还有：${signs.map((sign) => signWords[sign]).join('、')}`

type Said = {
  readonly category: string
  readonly code: CodeableConcept
  readonly valueQuantity?: Quantity
  readonly dataAbsentReason?: CodeableConcept
  readonly bodySite?: CodeableConcept
  readonly component?: readonly { readonly code: CodeableConcept; readonly valueQuantity: Quantity }[]
  readonly notes?: readonly (string | undefined)[]
}

function observation(reading: Reading, elder: string, { category, notes: own = [], ...said }: Said): Resource {
  const { body } = reading
  return {
    resourceType: 'Observation',
    id: uuidOf(reading.id),
    // It stands in the place of one that was wrong.
    status: reading.corrects === undefined ? 'final' : 'corrected',
    category: [{ coding: [{ system: hl7('observation-category'), code: category }] }],
    subject: referenceTo(elder),
    effectiveDateTime: takenAt(reading),
    issued: localTime(reading),
    ...(reading.author === 'self' ? { performer: [referenceTo(elder)] } : {}),
    ...said,
    ...(body.device === undefined ? {} : { device: { display: body.device } }),
    ...notes(...own, sourceWords[body.source], body.note),
  }
}

/** The day alone where the time is not known. */
function takenAt(reading: Reading): string {
  const { at, on, hasTime } = measuredTime(reading)
  return hasTime ? localTime({ occurredAt: at, offset: reading.offset }) : on
}
