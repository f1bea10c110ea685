/** A course in words and as what the chart draws. */
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  downsample,
  type LineId,
  type LineSummary,
  summaryOf,
  tellingChange,
  type TrendKind,
  type TrendLine,
} from '../../../src-domain/archive/trend.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import type { ChartBand, ChartLine } from '../../ui/trend-chart.tsx'
import type { DrawnTrend } from './use-trend.ts'

/** More points than the picture is wide would only cost time. */
const drawnPoints = 160
const tones: Readonly<Record<LineId, ChartLine['tone']>> = {
  systolic: 'green',
  diastolic: 'blue',
  fasting: 'green',
  afterMeal: 'blue',
  random: 'plum',
  pulse: 'green',
  oxygen: 'green',
  armpit: 'green',
  otherSite: 'blue',
  weight: 'green',
  waist: 'green',
}
/** Measured in whole numbers. */
const whole: ReadonlySet<TrendKind> = new Set(['bloodPressure', 'pulse', 'oxygen'])
const dayAt = (day: string): number => Date.parse(`${day}T00:00:00Z`)

export function useTrendWords(kind: TrendKind) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const lineName = (id: LineId): string => t(`trend.line.${id}`)
  const round = (value: number): string => (whole.has(kind) ? String(Math.round(value)) : value.toFixed(1))
  const changeWords = ({ change }: LineSummary): string | undefined => {
    if (change === undefined) return undefined
    if (Math.abs(change) < tellingChange[kind]) return t('trend.same')
    return t(change > 0 ? 'trend.up' : 'trend.down', { by: round(Math.abs(change)) })
  }
  const tell = (line: TrendLine): string | undefined => {
    const summary = summaryOf(line)
    if (summary === undefined) return undefined
    return format.clauses(
      [
        t('trend.summary', {
          name: lineName(line.id),
          count: summary.count,
          last: round(summary.last.value),
          on: format.date(summary.last.on, today),
          lowest: round(summary.lowest),
          highest: round(summary.highest),
          mean: round(summary.mean),
        }),
        changeWords(summary),
      ].filter((part) => part !== undefined),
    )
  }
  return { lineName, tell, changeWords }
}

/** The same objects while nothing changed: a chart that is handed others is drawn anew. */
export function useDrawing(drawn: DrawnTrend | undefined) {
  const { t, i18n } = useTranslation('archive')
  const format = useFormat()
  const language = i18n.language
  const lines = useMemo(
    () =>
      (drawn?.trend.lines ?? []).map(({ id, points }): ChartLine => ({
        id,
        name: t(`trend.line.${id}`),
        tone: tones[id],
        points: downsample(points, drawnPoints).map(({ at, value }) => [Date.parse(at), value] as const),
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- `t` changes with the language
    [drawn, language],
  )
  const bands = useMemo(
    () =>
      (drawn?.trend.bands ?? []).map(({ line, from, until, low, high }): ChartBand => ({
        name: t('trend.band', { line: t(`trend.line.${line}`) }),
        tone: tones[line],
        from: dayAt(from),
        until: dayAt(until),
        low,
        high,
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- as above
    [drawn, language],
  )
  const isLong = drawn !== undefined && dayAt(drawn.until) - dayAt(drawn.from) > 300 * 86_400_000
  const dayWords = useCallback(
    (at: number): string => {
      const day = new Date(at).toISOString().slice(0, 10)
      return isLong ? format.month(day) : format.date(day)
    },
    [format, isLong],
  )
  return {
    lines,
    bands,
    dayWords,
    from: dayAt(drawn?.from ?? '2026-01-01'),
    until: dayAt(drawn?.until ?? '2026-01-02') + 86_400_000,
  }
}
