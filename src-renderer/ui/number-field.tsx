/**
 * A number of one unit within bounds. What was typed stays as it was typed: what is no such number is never made into one; it
 * is said in a sentence with the unit and the bounds when the field is left, and the caller gets it as text to refuse.
 */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldBase } from './fields.tsx'

/** A string is what was typed and is no number within the bounds: to be shown, never stored. Undefined: nothing typed. */
export type TypedNumber = number | string | undefined

export type NumberBounds = { readonly min: number; readonly max: number; readonly whole?: boolean }

export function NumberField({
  value,
  onChange,
  onLeave,
  min,
  max,
  whole = false,
  unit,
  aside,
  ...field
}: FieldBase &
  NumberBounds & {
    readonly value: TypedNumber
    readonly onChange: (value: TypedNumber) => void
    /** The field was left with this in it. */
    readonly onLeave?: (value: TypedNumber) => void
    /** In words, as it stands after a number: 厘米. */
    readonly unit?: string
    /** What a number out of bounds looks like: typed in another unit. */
    readonly aside?: (typed: number) => string | undefined
  }) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: number | undefined }>()
  const [isLeft, setLeft] = useState(true)
  const given = typeof value === 'string' ? undefined : value
  // As typed, until another value comes from elsewhere.
  const text = typed !== undefined && typed.value === given ? typed.text : String(value ?? '')
  const bounds = { min, max, whole }
  const isWrong = typeof readNumber(text, bounds) === 'string'
  const words = { label: field.label, unit: unit ?? '', min: String(min), max: String(max), text: text.trim() }
  const number = plainNumber(text)
  const sentence = [
    t(`number.${number === undefined ? 'unreadable' : 'outside'}`, {
      ...words,
      kind: t(whole ? 'number.whole' : 'number.any'),
      by: unit === undefined ? '' : t('number.by', { unit }),
    }),
    number === undefined ? undefined : aside?.(number),
  ]
    .filter((part) => part !== undefined)
    .join('')
  const error = isWrong && isLeft ? sentence : field.error
  return (
    <Field {...field} error={error}>
      {(slots) => (
        <Input
          {...slots}
          value={text}
          maxLength={20}
          inputMode={whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          disabled={field.disabled === true}
          status={error === undefined ? '' : 'error'}
          aria-required={field.required === true}
          onChange={(event) => {
            const next = readNumber(event.target.value, bounds)
            // Nobody is corrected in the middle of a number.
            if (!isWrong) setLeft(false)
            setTyped({ text: event.target.value, value: typeof next === 'string' ? undefined : next })
            onChange(next)
          }}
          onBlur={() => {
            setLeft(true)
            onLeave?.(readNumber(text, bounds))
          }}
          {...(unit === undefined ? {} : { suffix: unit })}
        />
      )}
    </Field>
  )
}

/** What the text is worth: a number within the bounds, undefined when empty, else the text itself. */
export function readNumber(text: string, { min, max, whole = false }: NumberBounds): TypedNumber {
  if (text.trim() === '') return undefined
  const number = plainNumber(text)
  const isGood = number !== undefined && number >= min && number <= max && (!whole || Number.isInteger(number))
  return isGood ? number : text
}

/** Digits with at most one point, full-width too; no comma, which may be meant either way. */
function plainNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  return /^[-+]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : undefined
}
