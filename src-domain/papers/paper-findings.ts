/**
 * What a paper may say about an elder: medicines, measurements, diseases and approval numbers, as proposals a person confirms
 * or corrects one by one. Nothing is made up: a value is proposed only beside its own name or unit and within plausible bounds
 * (`standards/04` §6), an approval number only by its form (`standards/06` §9–§11), one that has none of them is said to be wrong, and a
 * box's general directions are no dose of this elder's.
 */
import type { ConditionEntry, MedicationEntry } from '../archive/entries.ts'
import { labTestById, type LabTestId, type LabUnit } from '../archive/lab-result.ts'
import { readingBounds } from '../archive/reading.ts'
import type { MeasuredField, ReadingEntry } from '../archive/reading-entry.ts'
import { isCalendarDate, type CalendarDate } from '../shared/instant.ts'
import { leastConfidence, type PrintBox, type PrintedCharacter, type PrintedLine } from '../shared/print.ts'
import { type ApprovalNumber, parseApprovalNumber } from '../shared/product-numbers.ts'
import type { Refusal } from '../shared/result.ts'
import { diseasesIn } from './disease-names.ts'
import { findMedicine, type MedicineText } from './medicine-text.ts'

export type PaperFinding = {
  /** Where it stands on the paper. */
  readonly box: PrintBox
  /** 0 to 100, of the weakest character. */
  readonly confidence: number
} & (
  | { readonly what: 'medicine'; readonly entry: MedicationEntry; readonly approval: string | undefined }
  | { readonly what: 'reading'; readonly entry: ReadingEntry }
  | { readonly what: 'condition'; readonly entry: ConditionEntry }
  | { readonly what: 'lab'; readonly entry: LabFinding }
  /** A thing with a number of its own that is no medicine: said, never saved. */
  | { readonly what: 'goods'; readonly approval: ApprovalNumber }
  /** What begins like an approval number and is none, as it was read: said, never saved. */
  | { readonly what: 'badApproval'; readonly written: string; readonly why: Refusal }
)

/** One value of the laboratory, in the unit the test is kept in; the day is the paper's until somebody gives another. */
export type LabFinding = {
  readonly test: LabTestId
  readonly value: number | string | undefined
  readonly measuredOn?: string
}

export type Paper = {
  readonly findings: readonly PaperFinding[]
  /** As it is printed, where a date that can be stands on it. */
  readonly date: CalendarDate | undefined
}

/** A line with its text in one form of width; `at` gives back the characters a part of the text came from. */
export type PlainLine = {
  readonly text: string
  readonly box: PrintBox
  readonly at: (from: number, to: number) => readonly PrintedCharacter[]
}

export function readPaper(lines: readonly PrintedLine[], today: CalendarDate): Paper {
  const plain = lines.map(plainLine).filter(({ text }) => text !== '')
  const date = plain.map(({ text }) => dateIn(text, today)).find((found) => found !== undefined)
  return {
    date,
    findings: [...medicinesAndGoods(plain), ...readings(plain), ...laboratory(plain), ...conditions(plain)],
  }
}

export function plainLine(line: PrintedLine): PlainLine {
  const characters = line.characters.flatMap((character) =>
    [...character.text.normalize('NFKC')].filter((one) => one.trim() !== '').map((text) => ({ ...character, text })),
  )
  // By UTF-16 units, as patterns count.
  const byUnit = characters.flatMap((character) => Array.from({ length: character.text.length }, () => character))
  return {
    text: characters.map(({ text }) => text).join(''),
    box: line.box,
    at: (from, to) => byUnit.slice(from, to),
  }
}

/** Of an approval number's beginning engines misread two characters; what follows it must be exact. */
const approvalStart = /(?:[国囯]?[药约]准[字宇]|[国囯]食健[注字]|食健备|卫食健字|.械注[准进许]|.{1,2}械备)/
const approval = new RegExp(
  `(?:[国囯][药约]准[字宇][A-Z]{1,2}\\d{8}|[国囯]食健注[GJ]\\d{8}|食健备[GJ]\\d{12}|[国囯]食健字[GJ]\\d{8}|[\\p{Script=Han}]械注[准进许]\\d{11}|[\\p{Script=Han}]{1,2}械备\\d{8,12})(?!\\d)`,
  'gu',
)

/** The same beginnings with anything behind them that stands where the number should: at least a few letters or digits. */
const attempt =
  /(?:[国囯][药约]准[字宇]|[国囯]食健[注字]|食健备|卫(?:进)?食健字|国食药监械|\p{Script=Han}械注[准进许]|\p{Script=Han}{1,2}械备)[^\p{Script=Han}A-Z0-9]{0,2}[A-Z0-9]{4,20}/gu

const corrected = (written: string): string =>
  written
    .replaceAll('囯', '国')
    .replace(/^国约准/, '国药准')
    .replace('准宇', '准字')

/** Misread, misprinted or invented: only a person with the box in hand can tell. */
function badApprovals(lines: readonly PlainLine[]): readonly (PaperFinding & { readonly what: 'badApproval' })[] {
  return lines.flatMap((line) => {
    const good = [...line.text.matchAll(approval)].filter((match) => parseApprovalNumber(corrected(match[0])).ok)
    return [...line.text.matchAll(attempt)]
      .filter(({ index }) => !good.some((match) => match.index === index))
      .flatMap((match) => {
        const written = corrected(match[0])
        const parsed = parseApprovalNumber(written)
        const characters = line.at(match.index, match.index + match[0].length)
        return parsed.ok
          ? []
          : [{ what: 'badApproval' as const, written, why: parsed.error, ...place(characters, line.box) }]
      })
  })
}

function medicinesAndGoods(lines: readonly PlainLine[]): readonly PaperFinding[] {
  const numbers = lines.flatMap((line) =>
    [...line.text.matchAll(approval)].flatMap((match) => {
      const parsed = parseApprovalNumber(corrected(match[0]))
      const characters = line.at(match.index, match.index + match[0].length)
      return parsed.ok ? [{ line, approval: parsed.value, ...place(characters, line.box) }] : []
    }),
  )
  const bad = badApprovals(lines)
  const goods = numbers.filter((one) => one.approval.kind !== 'drug')
  const drugs = numbers.filter((one) => one.approval.kind === 'drug')
  const named = lines.flatMap((line) => {
    const medicine = approvalStart.test(line.text) ? undefined : findMedicine(line.text)
    return medicine === undefined
      ? []
      : [{ medicine, ...place(line.at(medicine.from, isTold(medicine) ? line.text.length : medicine.to), line.box) }]
  })
  // On a health food's own box nothing is a medicine, whether its number is right or not.
  const isOfGoods = goods.length > 0 || bad.some(({ written }) => !written.includes('药准'))
  if (isOfGoods && drugs.length === 0) return [...goods.map(goodsFinding), ...bad]
  const isBox = drugs.length > 0
  const seen = new Set<string>()
  const medicines = named
    .toSorted((a, b) => height(b.box) - height(a.box))
    .filter(({ medicine }) => !seen.has(medicine.name) && seen.add(medicine.name) !== undefined)
  // A box names its medicine in large letters and others in its small print: one for each number.
  const kept = isBox ? medicines.slice(0, drugs.length) : medicines
  const found = kept.map(({ medicine, box, confidence }): PaperFinding => {
    const { name, dose, frequency, method } = medicine
    const number = nearest(drugs, box)
    const taken = isBox ? { method: '', dose: '', frequency: '' } : { method, dose, frequency }
    return {
      what: 'medicine',
      box,
      confidence: Math.min(confidence, number?.confidence ?? 100),
      approval: number?.approval.number,
      entry: { ...noMedicine, name, ...taken },
    }
  })
  const nameless = drugs.slice(kept.length).map((one): PaperFinding => ({
    what: 'medicine',
    box: one.box,
    confidence: 0,
    approval: one.approval.number,
    entry: noMedicine,
  }))
  return [...found, ...nameless, ...goods.map(goodsFinding), ...bad]
}

const isTold = ({ dose, frequency, method }: MedicineText): boolean => `${dose}${frequency}${method}` !== ''

const noMedicine: MedicationEntry = {
  name: '',
  method: '',
  dose: '',
  frequency: '',
  longTerm: false,
  startedOn: '',
  stoppedOn: '',
  note: '',
}

const goodsFinding = (one: {
  readonly approval: ApprovalNumber
  readonly box: PrintBox
  readonly confidence: number
}): PaperFinding => ({ what: 'goods', approval: one.approval, box: one.box, confidence: one.confidence })

type Pattern = {
  readonly pattern: RegExp
  /** Of the match's groups. */
  readonly entry: (groups: readonly (string | undefined)[], line: string) => ReadingEntry | undefined
}

const number = '(\\d{1,3}(?:\\.\\d{1,2})?)'
/** Between a name and its value: a colon, a short name in Latin letters, an arrow. */
const gap = '(?:\\([^)]{0,12}\\))?[A-Za-z]{0,5}[:=*↑↓ ]{0,3}'
const single = (name: string, field: MeasuredField, unit: string): Pattern => ({
  pattern: new RegExp(`(?:${name})${gap}${number}(?:${unit})`, 'iu'),
  entry: ([value]) => ({ [field]: Number(value) }),
})

const patterns: readonly Pattern[] = [
  {
    pattern: /(?:血压|BP)[^\d]{0,8}(\d{2,3})[/|](\d{2,3})/iu,
    entry: ([systolic, diastolic], line) =>
      /kpa/i.test(line) ? undefined : { systolic: Number(systolic), diastolic: Number(diastolic) },
  },
  {
    pattern: /(\d{2,3})[/|](\d{2,3})(?:mm[Hl]?g|毫米汞柱)/iu,
    entry: ([systolic, diastolic]) => ({ systolic: Number(systolic), diastolic: Number(diastolic) }),
  },
  {
    pattern: /收缩压[^\d]{0,8}(\d{2,3}).{0,12}舒张压[^\d]{0,8}(\d{2,3})/u,
    entry: ([systolic, diastolic]) => ({ systolic: Number(systolic), diastolic: Number(diastolic) }),
  },
  {
    pattern: new RegExp(
      `(空腹(?:血糖|葡萄糖)|餐后(\\d|[一二两三])?小?时?血糖|随机血糖|血糖|葡萄糖|FPG|FBG|GLU)${gap}${number}(.*)$`,
      'iu',
    ),
    entry: ([name = '', hours, value, rest = '']) => {
      // Another unit would be another number; without any a person sees that it is missing.
      if (/mg/i.test(rest)) return undefined
      const after = hours === undefined ? undefined : '一二三'.indexOf(hours.replace('两', '二')) + 1 || Number(hours)
      const timing = /空腹|FPG|FBG/i.test(name)
        ? 'fasting'
        : /餐后/.test(name)
          ? 'afterMeal'
          : /随机/.test(name)
            ? 'random'
            : undefined
      return { glucose: Number(value), timing, ...(after === undefined ? {} : { hoursSinceMeal: after }) }
    },
  },
  single('体重', 'weight', 'kg|公斤|千克'),
  single('身高', 'height', 'cm|厘米'),
  single('腰围', 'waist', 'cm|厘米'),
  single('脉搏|脉率|心率|HR', 'pulse', '次|bpm|/min'),
  single('体温', 'temperature', '℃|°?C|度|摄氏度'),
  single('血氧(?:饱和度)?|SpO2|SPO₂', 'oxygen', '%'),
  single('呼吸(?:频率)?', 'breathing', '次|/min'),
]

function readings(lines: readonly PlainLine[]): readonly PaperFinding[] {
  const found = lines.flatMap((line) =>
    patterns.flatMap(({ pattern, entry: read }): readonly PaperFinding[] => {
      const match = pattern.exec(line.text)
      if (match === null) return []
      const entry = read(match.slice(1), line.text)
      if (entry === undefined || !isPlausible(entry)) return []
      const characters = line.at(match.index, match.index + match[0].length)
      return [{ what: 'reading', entry, ...place(characters, line.box) }]
    }),
  )
  const seen = new Set<string>()
  return found.filter((one) => {
    const key = one.what === 'reading' ? JSON.stringify(one.entry) : ''
    return !seen.has(key) && seen.add(key) !== undefined
  })
}

function isPlausible(entry: ReadingEntry): boolean {
  const { systolic, diastolic } = entry
  if (typeof systolic === 'number' && typeof diastolic === 'number' && systolic - diastolic < 10) return false
  return (Object.keys(readingBounds) as (keyof typeof readingBounds)[]).every((field) => {
    const value = entry[field]
    const { minimum, maximum, whole } = readingBounds[field]
    return typeof value !== 'number' || (value >= minimum && value <= maximum && (!whole || Number.isInteger(value)))
  })
}

/** Names that cannot be another test's: free of what is derived from them, measured in urine, or only a part. */
const labNames: readonly (readonly [LabTestId, string, LabUnit])[] = [
  ['hba1c', '糖化血红蛋白', '%'],
  ['ast', '谷草转氨酶|天门?冬氨酸氨基转移酶', 'U/L'],
  ['alt', '谷丙转氨酶|丙氨酸氨基转移酶', 'U/L'],
  ['bilirubin', '总胆红素', 'umol/L'],
  ['creatinine', '(?<!尿)肌酐(?!清除)', 'umol/L'],
  ['urea', '尿素(?!氮|酶)', 'mmol/L'],
  ['cholesterol', '总胆固醇', 'mmol/L'],
  ['triglycerides', '甘油三[酯脂]', 'mmol/L'],
  ['ldl', '(?<!极)低密度脂蛋白', 'mmol/L'],
  ['hdl', '(?<!非)高密度脂蛋白', 'mmol/L'],
]
/** As engines read them: μ as u, l as 1. A figure without its unit on the line is none: it could be another one. */
const labUnitPatterns: Readonly<Record<LabUnit, RegExp>> = {
  '%': /%/,
  'U/L': /(?<![a-z])[IU]?U\/[l1I]/iu,
  'umol/L': /[uμµ]mo[l1I]\/[l1I]/iu,
  'mmol/L': /mmo[l1I]\/[l1I]/iu,
}

/**
 * From a name to its figure. Lines have no spaces: a figure that runs on into another or into the range beside it ("23 9-50" is
 * "239-50") is not to be told from another number, and is none.
 */
const labGap =
  '(?:胆固醇)?(?:\\([^)]{0,12}\\)|HbA1c|[A-Za-z-]{0,8})[:=*↑↓]{0,3}(\\d{1,4}(?:\\.\\d{1,3})?)(?![\\d.c~～—–-])'

function laboratory(lines: readonly PlainLine[]): readonly PaperFinding[] {
  const seen = new Set<LabTestId>()
  return lines.flatMap((line) =>
    labNames.flatMap(([test, name, unit]): readonly PaperFinding[] => {
      const match = new RegExp(`(?:${name})${labGap}`, 'iu').exec(line.text)
      const value = Number(match?.[1])
      if (match === null || seen.has(test) || !labUnitPatterns[unit].test(line.text.slice(match.index))) return []
      if (value <= 0 || value > (labTestById.get(test)?.max ?? 0)) return []
      seen.add(test)
      const characters = line.at(match.index, match.index + match[0].length)
      return [{ what: 'lab', entry: { test, value }, ...place(characters, line.box) }]
    }),
  )
}

function conditions(lines: readonly PlainLine[]): readonly PaperFinding[] {
  const seen = new Set<number>()
  return lines.flatMap((line) =>
    diseasesIn(line.text).flatMap(({ code, from, to, isDiagnosis }): readonly PaperFinding[] => {
      if (seen.has(code)) return []
      seen.add(code)
      const entry: ConditionEntry = {
        code,
        name: '',
        // Below "diagnosis" a physician signed it; elsewhere a person says which.
        confirmed: isDiagnosis ? 'yes' : undefined,
        since: '',
        status: 'active',
        controlled: undefined,
        note: '',
      }
      return [{ what: 'condition', entry, ...place(line.at(from, to), line.box) }]
    }),
  )
}

function dateIn(text: string, today: CalendarDate): CalendarDate | undefined {
  const match = /(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})/.exec(text)
  if (match === null || /有效期|生产日期|出生/.test(text)) return undefined
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(date) && date <= today ? date : undefined
}

/** The whole line is shown: a denial before a disease, a unit behind a figure, a dose behind a name stand in it. */
const place = (characters: readonly PrintedCharacter[], line: PrintBox) => ({
  box: line,
  confidence: leastConfidence(characters),
})

const height = ({ y0, y1 }: PrintBox): number => y1 - y0

function nearest<One extends { readonly box: PrintBox }>(ones: readonly One[], box: PrintBox): One | undefined {
  const distance = (one: One): number => Math.abs((one.box.y0 + one.box.y1 - box.y0 - box.y1) / 2)
  return ones.toSorted((a, b) => distance(a) - distance(b))[0]
}
