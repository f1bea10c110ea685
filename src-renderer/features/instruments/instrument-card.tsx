/** 「量表」 on the elder's page: what was done when, what is due, and starting one; what needs a person at once stands on top. */
import './instruments.css'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Instrument } from '../../../src-domain/instruments/instrument.ts'
import { foldInstrument, type InstrumentDraft } from '../../../src-domain/instruments/instrument-draft.ts'
import { type InstrumentDue, instrumentDue } from '../../../src-domain/instruments/instrument-history.ts'
import type { InstrumentResult } from '../../../src-domain/instruments/instrument-result.ts'
import { offeredInstruments } from '../../../src-domain/instruments/instruments.ts'
import { ageOn } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { OpenAlerts } from './alert-notice.tsx'
import { isOpenInstrument } from './use-instrument-draft.ts'
import { useInstrumentWords } from './use-instrument-words.ts'
import { type KnownInstruments, useInstruments } from './use-instruments.ts'

type CardProps = {
  readonly elder: Elder
  readonly onStart: (instrument: string) => void
  readonly onOpen: (instrument: string) => void
}

/** Rows before the rest is asked for; more when more is due or was done. */
const few = 4

export function InstrumentCard(props: CardProps) {
  const { t } = useTranslation('instruments')
  const known = useInstruments(props.elder.id)
  // Without consent the card above it asks for it.
  if (known?.state === 'closed') return null
  return (
    <Card icon={ListChecks} title={t('title')} note={t('card.note')} flush>
      {known === undefined ? <Skeleton rows={4} /> : <Rows {...props} known={known} />}
    </Card>
  )
}

function Rows({ elder, known, onStart, onOpen }: CardProps & { readonly known: KnownInstruments }) {
  const { t } = useTranslation('instruments')
  const today = useToday()
  const [isWhole, setWhole] = useState(false)
  const age = ageOn(elder.body.birthDate, today)
  const rows = offeredInstruments
    .map((instrument) => ({
      instrument,
      due: instrumentDue(instrument, known.newest, age, today),
      isDone: known.newest.has(instrument.id),
      draft: known.drafts.find((one) => one.body.instrument === instrument.id && isOpenInstrument(one, 'staff', today)),
    }))
    .toSorted((a, b) => weightOf(b) - weightOf(a))
  const first = Math.max(few, rows.filter((row) => weightOf(row) > 0).length)
  return (
    <>
      {known.alerts.length > 0 && (
        <div className="instrument-alerts">
          <OpenAlerts elder={elder.id} alerts={known.alerts} />
        </div>
      )}
      <ul className="instrument-rows">
        {rows.slice(0, isWhole ? rows.length : first).map(({ instrument, due, draft }) => (
          <Row
            key={instrument.id}
            instrument={instrument}
            due={due}
            draft={draft}
            newest={known.newest.get(instrument.id)}
            onStart={() => onStart(instrument.id)}
            onOpen={() => onOpen(instrument.id)}
          />
        ))}
      </ul>
      {!isWhole && rows.length > first && (
        <div className="instrument-more">
          <Button kind="quiet" onPress={() => setWhole(true)}>
            {t('card.showAll')}
          </Button>
        </div>
      )}
    </>
  )
}

type Weighed = { readonly due: InstrumentDue; readonly draft: unknown; readonly isDone: boolean }

/** First what was begun, then what another one asks for, then what its time has come for, then what was done. */
const weightOf = ({ due, draft, isDone }: Weighed): number => {
  if (draft !== undefined) return 4
  if (due.state === 'due') return due.why === 'follows' ? 3 : 2
  return isDone ? 1 : 0
}

function Row({
  instrument,
  due,
  draft,
  newest,
  onStart,
  onOpen,
}: {
  readonly instrument: Instrument
  readonly due: InstrumentDue
  readonly draft: InstrumentDraft | undefined
  readonly newest: InstrumentResult | undefined
  readonly onStart: () => void
  readonly onOpen: () => void
}) {
  const { t } = useTranslation('instruments')
  const format = useFormat()
  const today = useToday()
  const words = useInstrumentWords()
  const { role } = usePerson()
  const name = words.say(instrument.name)
  return (
    <li>
      <div>
        <b>{name}</b>
        <span className="quiet">
          {newest === undefined
            ? t('card.never')
            : t('card.last', { date: format.date(newest.body.date, today), result: words.brief(newest) })}
        </span>
        {draft !== undefined && (
          <Chip tone="gold">
            {t('card.draft', { answered: String(Object.keys(foldInstrument(draft).answers).length) })}
          </Chip>
        )}
        <Due due={due} />
      </div>
      <div className="row">
        {newest !== undefined && (
          <Button small kind="quiet" label={t('card.openNamed', { name })} onPress={onOpen}>
            {t('card.open')}
          </Button>
        )}
        {may(role, 'assess') && (
          <Button
            small
            kind="soft"
            label={t(draft === undefined ? 'card.startNamed' : 'card.goOnNamed', { name })}
            onPress={onStart}
          >
            {t(draft === undefined ? 'card.start' : 'card.goOn')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Due({ due }: { readonly due: InstrumentDue }) {
  const { t } = useTranslation('instruments')
  const format = useFormat()
  const today = useToday()
  const words = useInstrumentWords()
  if (due.state === 'open') return null
  if (due.state === 'later')
    return <span className="quiet">{t('card.later', { date: format.date(due.on, today) })}</span>
  return (
    <Chip tone="gold">
      {due.why === 'follows' ? t('card.due.follows', { name: words.name(due.after) }) : t(`card.due.${due.why}`)}
    </Chip>
  )
}
