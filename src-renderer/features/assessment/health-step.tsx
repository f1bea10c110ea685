/** Tables A.2.14, A.4 and A.5 beside height and weight. "无" is an answer somebody gives, for one field or for all the rest. */
import { Check, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DraftField, DraftForm } from '../../../src-domain/assessments/assessment-draft.ts'
import { bodyMassIndex } from '../../../src-domain/assessments/assessment-rules.ts'
import {
  bodyBounds,
  diseaseCode,
  diseases,
  healthFieldIds,
  healthFields,
  type HealthFieldId,
  riskEvents,
} from '../../../src-domain/assessments/form-tables.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, ChoiceField, ChoicesField, FieldGrid } from '../../ui/fields.tsx'
import { NumberField, readNumber, type TypedNumber } from '../../ui/number-field.tsx'
import { Card } from '../../ui/page.tsx'
import type { BodyField, UnreadNumbers } from './unread-numbers.ts'
import { LateText } from '../../ui/late-text.tsx'
import { useAssessmentWords } from './use-assessment-words.ts'

type Fill = (field: DraftField, value: unknown) => void
type FillAll = (fields: readonly (readonly [field: DraftField, value: unknown])[]) => void
type StepProps = { readonly form: DraftForm; readonly onFill: Fill }
type GroupProps = StepProps & { readonly onFillAll: FillAll }
type BodyProps = {
  readonly form: DraftForm
  readonly unread: UnreadNumbers
  readonly onNumber: (field: BodyField, value: TypedNumber) => void
}

export function HealthStep({ form, unread, onFill, onFillAll, onNumber }: GroupProps & BodyProps) {
  return (
    <div className="stack">
      <BodySize form={form} unread={unread} onNumber={onNumber} />
      <Events form={form} onFill={onFill} onFillAll={onFillAll} />
      <Diseases form={form} onFill={onFill} />
      <Medicines form={form} onFill={onFill} />
      <Problems form={form} onFill={onFill} onFillAll={onFillAll} />
    </div>
  )
}

function BodySize({ form, unread, onNumber }: BodyProps) {
  const { t } = useTranslation('assessment')
  const { heightCm, weightKg } = form.fields
  const bmi = bodyMassIndex(heightCm, weightKg)
  return (
    <Card title={t('health.body')} note={bmi === undefined ? undefined : t('health.bmi', { bmi: bmi.toFixed(1) })}>
      <FieldGrid>
        <NumberField
          label={t('health.heightCm')}
          unit={t('health.centimetres')}
          {...bodyBounds.heightCm}
          value={unread.heightCm ?? heightCm}
          onChange={(value) => onNumber('heightCm', value)}
          aside={(metres) => {
            const cm = readNumber(String(Math.round(metres * 100)), bodyBounds.heightCm)
            return typeof cm === 'number' ? t('health.metres', { metres: String(metres), cm: String(cm) }) : undefined
          }}
        />
        <NumberField
          label={t('health.weightKg')}
          unit={t('health.kilograms')}
          {...bodyBounds.weightKg}
          value={unread.weightKg ?? weightKg}
          onChange={(value) => onNumber('weightKg', value)}
        />
      </FieldGrid>
    </Card>
  )
}

function Events({ form, onFill, onFillAll }: GroupProps) {
  const { t } = useTranslation('assessment')
  const { say } = useAssessmentWords()
  const open = riskEvents.filter(({ id }) => form.events[id] === undefined)
  const times = [t('health.times0'), t('health.times1'), t('health.times2'), t('health.times3')]
  return (
    <Card title={t('health.events')}>
      {open.length > 0 && (
        <Button icon={Check} onPress={() => onFillAll(open.map(({ id }) => [`events.${id}`, 0] as const))}>
          {t('health.eventsNone')}
        </Button>
      )}
      <div className="stack">
        {riskEvents.map(({ id, label }) => (
          <ChoiceField
            key={id}
            label={say(label)}
            required
            choices={times.map((word, count) => ({ value: String(count), label: word }))}
            value={form.events[id] === undefined ? undefined : String(form.events[id])}
            onChange={(count) => onFill(`events.${id}`, Number(count))}
          />
        ))}
      </div>
    </Card>
  )
}

function Diseases({ form, onFill }: StepProps) {
  const { t } = useTranslation('assessment')
  const { say } = useAssessmentWords()
  const chosen = form.fields.diseases
  const has = (code: number): boolean => chosen?.includes(code) ?? false
  return (
    <Card title={t('health.diseases')} note={t('health.diseasesHint')}>
      <Button icon={Check} pressed={chosen?.length === 0} onPress={() => onFill('diseases', [])}>
        {t('health.noDiseases')}
      </Button>
      <div className="stack">
        <ChoicesField
          label={t('health.diseases')}
          required
          columns={3}
          choices={diseases.map(({ id, label, icd10 }) => ({
            value: String(id),
            label: say(label),
            ...(icd10 === '' ? {} : { hint: icd10 }),
          }))}
          value={(chosen ?? []).map(String)}
          onChange={(ids) => {
            onFill(
              'diseases',
              ids.map(Number).toSorted((a, b) => a - b),
            )
            if (!ids.includes(String(diseaseCode.psychiatric)) && form.fields.psychiatristDiagnosed === true) {
              onFill('psychiatristDiagnosed', false)
            }
          }}
        />
        {has(diseaseCode.psychiatric) && (
          <CheckField
            label={t('health.psychiatrist')}
            hint={t('health.psychiatristHint')}
            value={form.fields.psychiatristDiagnosed === true}
            onChange={(value) => onFill('psychiatristDiagnosed', value)}
          />
        )}
        {has(diseaseCode.other) && (
          <LateText
            label={t('health.diseaseOther')}
            value={form.fields.diseaseOther ?? ''}
            onDone={(text) => onFill('diseaseOther', text === '' ? undefined : text)}
          />
        )}
      </div>
    </Card>
  )
}

function Problems({ form, onFill, onFillAll }: GroupProps) {
  const { t } = useTranslation('assessment')
  const open = healthFieldIds.filter((id) => form.health[id] === undefined)
  // Coma is never taken as "无" by the common button: with B.3.9 at 0 it must be said.
  const rest = open.filter((id) => id !== 'coma' || form.answers['B.3.9'] !== 0)
  return (
    <Card title={t('health.problems')}>
      {rest.length > 0 && (
        <Button
          icon={Check}
          onPress={() =>
            onFillAll(rest.map((id) => [`health.${id}`, healthFields[id].multiple ? ['none'] : 'none'] as const))
          }
        >
          {t('health.problemsNone')}
        </Button>
      )}
      <div className="stack">
        {healthFieldIds.map((id) => (
          <Problem key={id} id={id} form={form} onFill={onFill} />
        ))}
        <LateText
          label={t('health.other')}
          value={form.health.other ?? ''}
          onDone={(text) => onFill('health.other', text === '' ? undefined : text)}
        />
      </div>
    </Card>
  )
}

function Problem({ id, form, onFill }: StepProps & { readonly id: HealthFieldId }) {
  const { t } = useTranslation('assessment')
  const { say, healthField } = useAssessmentWords()
  const field = healthFields[id]
  const choices = field.options.map((option) => ({ value: option.id as string, label: say(option.label) }))
  const value = form.health[id]
  if (field.multiple) {
    const before = Array.isArray(value) ? (value as readonly string[]) : []
    return (
      <ChoicesField
        label={healthField(id)}
        required
        choices={choices}
        value={before}
        onChange={(next) => onFill(`health.${id}`, withoutContradiction(before, next))}
      />
    )
  }
  return (
    <>
      <ChoiceField
        label={healthField(id)}
        required
        choices={choices}
        value={value as string | undefined}
        onChange={(next) => onFill(`health.${id}`, next)}
      />
      {id === 'jointMobility' && value === 'limited' && (
        <LateText
          label={t('health.jointPart')}
          value={form.health.jointPart ?? ''}
          onDone={(text) => onFill('health.jointPart', text === '' ? undefined : text)}
        />
      )}
    </>
  )
}

/** "无" takes the others away, another takes "无" away; nothing chosen is no answer. */
function withoutContradiction(before: readonly string[], next: readonly string[]): readonly string[] | undefined {
  const result =
    !before.includes('none') && next.includes('none')
      ? ['none']
      : next.length > 1
        ? next.filter((id) => id !== 'none')
        : next
  return result.length === 0 ? undefined : result
}

function Medicines({ form, onFill }: StepProps) {
  const { t } = useTranslation('assessment')
  const list = form.fields.medicines ?? []
  const change = (index: number, changes: Partial<(typeof list)[number]>) =>
    onFill(
      'medicines',
      list.map((one, i) => (i === index ? { ...one, ...changes } : one)),
    )
  return (
    <Card title={t('health.medicines')}>
      <div className="stack">
        {list.map((medicine, index) => (
          <fieldset key={`${index}/${list.length}`} className="medicine-row">
            <legend className="only-heard">{medicine.name}</legend>
            <FieldGrid>
              <LateText
                label={t('health.medicineName')}
                value={medicine.name}
                onDone={(name) => change(index, { name })}
              />
              <LateText
                label={t('health.medicineMethod')}
                value={medicine.method}
                onDone={(method) => change(index, { method })}
              />
              <LateText
                label={t('health.medicineDose')}
                value={medicine.dose}
                onDone={(dose) => change(index, { dose })}
              />
              <LateText
                label={t('health.medicineFrequency')}
                value={medicine.frequency}
                onDone={(frequency) => change(index, { frequency })}
              />
            </FieldGrid>
            <Button
              small
              kind="quiet"
              icon={Trash2}
              label={`${t('health.removeMedicine')} ${medicine.name}`.trim()}
              onPress={() => onFill('medicines', list.length === 1 ? undefined : list.filter((_, i) => i !== index))}
            >
              {t('health.removeMedicine')}
            </Button>
          </fieldset>
        ))}
        <div className="row">
          <Button
            icon={Plus}
            onPress={() => onFill('medicines', [...list, { name: '', method: '', dose: '', frequency: '' }])}
          >
            {t('health.addMedicine')}
          </Button>
          {list.length === 0 && (
            <Button
              pressed={form.fields.medicines !== undefined}
              onPress={() => onFill('medicines', form.fields.medicines === undefined ? [] : undefined)}
            >
              {t('health.noMedicine')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
