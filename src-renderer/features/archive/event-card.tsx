/** Falls, getting lost, choking and the like, each with its day; one noted in error is put right or withdrawn with a reason. */
import { Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventEntry, eventFrom, reasonFrom } from '../../../src-domain/archive/entries.ts'
import {
  correctEvent,
  isRiskEvent,
  type RiskEvent,
  riskEventKind,
  standingEvents,
} from '../../../src-domain/archive/risk-event.ts'
import { correctionsIn } from '../../../src-domain/archive/standing.ts'
import { riskEvents } from '../../../src-domain/assessments/form-tables.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { err, ok } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ChoiceField, DateField, FieldGrid, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useRecords } from './use-archive.ts'
import { useMayWrite } from './use-may-write.ts'
import { CorrectionLine, WithdrawDialog } from './withdraw-dialog.tsx'

export function useEventName(): (type: string) => string {
  useTranslation('archive')
  return (type) => riskEvents.find(({ id }) => id === type)?.label[currentLanguage()] ?? type
}

/** Names one in a sentence. */
function useEventWords(): (event: RiskEvent) => string {
  const format = useFormat()
  const today = useToday()
  const nameOf = useEventName()
  return ({ body: { type, on } }) => `${nameOf(type)} ${format.date(on, today)}`
}

type Open = 'new' | { readonly what: 'fix' | 'withdraw'; readonly event: RiskEvent }

export function EventCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const records = useRecords(elder)
  const mayWrite = useMayWrite(elder)
  const wordsOf = useEventWords()
  const [open, setOpen] = useState<Open | undefined>()
  const close = () => setOpen(undefined)
  const events = records === undefined ? undefined : standingEvents(records)
  const corrections = correctionsIn(records ?? [])
  const over = records?.filter(isRiskEvent).filter(({ id }) => corrections.has(id)) ?? []
  return (
    <Card icon={TriangleAlert} title={t('event.title')}>
      {events === undefined && <Skeleton rows={2} />}
      {events?.length === 0 && <EmptyState icon={TriangleAlert} title={t('event.none')} />}
      <ul className="archive-list">
        {events?.map((event) => (
          <EventRow
            key={event.id}
            event={event}
            onFix={mayWrite ? () => setOpen({ what: 'fix', event }) : undefined}
            onWithdraw={mayWrite ? () => setOpen({ what: 'withdraw', event }) : undefined}
          />
        ))}
      </ul>
      {mayWrite && (
        <Button small icon={Plus} label={`${t('event.add')} ${t('event.title')}`} onPress={() => setOpen('new')}>
          {t('event.add')}
        </Button>
      )}
      {over.length > 0 && (
        <details className="archive-past">
          <summary>{t('event.over', { count: over.length })}</summary>
          <ul className="archive-list">
            {over.map((event) => (
              <EventRow key={event.id} event={event} correction={corrections.get(event.id)} />
            ))}
          </ul>
        </details>
      )}
      {open === 'new' && <EventDialog elder={elder} onClose={close} />}
      {open !== undefined && open !== 'new' && open.what === 'fix' && (
        <EventDialog elder={elder} wrong={open.event} onClose={close} />
      )}
      {open !== undefined && open !== 'new' && open.what === 'withdraw' && (
        <WithdrawDialog
          wrong={open.event}
          part="events"
          what={wordsOf(open.event)}
          text={t('event.withdrawText')}
          onClose={close}
        />
      )}
    </Card>
  )
}

function EventRow({
  event,
  correction,
  onFix,
  onWithdraw,
}: {
  readonly event: RiskEvent
  /** What put it right or withdrew it. */
  readonly correction?: Document | undefined
  readonly onFix?: (() => void) | undefined
  readonly onWithdraw?: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const nameOf = useEventName()
  const what = useEventWords()(event)
  const { body } = event
  return (
    <li className={correction === undefined ? 'archive-row' : 'archive-row is-over'}>
      <div>
        {correction === undefined ? (
          <>
            <b>{nameOf(body.type)}</b> {format.date(body.on, today)}
          </>
        ) : (
          <s>{what}</s>
        )}{' '}
        {body.injured === true && <Chip tone="red">{t('event.injuredOf.yes')}</Chip>}
        {(body.place !== undefined || body.note !== undefined) && (
          <p className="quiet">{format.clauses([body.place, body.note].filter((text) => text !== undefined))}</p>
        )}
        {correction !== undefined && <CorrectionLine correction={correction} />}
      </div>
      <div className="row">
        {onFix !== undefined && (
          <Button small kind="quiet" label={`${t('event.fix')} ${what}`} onPress={onFix}>
            {t('event.fix')}
          </Button>
        )}
        {onWithdraw !== undefined && (
          <Button small kind="quiet" label={`${t('event.withdraw')} ${what}`} onPress={onWithdraw}>
            {t('event.withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}

type Entry = EventEntry & { readonly reason: string }
const emptyEntry: Entry = { type: undefined, on: '', place: '', injured: undefined, note: '', reason: '' }

const entryOf = ({ body }: RiskEvent): Entry => ({
  ...emptyEntry,
  type: body.type,
  on: body.on,
  place: body.place ?? '',
  injured: body.injured === undefined ? undefined : body.injured ? 'yes' : 'no',
  note: body.note ?? '',
})

/** A new one, or one that puts `wrong` right: then with the reason. */
function EventDialog({
  elder,
  wrong,
  onClose,
}: {
  readonly elder: Elder
  readonly wrong?: RiskEvent
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const nameOf = useEventName()
  const wordsOf = useEventWords()
  return (
    <FormDialog
      form={`event ${wrong?.id ?? 'new'}`}
      elder={elder.id}
      part="events"
      title={
        wrong === undefined
          ? t('event.dialog', { name: elder.body.name })
          : t('event.fixTitle', { what: wordsOf(wrong) })
      }
      empty={wrong === undefined ? emptyEntry : entryOf(wrong)}
      fields={['type', 'on', 'reason']}
      read={(typed) => {
        const body = eventFrom(typed, today)
        const reason = wrong === undefined ? ok('') : reasonFrom(typed)
        if (body.ok && reason.ok) return ok({ body: body.value, reason: reason.value })
        return err([...(body.ok ? [] : body.error), ...(reason.ok ? [] : reason.error)])
      }}
      make={({ body, reason }, act) => [
        wrong === undefined
          ? createDocument(riskEventKind, body, act, { elder: elder.id })
          : correctEvent(wrong, body, reason, act),
      ]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          {wrong !== undefined && <p className="quiet">{t('event.fixText')}</p>}
          <ChoiceField
            label={t('event.type')}
            required
            choices={riskEvents.map(({ id }) => ({ value: id, label: nameOf(id) }))}
            value={typed.type}
            error={errorOf('type')}
            onChange={(chosen) => type({ type: chosen })}
          />
          <FieldGrid>
            <DateField
              label={t('event.on')}
              required
              value={typed.on}
              error={errorOf('on')}
              onChange={(on) => type({ on })}
            />
            <TextField
              label={t('event.place')}
              hint={t('event.placeHint')}
              maxLength={100}
              value={typed.place}
              onChange={(place) => type({ place })}
            />
          </FieldGrid>
          <ChoiceField
            label={t('event.injured')}
            choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`event.injuredOf.${value}`) }))}
            value={typed.injured}
            onChange={(injured) => type({ injured })}
          />
          <TextAreaField
            label={t('event.note')}
            rows={2}
            maxLength={300}
            value={typed.note}
            onChange={(note) => type({ note })}
          />
          {wrong !== undefined && (
            <TextAreaField
              label={t('event.reason')}
              required
              rows={2}
              maxLength={200}
              value={typed.reason}
              error={errorOf('reason')}
              onChange={(reason) => type({ reason })}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}
