/**
 * Ending a record that is kept: why, since when and who told it, and then all that is still open about the elder, one by one, each with
 * a person's decision. Everything is saved in one go. Nothing is asked of the elder here or afterwards.
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { instrumentOf } from '../../../src-domain/instruments/instruments.ts'
import { archiveReasons } from '../../../src-domain/elders/elder-codes.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import {
  alertsLeftOpen,
  carryOut,
  decisionsFor,
  type EndDecision,
  type LeftOpen,
  leftOpen,
} from '../../../src-domain/erasure/left-open.ts'
import {
  emptyEnd,
  type EndEntry,
  type EndReason,
  endRecord,
  hasDay,
  recordEndFrom,
} from '../../../src-domain/erasure/record-end.ts'
import type { Act, Document } from '../../../src-domain/shared/document.ts'
import { err, ok, type Refusal, type Result } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { CheckField, ChoiceField, DateField, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'

type Typed = EndEntry & { readonly decisions: Readonly<Record<string, EndDecision>> }

export function EndDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation(['erasure', 'elders'])
  const act = useAct()
  const attempt = useAttempt<Result<readonly Document[], Refusal>>()
  const today = useToday()
  const refusalText = useRefusalText()
  const { leave } = useUnsaved()
  const { busy, refusals, save } = useSave()
  const { typed, type, saved } = useTyped<Typed>(`end ${elder.id}`, { ...emptyEnd, decisions: {} })
  const about = useAbout(elder.id)
  const open = useMemo(
    () => (about === undefined ? undefined : leftOpen(elder.id, about, today, act().now)),
    [elder.id, about, today, act],
  )
  const { reason, decisions } = typed
  const end = recordEndFrom(typed, elder.body.birthDate, today)
  const errorOf = (field: string, isWritten: boolean): string | undefined => {
    const wrong = end.ok || !isWritten ? undefined : end.error.find((one) => one.field === `/${field}`)
    return wrong === undefined ? undefined : refusalText(wrong)
  }
  const isDecided = open?.every(({ document }) => decisions[document.id] !== undefined) === true
  const finish = async () => {
    if (!end.ok || open === undefined) return
    const said = { elder: elder.id, reason: t(`left.because.${end.value.reason}`), result: t('left.tookPlace') }
    const made = attempt([end.value, decisions, open.map(({ document }) => document)], () =>
      endingsOf(elder, end.value, open, decisions, said, act()),
    )
    if (!(await save(made.ok ? made.value : made.error))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('archive.title', { name: elder.body.name })}
      confirm={t(reason === 'died' ? 'archive.confirmDeath' : 'archive.confirm')}
      wide
      busy={busy}
      disabled={!end.ok || !isDecided}
      onClose={() => leave(onClose)}
      onConfirm={() => void finish()}
    >
      <div className="stack">
        <p>{t(reason === 'died' ? 'archive.deathText' : 'archive.text')}</p>
        <ChoiceField
          label={t('archive.reason')}
          value={reason}
          onChange={(value) => type({ reason: value })}
          choices={archiveReasons.map((value) => ({ value, label: t(`elders:code.archived.${value}`) }))}
        />
        {reason === 'duplicate' && <Notice tone="blue" title={t('archive.duplicate')} />}
        {reason !== undefined && hasDay(reason) && (
          <DayAndTeller reason={reason} typed={typed} type={type} errorOf={errorOf} />
        )}
        {reason !== undefined && (
          <TextAreaField
            label={t('archive.note')}
            rows={2}
            maxLength={200}
            value={typed.note}
            onChange={(note) => type({ note })}
          />
        )}
        {reason !== undefined && open === undefined && <Skeleton rows={3} />}
        {reason !== undefined && open !== undefined && about !== undefined && (
          <LeftOpenList
            open={open}
            alerts={alertsLeftOpen(about)}
            isDeath={reason === 'died'}
            decisions={decisions}
            onDecide={(id, decision) => type({ decisions: { ...decisions, [id]: decision } })}
          />
        )}
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}

/** Undefined while it is read. */
function useAbout(elder: string): readonly Document[] | undefined {
  const services = useDocuments({ collection: 'services', elder })
  const records = useDocuments({ collection: 'records', elder })
  const activity = useDocuments({ collection: 'activity', elder })
  const clinics = useDocuments({ collection: 'activity', kind: 'clinic-day' })
  return useMemo(
    () =>
      services === undefined || records === undefined || activity === undefined || clinics === undefined
        ? undefined
        : [...services, ...records, ...activity, ...clinics],
    [services, records, activity, clinics],
  )
}

function endingsOf(
  elder: Elder,
  end: Parameters<typeof endRecord>[1],
  open: readonly LeftOpen[],
  decisions: Typed['decisions'],
  said: Parameters<typeof carryOut>[2],
  act: Act,
): Result<readonly Document[], Refusal> {
  const made: Document[] = []
  for (const one of open) {
    const ended = carryOut(one, decisions[one.document.id] ?? 'later', said, act)
    if (!ended.ok) return err(ended.error)
    made.push(...ended.value)
  }
  const audit = recordAudit({ action: 'change', subject: elder.id, parts: ['archived'] }, act, elder.id)
  return ok([endRecord(elder, end, act) as Document, ...made, audit as Document])
}

function DayAndTeller({
  reason,
  typed,
  type,
  errorOf,
}: {
  readonly reason: EndReason
  readonly typed: Typed
  readonly type: (change: Partial<Typed>) => void
  readonly errorOf: (field: string, isWritten: boolean) => string | undefined
}) {
  const { t } = useTranslation('erasure')
  const isDeath = reason === 'died'
  return (
    <>
      {!typed.isDayUnknown && (
        <DateField
          label={t(isDeath ? 'archive.diedOn' : 'archive.leftOn')}
          hint={t('archive.dayHint')}
          required={isDeath}
          value={typed.on}
          error={errorOf('on', typed.on !== '')}
          onChange={(on) => type({ on })}
        />
      )}
      {isDeath && (
        <CheckField
          label={t('archive.dayUnknown')}
          value={typed.isDayUnknown}
          onChange={(isDayUnknown) => type({ isDayUnknown })}
        />
      )}
      <TextField
        label={t('archive.toldBy')}
        hint={t('archive.toldByHint')}
        required={isDeath}
        maxLength={80}
        value={typed.toldBy}
        onChange={(toldBy) => type({ toldBy })}
      />
    </>
  )
}

function LeftOpenList({
  open,
  alerts,
  isDeath,
  decisions,
  onDecide,
}: {
  readonly open: readonly LeftOpen[]
  readonly alerts: number
  readonly isDeath: boolean
  readonly decisions: Typed['decisions']
  readonly onDecide: (id: string, decision: EndDecision) => void
}) {
  const { t } = useTranslation('erasure')
  const wordsOf = useOpenWords()
  return (
    <section className="left-open">
      <h3>{t('left.title')}</h3>
      <p className="quiet">{t(isDeath ? 'left.deathStops' : 'left.stops')}</p>
      {alerts > 0 && <Notice tone="red" title={t(isDeath ? 'left.alertEnds' : 'left.alertStays', { count: alerts })} />}
      {open.length === 0 && <p>{t('left.none')}</p>}
      {open.map((one) => (
        <ChoiceField
          key={one.document.id}
          label={wordsOf(one)}
          required
          value={decisions[one.document.id]}
          onChange={(decision) => onDecide(one.document.id, decision)}
          choices={decisionsFor(one).map((value) => ({ value, label: t(labelOf(one, value)) }))}
        />
      ))}
    </section>
  )
}

const labelOf = ({ what }: LeftOpen, decision: EndDecision) =>
  what === 'service'
    ? (`left.service.${decision}` as const)
    : (`left.${what}.${decision === 'end' ? 'end' : 'later'}` as const)

/** What it is, and whom to ring. */
function useOpenWords(): (open: LeftOpen) => string {
  const { t } = useTranslation('erasure')
  const { service: nameOf } = useServiceWords()
  const format = useFormat()
  const today = useToday()
  return (open) => {
    switch (open.what) {
      case 'service': {
        const { serviceName, organizationName, organizationPhone } = open.document.body
        return format.list([
          nameOf(serviceName),
          ...(open.on === undefined ? [] : [format.date(open.on, today)]),
          organizationPhone === undefined ? organizationName : `${organizationName} ${organizationPhone}`,
        ])
      }
      case 'assessment':
        return t('left.assessment.name', { date: format.date(open.document.body.date, today) })
      case 'instrument':
        return t('left.instrument.name', {
          name: instrumentOf(open.document.body)?.name[currentLanguage()] ?? open.document.body.instrument,
          date: format.date(open.document.body.date, today),
        })
      case 'transfer':
        return t('left.transfer.name')
      case 'queue':
        return t('left.queue.name')
      default:
        return open satisfies never
    }
  }
}
