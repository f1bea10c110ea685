/** Results of one instrument: what the chosen one came to and rests on, every answer over time, the history, the sheet. */
import './instruments.css'
import { ArrowLeft, ArrowRight, ClipboardPlus, ListChecks, PenLine, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { InstrumentFollowUp, InstrumentResult } from '../../../src-domain/instruments/instrument-result.ts'
import { instrumentOf } from '../../../src-domain/instruments/instruments.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useHost, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { AlertNotice } from './alert-notice.tsx'
import { InstrumentSheet } from './instrument-sheet.tsx'
import { NoConsent } from './no-consent.tsx'
import { OverTime } from './over-time.tsx'
import { ScoreCard, SourceCard } from './result-parts.tsx'
import { bandIn, useInstrumentWords } from './use-instrument-words.ts'
import { type KnownInstruments, useInstruments } from './use-instruments.ts'

type ScreenProps = {
  readonly elder: Elder
  readonly instrument: string
  /** The newest one when absent. */
  readonly result?: string | undefined
  readonly onStart: (instrument: string, corrects?: string) => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}

export function InstrumentResultScreen(props: ScreenProps) {
  const { t } = useTranslation(['instruments', 'ui'])
  const words = useInstrumentWords()
  const known = useInstruments(props.elder.id)
  const [chosen, setChosen] = useState(props.result)
  const results =
    known?.state === 'open' ? known.results.filter(({ body }) => body.instrument === props.instrument) : []
  const shown = results.find(({ id }) => id === chosen) ?? results[0]
  if (known?.state === 'open' && shown !== undefined)
    return <Result {...props} known={known} results={results} shown={shown} onChoose={setChosen} />
  return (
    <Page
      title={`${words.name(props.instrument)} · ${props.elder.body.name}`}
      actions={
        <Button icon={ArrowLeft} onPress={props.onBack}>
          {t('ui:back')}
        </Button>
      }
    >
      {known === undefined ? (
        <Skeleton rows={8} />
      ) : known.state === 'closed' ? (
        <NoConsent name={props.elder.body.name} onAskConsent={props.onAskConsent} />
      ) : (
        <EmptyState
          icon={ListChecks}
          title={t('result.none')}
          action={
            <Button kind="primary" onPress={() => props.onStart(props.instrument)}>
              {t('start.button')}
            </Button>
          }
        />
      )}
    </Page>
  )
}

function Result({
  elder,
  instrument: id,
  known,
  results,
  shown,
  onChoose,
  onStart,
  onBack,
}: Omit<ScreenProps, 'result' | 'onAskConsent'> & {
  readonly known: KnownInstruments
  readonly results: readonly InstrumentResult[]
  readonly shown: InstrumentResult
  readonly onChoose: (id: string) => void
}) {
  const { t } = useTranslation(['instruments', 'ui'])
  const host = useHost()
  const { role } = usePerson()
  const format = useFormat()
  const today = useToday()
  const words = useInstrumentWords()
  const instrument = instrumentOf(shown.body)
  const mayAssess = may(role, 'assess')
  const isNewest = results[0] === shown
  const next = isNewest ? nextOf(shown) : undefined
  const who =
    shown.body.assessor === undefined ? t('result.bySelf') : t('result.by', { name: shown.body.assessor.name })
  const isOpenAlert = known.alerts.some(({ about }) => about === shown.id)
  const followUps = known.followUps.filter(
    ({ body }) => body.about === shown.id || (shown.body.draft !== undefined && body.about === shown.body.draft),
  )
  return (
    <Page
      title={`${words.name(id)} · ${elder.body.name}`}
      note={t('result.on', { date: format.date(shown.body.date, today), who })}
      actions={
        <>
          <Button icon={ArrowLeft} onPress={onBack}>
            {t('ui:back')}
          </Button>
          {mayAssess && (
            <Button icon={ClipboardPlus} onPress={() => onStart(id)}>
              {t('result.again')}
            </Button>
          )}
          {mayAssess && instrument !== undefined && (
            <Button icon={PenLine} onPress={() => onStart(id, shown.id)}>
              {t('result.correct')}
            </Button>
          )}
          {instrument !== undefined && (
            <Button icon={Printer} onPress={() => host.print()}>
              {t('result.print')}
            </Button>
          )}
          {mayAssess && next !== undefined && (
            <Button kind="primary" icon={ArrowRight} onPress={() => onStart(next)}>
              {t('result.next', { name: words.name(next) })}
            </Button>
          )}
        </>
      }
    >
      {isOpenAlert && <AlertNotice elder={elder.id} about={shown.id} />}
      {shown.corrects !== undefined && <Notice tone="blue" title={t('result.corrected')} />}
      {instrument === undefined ? (
        <Notice tone="gold" title={t('result.unknownInstrument', { scores: words.brief(shown) })} />
      ) : (
        <>
          {instrument.retiredOn !== undefined && (
            <Notice tone="gold" title={t('result.retired', { date: format.date(instrument.retiredOn, today) })} />
          )}
          <ScoreCard instrument={instrument} result={shown} />
          {followUps.length > 0 && <FollowUps list={followUps} />}
          <OverTime instrument={instrument} results={results} shown={shown} />
        </>
      )}
      {results.length > 1 && (
        <Card title={t('result.history')} flush>
          <ul className="instrument-rows">
            {results.map((one) => (
              <li key={one.id}>
                <div>
                  <b>{format.date(one.body.date, today)}</b>
                  <span>{words.brief(one)}</span>
                  {one.body.assessor === undefined && <Chip tone="blue">{t('card.self')}</Chip>}
                </div>
                <Button small pressed={one.id === shown.id} onPress={() => onChoose(one.id)}>
                  {t('card.open')}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {instrument !== undefined && (
        <>
          <SourceCard instrument={instrument} />
          <InstrumentSheet instrument={instrument} result={shown} elder={elder} who={who} />
        </>
      )}
    </Page>
  )
}

const nextOf = (result: InstrumentResult): string | undefined =>
  instrumentOf(result.body)?.scales.flatMap((scale) => bandIn(scale, result)?.next ?? [])[0]

function FollowUps({ list }: { readonly list: readonly InstrumentFollowUp[] }) {
  const { t } = useTranslation('instruments')
  const format = useFormat()
  const today = useToday()
  return (
    <Card title={t('alert.history')}>
      <ul className="stack">
        {list.map(({ id, occurredAt, offset, body }) => (
          <li key={id}>
            {t('alert.written', {
              date: format.date(calendarDateOf(occurredAt, offset), today),
              name: body.by.name,
              done: format.list(body.done.map((deed) => t(`alert.deed.${deed}`))),
            })}
            {body.note !== undefined && <p className="quiet">{body.note}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
