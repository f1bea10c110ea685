/** The fields of measurements: all of them at once for a new sitting, or those of one that is put right. */
import { useTranslation } from 'react-i18next'
import {
  type PressureSign,
  pressureSigns,
  readingBounds,
  type ReadingBody,
  temperatureSites,
} from '../../../src-domain/archive/reading.ts'
import { asksSigns, type MeasuredField, type ReadingEntry } from '../../../src-domain/archive/reading-entry.ts'
import { useToday } from '../../replica/use-today.ts'
import { ChoiceField, ChoicesField, DateField, FieldGrid, TextField } from '../../ui/fields.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import type { FormSlots } from './form-dialog.tsx'

type Type = ReadingBody['type']
type Props = FormSlots<ReadingEntry> & {
  /** Undefined: everything that can be measured. */
  readonly only?: Type | undefined
}

const groups = [
  { key: 'pressure', types: ['bloodPressure', 'pulse'], fields: ['systolic', 'diastolic', 'pulse'] },
  { key: 'glucose', types: ['glucose'], fields: ['glucose'] },
  { key: 'body', types: ['weight', 'height', 'waist'], fields: ['weight', 'height', 'waist'] },
  {
    key: 'other',
    types: ['temperature', 'oxygen', 'breathing'],
    fields: ['temperature', 'oxygen', 'breathing'],
  },
] as const satisfies readonly {
  readonly key: string
  readonly types: readonly Type[]
  readonly fields: readonly MeasuredField[]
}[]

const fieldsOf = (only: Type | undefined, fields: readonly MeasuredField[]): readonly MeasuredField[] =>
  only === undefined || only === 'bloodPressure' || only === 'glucose' ? fields : fields.filter((one) => one === only)

export function ReadingFields({ only, ...slots }: Props) {
  const { t } = useTranslation('archive')
  const shown = groups.filter(({ types }) => only === undefined || (types as readonly Type[]).includes(only))
  return (
    <>
      {shown.map(({ key, fields }) => (
        <fieldset key={key} className="archive-group">
          <legend>{t(`reading.group.${key}`)}</legend>
          <FieldGrid>
            {fieldsOf(only, fields).map((field) => (
              <MeasuredNumber key={field} field={field} {...slots} />
            ))}
          </FieldGrid>
          {key === 'pressure' && only !== 'pulse' && <Signs {...slots} />}
          {key === 'pressure' && only !== 'pulse' && <Arm {...slots} />}
          {key === 'glucose' && <GlucoseDetails {...slots} />}
          {key === 'other' && (only === undefined || only === 'temperature') && <Site {...slots} />}
        </fieldset>
      ))}
      <fieldset className="archive-group">
        <legend>{t('reading.group.how')}</legend>
        <How {...slots} />
      </fieldset>
    </>
  )
}

export function MeasuredNumber({
  field,
  typed,
  type,
  errorOf,
}: FormSlots<ReadingEntry> & { readonly field: MeasuredField }) {
  const { t } = useTranslation('archive')
  const { minimum, maximum, whole } = readingBounds[field]
  const error = errorOf(field)
  return (
    <NumberField
      label={t(`reading.field.${field}`)}
      unit={t(`reading.unit.${field}`)}
      min={minimum}
      max={maximum}
      whole={whole}
      value={typed[field]}
      {...(error === undefined ? {} : { error })}
      onChange={(value) => type({ [field]: value })}
    />
  )
}

/** Asked where the pressure makes it matter, as soon as it is typed. */
export function Signs({ typed, type }: FormSlots<ReadingEntry>) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const { systolic, diastolic, signs, measuredOn = today } = typed
  // It asks about now.
  if (measuredOn !== today) return null
  if (signs === undefined && !asksSigns(systolic, diastolic)) return null
  const chosen: readonly (PressureSign | 'none')[] = signs === undefined ? [] : signs.length === 0 ? ['none'] : signs
  return (
    <ChoicesField<PressureSign | 'none'>
      label={t('reading.field.signs')}
      choices={[
        ...pressureSigns.map((value) => ({ value, label: t(`reading.sign.${value}`) })),
        { value: 'none', label: t('reading.field.noSigns') },
      ]}
      value={chosen}
      onChange={(next) => {
        const isNone = next.includes('none') && !chosen.includes('none')
        const left = next.filter((one) => one !== 'none')
        type({ signs: isNone ? [] : left.length === 0 ? undefined : left })
      }}
    />
  )
}

function Arm({ typed, type }: FormSlots<ReadingEntry>) {
  const { t } = useTranslation('archive')
  return (
    <ChoiceField
      label={t('reading.field.arm')}
      choices={(['left', 'right'] as const).map((value) => ({ value, label: t(`reading.arm.${value}`) }))}
      value={typed.arm}
      onChange={(arm) => type({ arm })}
    />
  )
}

export function GlucoseDetails({ typed, type, errorOf }: FormSlots<ReadingEntry>) {
  const { t } = useTranslation('archive')
  const hoursError = errorOf('hoursSinceMeal')
  return (
    <>
      <ChoiceField
        label={t('reading.field.flag')}
        choices={(['low', 'high'] as const).map((value) => ({ value, label: t(`reading.flag.${value}`) }))}
        value={typed.flag}
        // The number that is not there cannot stand beside it.
        onChange={(flag) => type({ flag, glucose: undefined })}
      />
      {(typed.glucose !== undefined || typed.flag !== undefined) && (
        <>
          <ChoiceField
            label={t('reading.field.timing')}
            required
            choices={(['fasting', 'afterMeal', 'random'] as const).map((value) => ({
              value,
              label: t(`reading.timing.${value}`),
            }))}
            value={typed.timing}
            error={errorOf('timing')}
            onChange={(timing) => type({ timing })}
          />
          {typed.timing === 'afterMeal' && (
            <NumberField
              label={t('reading.field.hoursSinceMeal')}
              unit={t('reading.unit.hoursSinceMeal')}
              min={0}
              max={24}
              value={typed.hoursSinceMeal}
              {...(hoursError === undefined ? {} : { error: hoursError })}
              onChange={(hoursSinceMeal) => type({ hoursSinceMeal })}
            />
          )}
          <ChoiceField
            label={t('reading.field.sample')}
            choices={(['capillary', 'venous'] as const).map((value) => ({
              value,
              label: t(`reading.sample.${value}`),
            }))}
            value={typed.sample}
            onChange={(sample) => type({ sample })}
          />
        </>
      )}
    </>
  )
}

function Site({ typed, type }: FormSlots<ReadingEntry>) {
  const { t } = useTranslation('archive')
  if (typed.temperature === undefined) return null
  return (
    <ChoiceField
      label={t('reading.field.site')}
      choices={temperatureSites.map((value) => ({ value, label: t(`reading.site.${value}`) }))}
      value={typed.site}
      onChange={(site) => type({ site })}
    />
  )
}

function How({ typed, type, errorOf }: FormSlots<ReadingEntry>) {
  const { t } = useTranslation('archive')
  const today = useToday()
  return (
    <>
      <ChoiceField
        label={t('reading.field.source')}
        required
        choices={(['staff', 'self', 'told', ...(typed.source === 'import' ? (['import'] as const) : [])] as const).map(
          (value) => ({ value, label: t(`reading.source.${value}`) }),
        )}
        value={typed.source}
        error={errorOf('source')}
        onChange={(source) => type({ source })}
      />
      <FieldGrid>
        <DateField
          label={t('reading.field.measuredOn')}
          hint={t('reading.measuredOnHint')}
          value={typed.measuredOn ?? ''}
          error={errorOf('measuredOn')}
          onChange={(measuredOn) => type({ measuredOn, ...(measuredOn === today ? {} : { signs: undefined }) })}
        />
        <TextField
          label={t('reading.field.measuredAt')}
          hint={t('reading.measuredAtHint')}
          maxLength={12}
          value={typed.measuredAt ?? ''}
          error={errorOf('measuredAt')}
          onChange={(measuredAt) => type({ measuredAt })}
        />
      </FieldGrid>
      <FieldGrid>
        <TextField
          label={t('reading.field.device')}
          hint={t('reading.deviceHint')}
          maxLength={60}
          value={typed.device ?? ''}
          onChange={(device) => type({ device })}
        />
        <TextField
          label={t('reading.field.note')}
          maxLength={200}
          value={typed.note ?? ''}
          onChange={(note) => type({ note })}
        />
      </FieldGrid>
    </>
  )
}
