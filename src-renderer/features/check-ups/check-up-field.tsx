/** One field of the form, with what was found the year before beside it. */
import { useTranslation } from 'react-i18next'
import type { CheckUpField, CheckUpOption, CheckUpValue } from '../../../src-domain/check-ups/check-up-form.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { ChoicesField } from '../../ui/fields.tsx'
import { LateText } from '../../ui/late-text.tsx'
import { NumberField, type TypedNumber } from '../../ui/number-field.tsx'

export function useCheckUpWords() {
  const format = useFormat()
  const language = currentLanguage()
  const unitOf = useUnit()
  const named = (options: readonly CheckUpOption[], code: number): string =>
    options.find((one) => one.code === code)?.label[language] ?? String(code)
  return {
    label: ({ label }: Pick<CheckUpField, 'label'>): string => label[language],
    value: (field: CheckUpField, value: CheckUpValue): string => {
      if (field.type === 'number') return `${String(value)} ${unitOf(field)}`.trim()
      if (field.type === 'text') return String(value)
      const codes: readonly number[] = typeof value === 'number' ? [value] : typeof value === 'string' ? [] : value
      return format.list(codes.map((code) => named(field.options, code)))
    },
  }
}

/** UCUM as the archive words it; of a laboratory's paper it stays as it is printed there. */
const archiveUnits = {
  'mm[Hg]': 'systolic',
  Cel: 'temperature',
  '/min': 'pulse',
  kg: 'weight',
  cm: 'height',
} as const
const isOfArchive = (unit: string): unit is keyof typeof archiveUnits => unit in archiveUnits

function useUnit(): (field: { readonly unit: string }) => string {
  const { t } = useTranslation('archive')
  return ({ unit }) => (isOfArchive(unit) ? t(`reading.unit.${archiveUnits[unit]}`) : unit.replace(/^umol/, 'μmol'))
}

export function FieldOfCheckUp({
  field,
  value,
  unread,
  before,
  onAnswer,
  onUnread,
}: {
  readonly field: CheckUpField
  readonly value: CheckUpValue | undefined
  /** What was typed and is no number of this field. */
  readonly unread: string | undefined
  /** What stood here last time, with its day. */
  readonly before: string | undefined
  readonly onAnswer: (value: CheckUpValue | undefined) => void
  readonly onUnread: (text: string | undefined) => void
}) {
  const { t } = useTranslation('checkUps')
  const unitOf = useUnit()
  const { label } = useCheckUpWords()
  const language = currentLanguage()
  const told = [field.from === undefined ? undefined : t('unsure'), before].filter((one) => one !== undefined)
  const hint = told.length === 0 ? {} : { hint: told.join(' ') }
  switch (field.type) {
    case 'one':
      return (
        <ChoicesField
          label={label(field)}
          {...hint}
          choices={field.options.map((one) => ({ value: String(one.code), label: one.label[language] }))}
          value={value === undefined ? [] : [String(value)]}
          // Pressed again it is taken back: a form of a year has fields that nobody looked at.
          onChange={(next) => {
            const code = next.find((one) => one !== String(value))
            onAnswer(code === undefined ? undefined : Number(code))
          }}
        />
      )
    case 'many': {
      const chosen = Array.isArray(value) ? (value as readonly number[]) : []
      return (
        <ChoicesField
          label={label(field)}
          {...hint}
          columns={4}
          choices={field.options.map((one) => ({ value: String(one.code), label: one.label[language] }))}
          value={chosen.map(String)}
          onChange={(next) => onAnswer(withoutContradiction(field.none, chosen, next.map(Number)))}
        />
      )
    }
    case 'number':
      return (
        <NumberField
          label={label(field)}
          {...hint}
          min={field.min}
          max={field.max}
          whole={field.whole}
          {...(field.unit === '' ? {} : { unit: unitOf(field) })}
          value={unread ?? (typeof value === 'number' ? value : undefined)}
          onChange={(typed: TypedNumber) => onUnread(typed === undefined ? '' : String(typed))}
          onLeave={(typed) => {
            if (typeof typed === 'string') return
            onUnread(undefined)
            if (typed !== value) onAnswer(typed)
          }}
        />
      )
    case 'text':
      return (
        <LateText
          label={label(field)}
          {...hint}
          value={typeof value === 'string' ? value : ''}
          onDone={(text) => onAnswer(text === '' ? undefined : text)}
        />
      )
    default:
      return field satisfies never
  }
}

/** "无症状" takes the others away, another takes it away; nothing chosen is no answer. */
function withoutContradiction(
  none: number | undefined,
  before: readonly number[],
  next: readonly number[],
): readonly number[] | undefined {
  if (next.length === 0) return undefined
  if (none === undefined || next.length === 1) return next.toSorted((a, b) => a - b)
  if (next.includes(none) && !before.includes(none)) return [none]
  return next.filter((code) => code !== none).toSorted((a, b) => a - b)
}
