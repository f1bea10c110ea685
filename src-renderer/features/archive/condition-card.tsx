/** Diseases and lasting conditions: of table A.4 or in own words, diagnosed or told, still there or resolved. */
import { Pencil, Plus, Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, conditionKind } from '../../../src-domain/archive/condition.ts'
import { type ConditionEntry, conditionFrom } from '../../../src-domain/archive/entries.ts'
import { diseaseCode, diseases } from '../../../src-domain/assessments/form-tables.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { createDocument, editDocument } from '../../../src-domain/shared/document.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ChoiceField, DateField, FieldGrid, SelectField, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useRecords } from './use-archive.ts'
import { useMayWrite } from './use-may-write.ts'

export function useConditionName(): (body: Pick<Condition['body'], 'code' | 'name'>) => string {
  useTranslation('archive')
  return ({ code, name }) => name ?? diseases.find(({ id }) => id === code)?.label[currentLanguage()] ?? String(code)
}

export function ConditionCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const records = useRecords(elder)
  const mayWrite = useMayWrite(elder)
  const [open, setOpen] = useState<Condition | 'new' | undefined>()
  const all = records?.filter((one) => one.kind === conditionKind.kind).map((one) => one as Condition)
  const listed = all?.toSorted(
    (a, b) => Number(a.body.status === 'resolved') - Number(b.body.status === 'resolved') || a.body.code - b.body.code,
  )
  return (
    <Card icon={Stethoscope} title={t('condition.title')}>
      {listed === undefined && <Skeleton rows={3} />}
      {listed?.length === 0 && <EmptyState icon={Stethoscope} title={t('condition.none')} />}
      <ul className="archive-list">
        {listed?.map((condition) => (
          <ConditionRow
            key={condition.id}
            condition={condition}
            onEdit={mayWrite ? () => setOpen(condition) : undefined}
          />
        ))}
      </ul>
      {mayWrite && (
        <Button small icon={Plus} onPress={() => setOpen('new')}>
          {t('condition.add')}
        </Button>
      )}
      {open !== undefined && (
        <ConditionDialog
          elder={elder}
          condition={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  )
}

function ConditionRow({
  condition: { body },
  onEdit,
}: {
  readonly condition: Condition
  readonly onEdit: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const nameOf = useConditionName()
  const name = nameOf(body)
  const isOver = body.status === 'resolved'
  const facts = [
    ...(body.since === undefined ? [] : [t('condition.sinceText', { on: format.date(body.since, '') })]),
    ...(body.controlled === undefined || isOver ? [] : [t(`condition.controlledOf.${body.controlled ? 'yes' : 'no'}`)]),
    ...(body.note === undefined ? [] : [body.note]),
  ]
  return (
    <li className="archive-row">
      <div>
        <b>{name}</b> {isOver && <Chip tone="stone">{t('condition.resolved')}</Chip>}{' '}
        {!body.confirmed && <Chip tone="gold">{t('condition.told')}</Chip>}
        {facts.length > 0 && <p className="quiet">{format.clauses(facts)}</p>}
      </div>
      {onEdit !== undefined && (
        <Button small kind="quiet" icon={Pencil} label={`${t('edit')} ${name}`} onPress={onEdit}>
          {t('edit')}
        </Button>
      )}
    </li>
  )
}

const emptyEntry: ConditionEntry = {
  code: undefined,
  name: '',
  confirmed: undefined,
  since: '',
  status: 'active',
  controlled: undefined,
  note: '',
}
const entryOf = ({ body }: Condition): ConditionEntry => ({
  code: body.code,
  name: body.name ?? '',
  confirmed: body.confirmed ? 'yes' : 'no',
  since: body.since ?? '',
  status: body.status,
  controlled: body.controlled === undefined ? 'unknown' : body.controlled ? 'yes' : 'no',
  note: body.note ?? '',
})

function ConditionDialog({
  elder,
  condition,
  onClose,
}: {
  readonly elder: Elder
  readonly condition: Condition | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const nameOf = useConditionName()
  return (
    <FormDialog
      form={`condition ${condition?.id ?? 'new'}`}
      elder={elder.id}
      part="conditions"
      title={t('condition.dialog', { name: condition === undefined ? elder.body.name : nameOf(condition.body) })}
      wide
      empty={condition === undefined ? emptyEntry : entryOf(condition)}
      fields={['code', 'name', 'confirmed', 'since']}
      read={(typed) => conditionFrom(typed, today)}
      make={(body, act) => [
        condition === undefined
          ? createDocument(conditionKind, body, act, { elder: elder.id })
          : editDocument(condition, { ...noFields, ...body }, act),
      ]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          <FieldGrid>
            <SelectField
              label={t('condition.code')}
              required
              search
              disabled={condition !== undefined}
              choices={diseases.map(({ id }) => ({ value: String(id), label: nameOf({ code: id }) }))}
              value={typed.code === undefined ? undefined : String(typed.code)}
              error={errorOf('code')}
              onChange={(code) => type({ code: Number(code) })}
            />
            {typed.code === diseaseCode.other && (
              <TextField
                label={t('condition.name')}
                required
                maxLength={80}
                value={typed.name}
                error={errorOf('name')}
                onChange={(name) => type({ name })}
              />
            )}
            <DateField
              label={t('condition.since')}
              value={typed.since}
              error={errorOf('since')}
              onChange={(since) => type({ since })}
            />
          </FieldGrid>
          <ChoiceField
            label={t('condition.confirmed')}
            required
            choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`condition.confirmedBy.${value}`) }))}
            value={typed.confirmed}
            error={errorOf('confirmed')}
            onChange={(confirmed) => type({ confirmed })}
          />
          <ChoiceField
            label={t('condition.status')}
            choices={(['active', 'resolved'] as const).map((value) => ({
              value,
              label: t(`condition.statusOf.${value}`),
            }))}
            value={typed.status}
            onChange={(status) => type({ status })}
          />
          {typed.status === 'active' && (
            <ChoiceField
              label={t('condition.controlled')}
              choices={(['yes', 'no', 'unknown'] as const).map((value) => ({
                value,
                label: t(`condition.controlledOf.${value}`),
              }))}
              value={typed.controlled}
              onChange={(controlled) => type({ controlled })}
            />
          )}
          <TextAreaField
            label={t('condition.note')}
            rows={2}
            maxLength={300}
            value={typed.note}
            onChange={(note) => type({ note })}
          />
        </>
      )}
    </FormDialog>
  )
}

/** A field that was emptied goes. */
const noFields = { name: undefined, since: undefined, controlled: undefined, note: undefined } as unknown as Partial<
  Condition['body']
>
