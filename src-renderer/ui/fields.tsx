/**
 * Form fields: a visible label, an optional hint, the error in words beside the field and announced with it. Values are
 * plain strings and booleans; parsing and rules are the caller's.
 */
import './fields.css'
import { Input, Select } from 'antd'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './tone.ts'

export type FieldBase = {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly required?: boolean
  readonly disabled?: boolean
}

type Slots = { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': boolean }

/** The frame of every field; use it for controls that are not here. */
export function Field({
  label,
  hint,
  error,
  required,
  children,
}: FieldBase & { readonly children: (slots: Slots) => ReactNode }) {
  const id = useId()
  const { t } = useTranslation('ui')
  const described = [hint === undefined ? undefined : `${id}-hint`, error === undefined ? undefined : `${id}-error`]
    .filter((name) => name !== undefined)
    .join(' ')
  return (
    <div className={classes('field', error !== undefined && 'has-error')}>
      <label htmlFor={id}>
        {label}
        {required === true && <span className="field-required">{t('requiredMark')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error !== undefined,
      })}
      {hint !== undefined && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return (
    <div role="alert">
      {error !== undefined && (
        <div className="field-error" id={id}>
          <CircleAlert aria-hidden size="1.15em" />
          {error}
        </div>
      )}
    </div>
  )
}

export function TextField({
  value,
  onChange,
  onBlur,
  onEnter,
  placeholder,
  maxLength = 200,
  inputMode,
  autoFocus,
  lang,
  ...field
}: FieldBase & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onEnter?: () => void
  readonly placeholder?: string
  readonly maxLength?: number
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'decimal'
  readonly autoFocus?: boolean
  readonly lang?: string
}) {
  return (
    <Field {...field}>
      {(slots) => (
        <Input
          {...slots}
          value={value}
          maxLength={maxLength}
          disabled={field.disabled === true}
          status={field.error === undefined ? '' : 'error'}
          autoComplete="off"
          spellCheck={false}
          aria-required={field.required === true}
          onChange={(event) => onChange(event.target.value)}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputMode === undefined ? {} : { inputMode })}
          {...(lang === undefined ? {} : { lang })}
          {...(onBlur === undefined ? {} : { onBlur })}
          {...(onEnter === undefined ? {} : { onPressEnter: onEnter })}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first field of a dialog the person just opened
          autoFocus={autoFocus === true}
        />
      )}
    </Field>
  )
}

export function TextAreaField({
  value,
  onChange,
  rows = 3,
  maxLength = 2_000,
  placeholder,
  ...field
}: FieldBase & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
  readonly placeholder?: string
}) {
  return (
    <Field {...field}>
      {(slots) => (
        <Input.TextArea
          {...slots}
          value={value}
          rows={rows}
          maxLength={maxLength}
          disabled={field.disabled === true}
          status={field.error === undefined ? '' : 'error'}
          autoComplete="off"
          aria-required={field.required === true}
          onChange={(event) => onChange(event.target.value)}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
    </Field>
  )
}

/** Dates as people write them (19480203, 1948-2-3, 1948年2月3日, 一九四八年二月三日) become "1948-02-03" when the field is left. */
export function DateField({
  value,
  onChange,
  ...field
}: FieldBase & { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('ui')
  return (
    <TextField
      hint={t('dateHint')}
      {...field}
      value={value}
      inputMode="numeric"
      maxLength={20}
      onChange={onChange}
      // A date left as it was is no change: the sentence below it would go, and move the button that is being pressed.
      onBlur={() => {
        const written = writtenDate(value)
        if (written !== value) onChange(written)
      }}
    />
  )
}

export function writtenDate(text: string): string {
  const written = text.normalize('NFKC').trim()
  const full = inDigits(written)
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(full) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(full)
  return parts === null ? written : `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
}

const chineseDigits = '〇一二三四五六七八九'

/** 一九四八年十二月廿三日 as 1948年12月23日. */
const inDigits = (text: string): string =>
  text
    .replaceAll(/[零○oO](?=[〇零○oO一二三四五六七八九年])/g, '〇')
    .replaceAll(/初(?=[一二三四五六七八九十])/g, '')
    .replaceAll('廿', '二十')
    .replaceAll('卅', '三十')
    .replaceAll(/([一二三])?十([一二三四五六七八九])?/g, (_, tens = '一', ones = '〇') => `${tens}${ones}`)
    .replaceAll(/[〇一二三四五六七八九]/g, (digit) => String(chineseDigits.indexOf(digit)))

export type Choice<T extends string> = { readonly value: T; readonly label: string; readonly hint?: string }

export function SelectField<T extends string>({
  value,
  onChange,
  choices,
  search,
  placeholder,
  ...field
}: FieldBase & {
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  readonly choices: readonly Choice<T>[]
  readonly search?: boolean
  readonly placeholder?: string
}) {
  return (
    <Field {...field}>
      {({ id, ...aria }) => (
        <Select<T>
          {...aria}
          id={id}
          value={value ?? null}
          disabled={field.disabled === true}
          status={field.error === undefined ? '' : 'error'}
          options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
          onChange={(next) => onChange(next)}
          // Twelve relations stand in sight: what must be scrolled for is not found.
          listHeight={480}
          // A dialog stands above all else on the page, and what lies outside it cannot be touched.
          getPopupContainer={(box: HTMLElement) => box.closest('dialog') ?? document.body}
          style={{ width: '100%' }}
          {...(search === true ? { showSearch: { optionFilterProp: 'label' } } : {})}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
    </Field>
  )
}

/** So many columns, and fewer where a long word would not fit beside the box of a choice (gap: `.choice-row`). */
const atMost = (columns: number): string =>
  `repeat(auto-fit, minmax(max(min(100%, 13em), (100% - ${columns - 1} * 12px) / ${columns}), 1fr))`

type ChoiceBase<T extends string> = FieldBase & { readonly choices: readonly Choice<T>[]; readonly columns?: number }

/** One of a few, all in sight: large buttons that are radio buttons. For both faces. */
export function ChoiceField<T extends string>({
  value,
  onChange,
  ...field
}: ChoiceBase<T> & { readonly value: T | undefined; readonly onChange: (value: T) => void }) {
  return (
    <ChoiceGroup
      {...field}
      type="radio"
      isChosen={(choice) => choice === value}
      onPick={(choice) => onChange(choice)}
    />
  )
}

/** Any number of a few. Nothing is ticked beforehand. */
export function ChoicesField<T extends string>({
  value,
  onChange,
  ...field
}: ChoiceBase<T> & { readonly value: readonly T[]; readonly onChange: (value: readonly T[]) => void }) {
  return (
    <ChoiceGroup
      {...field}
      type="checkbox"
      isChosen={(choice) => value.includes(choice)}
      onPick={(choice) =>
        onChange(value.includes(choice) ? value.filter((other) => other !== choice) : [...value, choice])
      }
    />
  )
}

function ChoiceGroup<T extends string>({
  label,
  hint,
  error,
  required,
  disabled,
  choices,
  columns,
  type,
  isChosen,
  onPick,
}: ChoiceBase<T> & {
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (value: T) => boolean
  readonly onPick: (value: T) => void
}) {
  const id = useId()
  const { t } = useTranslation('ui')
  return (
    <fieldset
      className={classes('field', 'choices', error !== undefined && 'has-error')}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      disabled={disabled === true}
    >
      <legend>
        {label}
        {required === true && <span className="field-required">{t('requiredMark')}</span>}
      </legend>
      {hint !== undefined && <div className="field-hint">{hint}</div>}
      <div
        className="choice-row"
        style={columns === undefined ? undefined : { display: 'grid', gridTemplateColumns: atMost(columns) }}
      >
        {choices.map((choice) => (
          <label key={choice.value} className={classes('choice', isChosen(choice.value) && 'is-chosen')}>
            <input
              type={type}
              autoComplete="off"
              name={id}
              value={choice.value}
              checked={isChosen(choice.value)}
              onChange={() => onPick(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint !== undefined && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}

/** A single yes: never ticked beforehand by us. */
export function CheckField({
  label,
  hint,
  error,
  disabled,
  value,
  onChange,
}: FieldBase & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  const id = useId()
  return (
    <div className={classes('field', error !== undefined && 'has-error')}>
      <label className={classes('choice', value && 'is-chosen')}>
        <input
          type="checkbox"
          autoComplete="off"
          checked={value}
          disabled={disabled === true}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {hint !== undefined && <small>{hint}</small>}
        </span>
      </label>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** Fields side by side, as many as fit. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className="field-grid">{children}</div>
}
