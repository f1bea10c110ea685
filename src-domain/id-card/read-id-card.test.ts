import { describe, expect, it } from 'vitest'
import type { PrintedLine } from '../shared/print.ts'
import { findCardRows } from './card-rows.ts'
import { betterField, completedByNumber, type IdCard, readEthnicity, readIdCard } from './read-id-card.ts'

const today = '2026-11-29'
const width = 1_400
const pitch = width * 0.0318
const numberFrom = 500

/** One printed line: `x` of its first character, `up` its height above the number in shares of the card's width. */
function line(text: string, x: number, up: number, size = 0.036, confidence = 96): PrintedLine {
  const height = size * width
  const middle = 1_000 - up * width
  const step = /^[\dX]+$/.test(text) && text.length > 8 ? pitch : height
  const characters = [...text].map((character, i) => ({
    text: character,
    confidence,
    box: { x0: x + i * step, x1: x + i * step + step * 0.8, y0: middle - height / 2, y1: middle + height / 2 },
  }))
  const [first, last] = [characters[0]!.box, characters.at(-1)!.box]
  return { characters, box: { ...first, x1: last.x1 } }
}

const values = numberFrom - 5 * pitch
type Face = { readonly number?: string; readonly birth?: string; readonly sex?: string; readonly ethnicity?: string }
const face = ({
  number = '310101193503150026',
  birth = '1935年3月15日',
  sex = '女',
  ethnicity = '汉',
}: Face): readonly PrintedLine[] => [
  line('王秀兰', values, 0.46, 0.041),
  line(sex, values, 0.38),
  line('民族', numberFrom - 2 * pitch, 0.38, 0.029, 60),
  line(ethnicity, numberFrom + 1.4 * pitch, 0.38),
  line(birth, values, 0.305, 0.03),
  line('四川省成都市青羊区石桥', values, 0.23),
  line('街18号3栋2单元9号', values, 0.175),
  line('公民身份号码', values - 4 * pitch, 0, 0.029, 40),
  line(number, numberFrom, 0, 0.04),
]
const read = (lines: readonly PrintedLine[]): IdCard => readIdCard(findCardRows(lines)!, today)

describe('an identity card', () => {
  it('is read row by row from where its number stands', () => {
    expect(read(face({}))).toMatchObject({
      name: { value: '王秀兰' },
      sex: { value: '2' },
      ethnicity: { value: '01' },
      birthDate: { value: '1935-03-15' },
      address: { value: '四川省成都市青羊区石桥街18号3栋2单元9号' },
      number: { value: '310101193503150026', confidence: 96 },
    })
  })

  it('is none without a row of digits', () => {
    expect(findCardRows([line('中华人民共和国', 100, 0.4), line('有效期限20200101', 100, 0.2)])).toBeUndefined()
    expect(findCardRows([])).toBeUndefined()
  })

  it.each([
    ['a check character that does not fit', { number: '310101193503150027' }],
    ['a digit that was put in', { number: '3101011935031500026' }],
    ['a digit that was lost', { number: '31010119350315002' }],
    ['a date that does not exist', { number: '310101193513150021' }],
    ['another birth date on the card', { birth: '1948年3月2日' }],
    ['another sex on the card', { sex: '男' }],
  ])('has no readable number with %s', (_, change) => {
    expect(read(face(change)).number).toMatchObject({ value: undefined, confidence: 0 })
  })

  it('keeps its number when one digit of the small date differs, and a person looks at the date', () => {
    const card = completedByNumber(read(face({ birth: '1935年3月16日' })), today)
    expect(card.number.value).toBe('310101193503150026')
    expect(card.birthDate).toMatchObject({ value: '1935-03-15', confidence: 87 })
  })

  it('takes sex and birth date from the number where they were not read', () => {
    const card = completedByNumber(read(face({ birth: '1935', sex: '文' })), today)
    expect(card).toMatchObject({ sex: { value: '2' }, birthDate: { value: '1935-03-15' } })
  })

  it('leaves out of a name what is no character of a name', () => {
    const lines = face({}).map((one, i) => (i === 0 ? line('王.秀-兰', values, 0.46, 0.041) : one))
    expect(read(lines).name.value).toBe('王秀兰')
  })
})

describe('an ethnic group', () => {
  const row = (text: string) => ({ box: line('汉', 0, 0).box, characters: line(text, 0, 0).characters })
  it('is one of the list, with one misread character at most in a long name', () => {
    expect(readEthnicity(row('族汉')).value).toBe('01')
    expect(readEthnicity(row('维吾尔')).value).toBe('05')
    expect(readEthnicity(row('维吾久'))).toMatchObject({ value: '05', confidence: 87 })
    expect(readEthnicity(row('冯')).value).toBeUndefined()
  })
})

describe('two readings of a field', () => {
  const field = (value: string | undefined, confidence: number) => ({ value, confidence, box: line('一', 0, 0).box })
  it('are as sure as the surer when they agree, and ask for a look when they differ', () => {
    expect(betterField(field('王', 60), field('王', 95))).toMatchObject({ value: '王', confidence: 95 })
    expect(betterField(field('王', 60), field('玉', 95))).toMatchObject({ value: '玉', confidence: 87 })
    expect(betterField(field(undefined, 0), field('玉', 95))).toMatchObject({ value: '玉', confidence: 95 })
  })
})
