/** Courses of what is measured: drawn, told in a sentence, and the same as a table. */
import { ChartLine, Table2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Trend, type TrendKind, trendKinds } from '../../../src-domain/archive/trend.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { TrendChart } from '../../ui/trend-chart.tsx'
import { useRuleSetWords } from './use-targets.ts'
import { type Span, spans, useTrend } from './use-trend.ts'
import { useDrawing, useTrendWords } from './use-trend-words.ts'

export function TrendCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const [kind, setKind] = useState<TrendKind>('bloodPressure')
  const [span, setSpan] = useState<Span>('quarter')
  return (
    <Card icon={ChartLine} title={t('trend.title')}>
      <div className="stack">
        <div className="row">
          {trendKinds.map((one) => (
            <Button key={one} small pressed={one === kind} onPress={() => setKind(one)}>
              {t(`reading.type.${one}`)}
            </Button>
          ))}
        </div>
        <div className="row">
          {spans.map((one) => (
            <Button key={one} small kind="quiet" pressed={one === span} onPress={() => setSpan(one)}>
              {t(`trend.span.${one}`)}
            </Button>
          ))}
        </div>
        <Course key={`${kind} ${span}`} elder={elder} kind={kind} span={span} />
      </div>
    </Card>
  )
}

function Course({ elder, kind, span }: { readonly elder: Elder; readonly kind: TrendKind; readonly span: Span }) {
  const { t } = useTranslation('archive')
  const ruleSetWords = useRuleSetWords()
  const words = useTrendWords(kind)
  const drawn = useTrend(elder, kind, span)
  const drawing = useDrawing(drawn)
  const [isTable, setTable] = useState(false)
  if (drawn === undefined) return <Skeleton rows={5} />
  const { trend } = drawn
  if (trend.lines.length === 0 && trend.withoutNumber === 0)
    return <EmptyState icon={ChartLine} title={t('trend.none', { name: t(`reading.type.${kind}`) })} />
  const told = trend.lines.map(words.tell).filter((line) => line !== undefined)
  return (
    <div className="stack">
      {isTable ? <TrendTable trend={trend} kind={kind} /> : <TrendChart label={told.join(' ')} {...drawing} />}
      {told.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {trend.withoutNumber > 0 && <p>{t('trend.withoutNumber', { count: trend.withoutNumber })}</p>}
      <p className="quiet fine">
        {trend.bands.length === 0
          ? t(`trend.noBand.${kind}`)
          : t(`trend.bandText.${kind}`, ruleSetWords(trend.ruleSet))}{' '}
        {t('alert.notDiagnosis')}
      </p>
      <div>
        <Button small icon={isTable ? ChartLine : Table2} onPress={() => setTable(!isTable)}>
          {isTable ? t('trend.asChart') : t('trend.asTable')}
        </Button>
      </div>
    </div>
  )
}

const tableStep = 30

function TrendTable({ trend, kind }: { readonly trend: Trend; readonly kind: TrendKind }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const words = useTrendWords(kind)
  const [most, setMost] = useState(tableStep)
  const rows = [
    ...Map.groupBy(
      trend.lines.flatMap(({ id, points }) => points.map((point) => ({ ...point, id }))),
      ({ at }) => at,
    ),
  ].toSorted(([a], [b]) => (a < b ? 1 : -1))
  return (
    <div className="stack">
      <table className="trend-table">
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            {trend.lines.map(({ id }) => (
              <th key={id} scope="col">
                {words.lineName(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(([at, points]) => (
            <tr key={at}>
              <th scope="row">{format.date(points[0]?.on ?? '', today)}</th>
              {trend.lines.map(({ id }) => (
                <td key={id}>{points.find((point) => point.id === id)?.value ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <div>
          <Button small kind="quiet" onPress={() => setMost(most + tableStep)}>
            {t('reading.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
