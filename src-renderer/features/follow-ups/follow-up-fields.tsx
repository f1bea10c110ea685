/** The parts of the form. A number measured earlier stands beside its field and is not filled in: it was not measured now. */
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { bodyMassIndex } from '../../../src-domain/assessments/assessment-rules.ts'
import {
  type DangerId,
  dangersOf,
  type FollowUpChoice,
  type Programme,
  type SymptomId,
  symptomsOf,
} from '../../../src-domain/follow-ups/follow-up-lists.ts'
import type { DatedReading, NeedFacts } from '../../../src-domain/needs/need-facts.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, ChoicesField, DateField, FieldGrid, TextField } from '../../ui/fields.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Card } from '../../ui/page.tsx'
import { boundsOf, type FollowUpDraft, type NumberName } from './follow-up-draft.ts'
import { useFollowUpWords } from './use-follow-up-words.ts'

type FieldsProps = {
  readonly programme: Programme
  readonly draft: FollowUpDraft
  readonly isAsked: boolean
  readonly onChange: (changes: Partial<FollowUpDraft>) => void
  readonly onGive: (given: FollowUpDraft['given']) => void
}

export function DangerCard({ programme, draft, onChange, onGive, today }: FieldsProps & { readonly today: string }) {
  const { t } = useTranslation('followUps')
  const { say, choices } = useFollowUpWords()
  const { dangers } = draft.given
  const list: readonly { readonly value: DangerId | 'none'; readonly label: string }[] = [
    ...dangersOf[programme].map(({ id, label }) => ({ value: id, label: say(label) })),
    { value: 'none', label: t('form.noDanger') },
  ]
  return (
    <Card title={t('form.dangerTitle')} note={t('form.memory')}>
      <div className="stack">
        <FieldGrid>
          <DateField
            label={t('form.on')}
            hint={t('form.onHint')}
            required
            value={draft.on}
            error={draft.on > today ? t('form.onHint') : undefined}
            onChange={(on) => onChange({ on })}
          />
          <ChoiceField
            label={t('form.way')}
            required
            choices={choices('way')}
            value={draft.given.way}
            onChange={(way) => onGive({ way })}
          />
        </FieldGrid>
        <ChoicesField
          label={t('form.dangers')}
          hint={t('form.dangersHint')}
          required
          columns={3}
          choices={list}
          value={dangers === undefined ? [] : dangers.length === 0 ? ['none'] : dangers}
          onChange={(next) => {
            const some = next.filter((one): one is DangerId => one !== 'none')
            const isNone = next.includes('none') && dangers?.length !== 0
            if (isNone) onGive({ dangers: [] })
            else if (some.length > 0) onGive({ dangers: some })
            else onChange({ given: without(draft.given, 'dangers') })
          }}
        />
      </div>
    </Card>
  )
}

const without = (given: FollowUpDraft['given'], field: keyof FollowUpDraft['given']): FollowUpDraft['given'] =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name !== field))

export function MeasuredCard({
  programme,
  draft,
  facts,
  onChange,
  onGive,
}: FieldsProps & { readonly facts: NeedFacts }) {
  const { t } = useTranslation(['followUps', 'ui', 'assessment', 'archive'])
  const { choices } = useFollowUpWords()
  const format = useFormat()
  const { given, numbers } = draft
  const last = (name: NumberName): string | undefined => {
    const found = facts.readings.findLast((reading) => numberIn(name, reading) !== undefined)
    if (found === undefined) return undefined
    const value = numberIn(name, found) ?? ''
    return found.on === facts.today
      ? t('form.today', { value })
      : t('form.last', { value, on: format.date(found.on, facts.today) })
  }
  const number = (name: NumberName, label: string, unit: string) => {
    const hint = last(name)
    return (
      <NumberField
        label={label}
        unit={unit}
        {...boundsOf[name]}
        value={numbers[name]}
        {...(hint === undefined ? {} : { hint })}
        onChange={(value) => onChange({ numbers: { ...numbers, [name]: value } })}
      />
    )
  }
  const bmi = bodyMassIndex(asNumber(numbers.heightCm), asNumber(numbers.weightKg))
  return (
    <Card title={t('form.measuredTitle')} note={bmi === undefined ? undefined : t('form.bmi', { bmi: bmi.toFixed(1) })}>
      <div className="stack">
        <FieldGrid>
          {number('systolic', t('form.systolic'), t('archive:reading.unit.systolic'))}
          {number('diastolic', t('form.diastolic'), t('archive:reading.unit.diastolic'))}
          {number('pulse', t('form.pulse'), t('form.perMinute'))}
          {programme === 'diabetes' && number('glucose', t('form.glucose'), t('archive:reading.unit.glucose'))}
          {number('weightKg', t('form.weight'), t('assessment:health.kilograms'))}
          {number('heightCm', t('form.height'), t('assessment:health.centimetres'))}
        </FieldGrid>
        {programme === 'diabetes' && (
          <>
            <ChoiceField
              label={t('form.timing')}
              choices={(['fasting', 'afterMeal', 'random'] as const).map((value) => ({
                value,
                label: t(`form.timings.${value}`),
              }))}
              value={given.glucoseTiming}
              onChange={(glucoseTiming) => onGive({ glucoseTiming })}
            />
            {numbers.glucose === undefined && (
              <ChoicesField
                label={t('form.glucoseFlag')}
                choices={(['low', 'high'] as const).map((value) => ({ value, label: t(`form.flag.${value}`) }))}
                value={given.glucoseFlag === undefined ? [] : [given.glucoseFlag]}
                onChange={(flags) => {
                  const flag = flags.find((one) => one !== given.glucoseFlag)
                  if (flag === undefined) onChange({ given: without(given, 'glucoseFlag') })
                  else onGive({ glucoseFlag: flag })
                }}
              />
            )}
            <ChoiceField
              label={t('form.footPulse')}
              choices={choices('footPulse')}
              value={given.footPulse}
              onChange={(footPulse) => onGive({ footPulse })}
            />
            {given.footPulse !== undefined && given.footPulse !== 'normal' && (
              <ChoiceField
                label={t('form.footSide')}
                choices={choices('footSide')}
                value={given.footSide}
                onChange={(footSide) => onGive({ footSide })}
              />
            )}
          </>
        )}
      </div>
    </Card>
  )
}

const asNumber = (typed: number | string | undefined): number | undefined =>
  typeof typed === 'number' ? typed : undefined

function numberIn(name: NumberName, { body }: DatedReading): string | undefined {
  switch (name) {
    case 'systolic':
    case 'diastolic':
      return body.type === 'bloodPressure' ? String(body[name]) : undefined
    case 'pulse':
      if (body.type === 'pulse') return String(body.value)
      return body.type === 'bloodPressure' && body.pulse !== undefined ? String(body.pulse) : undefined
    case 'glucose':
      if (body.type !== 'glucose') return undefined
      return body.value === undefined ? (body.flag === 'low' ? 'Lo' : 'Hi') : String(body.value)
    case 'weightKg':
      return body.type === 'weight' ? String(body.value) : undefined
    case 'heightCm':
      return body.type === 'height' ? String(body.value) : undefined
    default:
      return name satisfies never
  }
}

export function LifeCard({ programme, draft, onGive }: FieldsProps) {
  const { t } = useTranslation('followUps')
  const { say, choices } = useFollowUpWords()
  const { given } = draft
  const symptoms = given.symptoms ?? []
  return (
    <Card title={t('form.symptomsTitle')}>
      <div className="stack">
        <ChoicesField<SymptomId>
          label={t('form.symptoms')}
          required
          columns={3}
          choices={symptomsOf[programme].map(({ id, label }) => ({ value: id, label: say(label) }))}
          value={symptoms}
          onChange={(next) => onGive({ symptoms: [...withoutContradiction(symptoms, next)] })}
        />
        {symptoms.includes('other') && (
          <TextField
            label={t('form.symptomOther')}
            required
            maxLength={80}
            value={given.symptomOther ?? ''}
            onChange={(symptomOther) => onGive({ symptomOther })}
          />
        )}
        <FieldGrid>
          {programme === 'hypertension' && <Choice field="salt" label={t('form.salt')} draft={draft} onGive={onGive} />}
          <Choice field="smoking" label={t('form.smoking')} draft={draft} onGive={onGive} />
          <Choice field="drinking" label={t('form.drinking')} draft={draft} onGive={onGive} />
          <Choice field="exercise" label={t('form.exercise')} draft={draft} onGive={onGive} />
          <Choice field="mood" label={t('form.mood')} draft={draft} onGive={onGive} />
          <Choice field="advice" label={t('form.advice')} draft={draft} onGive={onGive} />
        </FieldGrid>
        <ChoiceField
          label={t('form.complication')}
          required
          choices={choices('complication')}
          value={given.complication}
          onChange={(complication) => onGive({ complication })}
        />
      </div>
    </Card>
  )
}

function Choice<Field extends Exclude<FollowUpChoice, 'footPulse' | 'footSide' | 'way' | 'complication'>>({
  field,
  label,
  draft,
  onGive,
}: Pick<FieldsProps, 'draft' | 'onGive'> & { readonly field: Field; readonly label: string }) {
  const { choices } = useFollowUpWords()
  return (
    <ChoiceField<string>
      label={label}
      choices={choices(field)}
      value={draft.given[field]}
      onChange={(value) => onGive({ [field]: value })}
    />
  )
}

/** "无症状" takes the others away, another takes it away. */
function withoutContradiction(before: readonly SymptomId[], next: readonly SymptomId[]): readonly SymptomId[] {
  if (!before.includes('none') && next.includes('none')) return ['none']
  return next.length > 1 ? next.filter((id) => id !== 'none') : next
}

export function MedicinesCard({ programme, draft, onChange, onGive }: FieldsProps) {
  const { t } = useTranslation('followUps')
  const { choices } = useFollowUpWords()
  const { given, medicines } = draft
  const change = (index: number, changes: Partial<(typeof medicines)[number]>) =>
    onChange({ medicines: medicines.map((one, i) => (i === index ? { ...one, ...changes } : one)) })
  return (
    <Card title={t('form.medicinesTitle')}>
      <div className="stack">
        <p className="quiet">{medicines.length === 0 ? t('form.noMedicine') : t('form.medicinesFrom')}</p>
        {medicines.map((medicine, index) => (
          <fieldset key={`${index}/${medicines.length}`} className="follow-up-medicine">
            <legend className="only-heard">{medicine.name}</legend>
            <FieldGrid>
              <TextField
                label={t('form.medicine')}
                maxLength={80}
                value={medicine.name}
                onChange={(name) => change(index, { name })}
              />
              <TextField
                label={t('form.dose')}
                maxLength={80}
                value={medicine.dose ?? ''}
                onChange={(dose) => change(index, { dose })}
              />
              <TextField
                label={t('form.frequency')}
                maxLength={80}
                value={medicine.frequency ?? ''}
                onChange={(frequency) => change(index, { frequency })}
              />
            </FieldGrid>
            <Button
              small
              kind="quiet"
              icon={Trash2}
              label={t('form.removeMedicine', { name: medicine.name })}
              onPress={() => onChange({ medicines: medicines.filter((_, i) => i !== index) })}
            >
              {t('form.remove')}
            </Button>
          </fieldset>
        ))}
        <div className="row">
          <Button icon={Plus} onPress={() => onChange({ medicines: [...medicines, { name: '' }] })}>
            {t('form.addMedicine')}
          </Button>
        </div>
        <FieldGrid>
          <ChoiceField
            label={t('form.taking')}
            required
            choices={choices('taking')}
            value={given.taking}
            onChange={(taking) => onGive({ taking })}
          />
          <ChoiceField
            label={t('form.reaction')}
            required
            choices={choices('reaction')}
            value={given.reaction}
            onChange={(reaction) => onGive({ reaction })}
          />
          {programme === 'diabetes' && (
            <ChoiceField
              label={t('form.hypoglycaemia')}
              choices={choices('hypoglycaemia')}
              value={given.hypoglycaemia}
              onChange={(hypoglycaemia) => onGive({ hypoglycaemia })}
            />
          )}
        </FieldGrid>
        {given.reaction === 'present' && (
          <TextField
            label={t('form.reactionWhat')}
            maxLength={80}
            value={given.reactionWhat ?? ''}
            onChange={(reactionWhat) => onGive({ reactionWhat })}
          />
        )}
      </div>
    </Card>
  )
}
