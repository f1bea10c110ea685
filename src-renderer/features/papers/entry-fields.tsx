/** The fields of one entry copied from a paper: only those that a paper says. */
import { useTranslation } from 'react-i18next'
import { labTestById } from '../../../src-domain/archive/lab-result.ts'
import { readingBounds } from '../../../src-domain/archive/reading.ts'
import { measuredFields } from '../../../src-domain/archive/reading-entry.ts'
import { diseaseCode, diseases } from '../../../src-domain/assessments/form-tables.ts'
import type { PaperEntry } from '../../../src-domain/papers/paper-entries.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { ChoiceField, DateField, FieldGrid, SelectField, TextField } from '../../ui/fields.tsx'
import { NumberField } from '../../ui/number-field.tsx'

type Of<What extends PaperEntry['what']> = Extract<PaperEntry, { readonly what: What }>['entry']
type Fields<What extends PaperEntry['what']> = {
  readonly entry: Of<What>
  readonly onChange: (changes: Partial<Of<What>>) => void
}

export function EntryFields({
  entry: paper,
  onChange,
}: {
  readonly entry: PaperEntry
  readonly onChange: (entry: PaperEntry) => void
}) {
  switch (paper.what) {
    case 'medicine':
      return (
        <MedicineFields
          entry={paper.entry}
          onChange={(changes) => onChange({ what: 'medicine', entry: { ...paper.entry, ...changes } })}
        />
      )
    case 'reading':
      return (
        <MeasuredFields
          entry={paper.entry}
          onChange={(changes) => onChange({ what: 'reading', entry: { ...paper.entry, ...changes } })}
        />
      )
    case 'lab':
      return (
        <LabFields
          entry={paper.entry}
          onChange={(changes) => onChange({ what: 'lab', entry: { ...paper.entry, ...changes } })}
        />
      )
    case 'condition':
      return (
        <ConditionFields
          entry={paper.entry}
          onChange={(changes) => onChange({ what: 'condition', entry: { ...paper.entry, ...changes } })}
        />
      )
  }
}

function MedicineFields({ entry, onChange }: Fields<'medicine'>) {
  const { t } = useTranslation('papers')
  return (
    <FieldGrid>
      {(['name', 'dose', 'frequency', 'method'] as const).map((field) => (
        <TextField
          key={field}
          label={t(`field.${field}`)}
          lang="zh-CN"
          maxLength={80}
          {...(field === 'name' ? { hint: t('nameHint') } : {})}
          value={entry[field]}
          onChange={(value) => onChange({ [field]: value })}
        />
      ))}
    </FieldGrid>
  )
}

function MeasuredFields({ entry, onChange }: Fields<'reading'>) {
  const { t } = useTranslation('papers')
  const fields = measuredFields.filter((field) => field in entry)
  return (
    <>
      <FieldGrid>
        {fields.map((field) => {
          const { minimum, maximum, whole } = readingBounds[field]
          return (
            <NumberField
              key={field}
              label={t(`measured.${field}`)}
              min={minimum}
              max={maximum}
              whole={whole}
              value={entry[field]}
              onChange={(value) => onChange({ [field]: value })}
            />
          )
        })}
        {entry.timing === 'afterMeal' && (
          <NumberField
            label={t('measured.hoursSinceMeal')}
            min={0}
            max={24}
            value={entry.hoursSinceMeal}
            onChange={(hoursSinceMeal) => onChange({ hoursSinceMeal })}
          />
        )}
      </FieldGrid>
      <DateField
        label={t('field.measuredOn')}
        hint={t('measuredOnHint')}
        required
        value={entry.measuredOn ?? ''}
        onChange={(measuredOn) => onChange({ measuredOn })}
      />
      {'glucose' in entry && (
        <ChoiceField
          label={t('field.timing')}
          value={entry.timing}
          choices={(['fasting', 'afterMeal', 'random'] as const).map((value) => ({
            value,
            label: t(`timing.${value}`),
          }))}
          onChange={(timing) => onChange({ timing })}
        />
      )}
    </>
  )
}

function LabFields({ entry, onChange }: Fields<'lab'>) {
  const { t } = useTranslation('papers')
  const known = labTestById.get(entry.test)
  if (known === undefined) return null
  return (
    <>
      <NumberField
        label={t('field.lab', { name: known.label[currentLanguage()], unit: known.unit.replace('umol', 'μmol') })}
        min={0}
        max={known.max}
        value={entry.value}
        onChange={(value) => onChange({ value })}
      />
      <DateField
        label={t('field.measuredOn')}
        hint={t('measuredOnHint')}
        required
        value={entry.measuredOn ?? ''}
        onChange={(measuredOn) => onChange({ measuredOn })}
      />
    </>
  )
}

function ConditionFields({ entry, onChange }: Fields<'condition'>) {
  const { t } = useTranslation('papers')
  const language = currentLanguage()
  return (
    <>
      <SelectField
        label={t('field.disease')}
        search
        value={entry.code === undefined ? undefined : String(entry.code)}
        // What the table does not have is entered where the archive asks for its name.
        choices={diseases
          .filter(({ id }) => id !== diseaseCode.other)
          .map(({ id, label }) => ({ value: String(id), label: label[language] }))}
        onChange={(code) => onChange({ code: Number(code) })}
      />
      <ChoiceField
        label={t('field.confirmed')}
        value={entry.confirmed}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`confirmed.${value}`) }))}
        onChange={(confirmed) => onChange({ confirmed })}
      />
    </>
  )
}
