/**
 * What was done elsewhere: outpatient visits, hospital stays, vaccinations, check-ups and follow-ups, with the day of the next one. From
 * them follow the tasks for a next vaccine, a reassessment after a hospital stay, and that somebody medical has seen to a reading.
 */
import { Hospital, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CareVisit,
  careVisitKind,
  isCareVisit,
  standingVisits,
  visitTypes,
} from '../../../src-domain/archive/care-visit.ts'
import {
  asksWhetherAfter,
  hasCondition,
  hasNextDue,
  type VisitEntry,
  visitFrom,
} from '../../../src-domain/archive/entries.ts'
import { correctionsIn } from '../../../src-domain/archive/standing.ts'
import { diseases } from '../../../src-domain/assessments/form-tables.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isReadingWaiting } from '../../../src-domain/needs/waiting-reading.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, DateField, FieldGrid, SelectField, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useConditionName } from './condition-card.tsx'
import { FormDialog } from './form-dialog.tsx'
import { PhysicianNotes } from './physician-notes.tsx'
import { useRecords } from './use-archive.ts'
import { useArchiveFacts } from './use-archive-facts.ts'
import { useMayWrite } from './use-may-write.ts'
import { CorrectionLine, WithdrawDialog } from './withdraw-dialog.tsx'

/** So many in sight; who was in hospital often does not push the rest of the page away. */
const few = 5

export function VisitCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const records = useRecords(elder)
  const mayWrite = useMayWrite(elder)
  const wordsOf = useVisitWords()
  const [open, setOpen] = useState<CareVisit | 'new' | undefined>()
  const close = () => setOpen(undefined)
  const visits = records === undefined ? undefined : standingVisits(records)
  const corrections = correctionsIn(records ?? [])
  const over = records?.filter(isCareVisit).filter(({ id }) => corrections.has(id)) ?? []
  const earlier = visits?.slice(few) ?? []
  const rowOf = (visit: CareVisit) => (
    <VisitRow key={visit.id} visit={visit} onWithdraw={mayWrite ? () => setOpen(visit) : undefined} />
  )
  return (
    <Card icon={Hospital} title={t('visit.title')}>
      {visits === undefined && <Skeleton rows={2} />}
      {visits?.length === 0 && <EmptyState icon={Hospital} title={t('visit.none')} />}
      <ul className="archive-list">{visits?.slice(0, few).map(rowOf)}</ul>
      {mayWrite && (
        <Button small icon={Plus} label={`${t('visit.add')} ${t('visit.title')}`} onPress={() => setOpen('new')}>
          {t('visit.add')}
        </Button>
      )}
      {earlier.length > 0 && (
        <details className="archive-past">
          <summary>{t('visit.earlier', { count: earlier.length })}</summary>
          <ul className="archive-list">{earlier.map(rowOf)}</ul>
        </details>
      )}
      {over.length > 0 && (
        <details className="archive-past">
          <summary>{t('visit.over', { count: over.length })}</summary>
          <ul className="archive-list">
            {over.map((visit) => (
              <VisitRow key={visit.id} visit={visit} correction={corrections.get(visit.id)} />
            ))}
          </ul>
        </details>
      )}
      {records !== undefined && <PhysicianNotes elder={elder} records={records} />}
      {open === 'new' && <VisitDialog elder={elder} onClose={close} />}
      {open !== undefined && open !== 'new' && (
        <WithdrawDialog
          wrong={open}
          part="visits"
          what={wordsOf(open)}
          text={t('visit.withdrawText')}
          onClose={close}
        />
      )}
    </Card>
  )
}

function useVisitWords(): (visit: CareVisit) => string {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  return ({ body: { type, on } }) => `${t(`visit.typeOf.${type}`)} ${format.date(on, today)}`
}

function VisitRow({
  visit,
  correction,
  onWithdraw,
}: {
  readonly visit: CareVisit
  /** What withdrew it. */
  readonly correction?: Document | undefined
  readonly onWithdraw?: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const nameOf = useConditionName()
  const words = useVisitWords()(visit)
  const { type, on, condition, vaccine, nextDue, place, note, isBeforeReadings } = visit.body
  const facts = [
    condition === undefined ? undefined : nameOf({ code: condition }),
    vaccine,
    place,
    nextDue === undefined ? undefined : t('visit.nextDueText', { on: format.date(nextDue, today) }),
    isBeforeReadings === true ? t('visit.beforeReadings') : undefined,
    note,
  ].filter((fact) => fact !== undefined)
  return (
    <li className={correction === undefined ? 'archive-row' : 'archive-row is-over'}>
      <div>
        {correction === undefined ? (
          <>
            <b>{t(`visit.typeOf.${type}`)}</b> {format.date(on, today)}
          </>
        ) : (
          <s>{words}</s>
        )}
        {facts.length > 0 && <p className="quiet">{format.clauses(facts)}</p>}
        {correction !== undefined && <CorrectionLine correction={correction} />}
      </div>
      {onWithdraw !== undefined && (
        <Button small kind="quiet" label={`${t('event.withdraw')} ${words}`} onPress={onWithdraw}>
          {t('event.withdraw')}
        </Button>
      )}
    </li>
  )
}

const emptyEntry: VisitEntry = {
  type: undefined,
  on: '',
  condition: undefined,
  vaccine: '',
  nextDue: '',
  place: '',
  note: '',
  isAfterReading: undefined,
}

/** Of the list of conditions: about none of them. */
const noCondition = '0'

function VisitDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const nameOf = useConditionName()
  const facts = useArchiveFacts(elder)
  const isWaiting = facts !== undefined && isReadingWaiting(facts)
  return (
    <FormDialog
      form="visit new"
      elder={elder.id}
      part="visits"
      title={t('visit.dialog', { name: elder.body.name })}
      wide
      empty={emptyEntry}
      fields={['type', 'on', 'condition', 'vaccine', 'nextDue', 'isAfterReading']}
      read={(typed) => visitFrom(typed, today, isWaiting)}
      make={(body, act) => [createDocument(careVisitKind, body, act, { elder: elder.id })]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          <ChoiceField
            label={t('visit.type')}
            required
            choices={visitTypes.map((value) => ({ value, label: t(`visit.typeOf.${value}`) }))}
            value={typed.type}
            error={errorOf('type')}
            onChange={(chosen) => type({ type: chosen })}
          />
          <FieldGrid>
            <DateField
              label={t(typed.type === 'hospital' ? 'visit.discharged' : 'visit.on')}
              {...(typed.type === 'hospital' ? { hint: t('visit.dischargedHint') } : {})}
              required
              value={typed.on}
              error={errorOf('on')}
              onChange={(on) => type({ on })}
            />
            <TextField
              label={t('visit.place')}
              hint={t('visit.placeHint')}
              maxLength={100}
              value={typed.place}
              onChange={(place) => type({ place })}
            />
          </FieldGrid>
          {asksWhetherAfter(typed, today, isWaiting) && (
            <ChoiceField
              label={t('visit.isAfterReading')}
              required
              choices={(['yes', 'no'] as const).map((value) => ({
                value,
                label: t(`visit.isAfterReadingOf.${value}`),
              }))}
              value={typed.isAfterReading}
              error={errorOf('isAfterReading')}
              onChange={(isAfterReading) => type({ isAfterReading })}
            />
          )}
          {hasCondition(typed.type) && (
            <SelectField
              label={t('visit.condition')}
              required={typed.type === 'followUp'}
              search
              choices={[
                ...(typed.type === 'followUp' ? [] : [{ value: noCondition, label: t('visit.noCondition') }]),
                ...diseases.map(({ id }) => ({ value: String(id), label: nameOf({ code: id }) })),
              ]}
              value={typed.condition === undefined ? undefined : String(typed.condition)}
              error={errorOf('condition')}
              onChange={(code) => type({ condition: code === noCondition ? undefined : Number(code) })}
            />
          )}
          {typed.type === 'vaccination' && (
            <TextField
              label={t('visit.vaccine')}
              hint={t('visit.vaccineHint')}
              required
              maxLength={60}
              value={typed.vaccine}
              error={errorOf('vaccine')}
              onChange={(vaccine) => type({ vaccine })}
            />
          )}
          {hasNextDue(typed.type) && (
            <DateField
              label={t('visit.nextDue')}
              hint={t(typed.type === 'followUp' ? 'visit.nextFollowUpHint' : 'visit.nextVaccineHint')}
              required={typed.type === 'followUp'}
              value={typed.nextDue}
              error={errorOf('nextDue')}
              onChange={(nextDue) => type({ nextDue })}
            />
          )}
          <TextAreaField
            label={t('visit.note')}
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
