/**
 * The printed health record as data: pages of rows, ready to be drawn on paper. A row holds what is known; what is not known is an empty
 * box or an empty line that somebody writes into, never a guess. The paper is Chinese: it is the form of the public-health service
 * (standards/02), whatever language the screen has.
 */

/** What the paper knows of a list only from one copy, or from memory, is printed with a mark. */
export type Mark = 'single' | 'memory'

export type Option = { readonly code: string; readonly label: string }

export type Row =
  /** Numbered choices with boxes for their codes; `added` is written beside them. */
  | {
      readonly type: 'choice'
      readonly label: string
      readonly options: readonly Option[]
      /** Empty: not known. */
      readonly chosen: readonly string[]
      readonly isMany: boolean
      readonly isHalf?: boolean
      readonly added?: string
      /** What is to be written beside the choices. */
      readonly line?: string
      readonly mark?: Mark
    }
  /** A line to write on. `isHalf`: two rows share one. */
  | {
      readonly type: 'text'
      readonly label: string
      readonly value?: string
      readonly unit?: string
      readonly isHalf?: boolean
      readonly mark?: Mark
    }
  | { readonly type: 'title'; readonly label: string }

export type Table = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | undefined)[])[]
  /** Rows left empty below, to be written in. */
  readonly emptyRows: number
  /** The first cell of a row names it. */
  readonly hasRowNames?: boolean
}

export type Page = {
  readonly id: string
  readonly title: string
  /** Begins a new sheet of paper. */
  readonly isNewSheet: boolean
  readonly rows?: readonly Row[]
  readonly tables?: readonly Table[]
  /** What has to be known about this page, below it. */
  readonly notes: readonly string[]
}

type TextRow = Extract<Row, { readonly type: 'text' }>

export const text = (label: string, value?: string | number, unit?: string): TextRow => ({
  type: 'text',
  label,
  ...(value === undefined || value === '' ? {} : { value: String(value) }),
  ...(unit === undefined ? {} : { unit }),
})
export const half = (label: string, value?: string | number, unit?: string): TextRow => ({
  ...text(label, value, unit),
  isHalf: true,
})

/** 2026-11-22 as it is written on the form. */
export const chineseDate = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

const unitSigns: Readonly<Record<string, string>> = {
  Cel: '℃',
  'mm[Hg]': 'mmHg',
  '/min': '次/分',
  'umol/L': 'μmol/L',
}
export const unitSign = (unit: string): string => unitSigns[unit] ?? unit

/** 72.50000000001 was never measured. */
export const plainNumber = (value: number): string => String(Math.round(value * 100) / 100)
