/**
 * The elder's own health: the last blood pressure in huge figures, in plain words and read aloud, and how it went these three
 * months. It says what the reference is and never what somebody has.
 */
import './my-health.css'
import { ClipboardCheck, ListChecks } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type OwnPressure, ownPressureOf } from '../../../src-domain/archive/own-pressure.ts'
import { isElder, type Elder } from '../../../src-domain/elders/elder.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { BigButton } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { BarButton, ElderPage } from '../../ui/elder-page.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'
import { TrendChart } from '../../ui/trend-chart.tsx'
import { courseQuery, newestQuery, newestReadings } from './archive-queries.ts'
import { mayShowArchive } from './use-archive.ts'
import { useRuleSetWords, useTargets } from './use-targets.ts'
import { useTrend } from './use-trend.ts'
import { useDrawing, useTrendWords } from './use-trend-words.ts'

const tones: Readonly<Record<OwnPressure['lies'], Tone>> = {
  within: 'green',
  above: 'gold',
  high: 'red',
  veryHigh: 'red',
  below: 'gold',
}

/** `null`: never measured. Undefined while loading. */
function useOwnPressure(elder: Elder | undefined): OwnPressure | null | undefined {
  const targets = useTargets()
  const mayAsk = elder !== undefined && mayShowArchive(elder)
  const newest = useDocuments(mayAsk ? newestQuery('observations', elder.id) : undefined)
  const found = useMemo(
    () =>
      elder === undefined || newest === undefined || targets === undefined
        ? undefined
        : ownPressureOf(newest, elder.body.birthDate, targets),
    [elder, newest, targets],
  )
  // Only for who measures much and never the pressure.
  const isDeeper = newest !== undefined && found === undefined && newest.length >= newestReadings
  const all = useDocuments(mayAsk && isDeeper ? courseQuery(elder.id, undefined) : undefined)
  const deep = useMemo(
    () =>
      elder === undefined || all === undefined || targets === undefined
        ? undefined
        : ownPressureOf(all, elder.body.birthDate, targets),
    [elder, all, targets],
  )
  if (newest === undefined || targets === undefined || (isDeeper && all === undefined)) return undefined
  return found ?? deep ?? null
}

function useOwnElder(id: string): Elder | undefined {
  const document = useDocument(id)
  return document !== undefined && document !== null && isElder(document) ? document : undefined
}

/** Live line for the tile of the elder's home. */
export function useMyHealthLine(id: string): string | undefined {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const elder = useOwnElder(id)
  const last = useOwnPressure(elder)
  if (elder === undefined) return undefined
  if (!mayShowArchive(elder) || last === null) return t('own.lineNone')
  return last && t('own.line', { value: `${last.systolic} / ${last.diastolic}`, on: format.date(last.on, today) })
}

export function MyHealth({
  elder: id,
  onAdvice,
  onResult,
  onBack,
}: {
  readonly elder: string
  readonly onAdvice: () => void
  readonly onResult: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('archive')
  const elder = useOwnElder(id)
  const last = useOwnPressure(elder)
  const isAllowed = elder !== undefined && mayShowArchive(elder)
  return (
    <ElderPage
      title={t('own.title')}
      onBack={onBack}
      actions={
        <BarButton icon={<ClipboardCheck aria-hidden />} onPress={onResult}>
          {t('own.result')}
        </BarButton>
      }
    >
      {elder !== undefined && !isAllowed && <EmptyState title={t('own.noConsent')} />}
      {isAllowed && last === undefined && <Skeleton rows={5} />}
      {isAllowed && last === null && <EmptyState title={t('own.none')} text={t('own.noneText')} />}
      {isAllowed && last !== undefined && last !== null && (
        <div className="my-health">
          <LastPressure last={last} />
          <Quarter elder={elder} />
        </div>
      )}
      {isAllowed && (
        <p className="my-health-advice">
          <BigButton icon={ListChecks} onPress={onAdvice}>
            {t('own.advice')}
          </BigButton>
        </p>
      )}
    </ElderPage>
  )
}

function LastPressure({ last }: { readonly last: OwnPressure }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const ruleSetWords = useRuleSetWords()
  const { systolic, diastolic, lies, target } = last
  const advice = {
    within: t('own.good'),
    above: t('own.rest'),
    high: t('own.rest'),
    veryHigh: t('own.callNow'),
    below: t('own.lowText'),
  }[lies]
  return (
    <Card title={t('own.pressure')}>
      <p
        className="my-pressure"
        data-spoken={t('own.spoken', { systolic: String(systolic), diastolic: String(diastolic) })}
      >
        <b>{systolic}</b> <i>/</i> <b>{diastolic}</b> <small>{t('own.unit')}</small>
      </p>
      <p className="my-pressure-words">
        <Chip tone={tones[lies]}>{t(`own.${lies}`)}</Chip>
      </p>
      <p>{t('own.aboutTarget', { target: `${target.systolic} / ${target.diastolic}` })}</p>
      <p>{advice}</p>
      <p className="quiet">
        {format.clauses([
          t('own.when', { on: format.date(last.on, today) }),
          t('own.basis', { name: ruleSetWords('targets').name }),
        ])}
      </p>
      <p className="quiet">{t('own.notDiagnosis')}</p>
    </Card>
  )
}

function Quarter({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const drawn = useTrend(elder, 'bloodPressure', 'quarter')
  const drawing = useDrawing(drawn)
  const words = useTrendWords('bloodPressure')
  const told = (drawn?.trend.lines ?? []).map(words.tell).filter((line) => line !== undefined)
  const points = drawn?.trend.lines[0]?.points.length ?? 0
  return (
    <Card title={t('own.quarter')}>
      {drawn === undefined ? (
        <Skeleton rows={4} />
      ) : points < 2 ? (
        <p>{t('own.noCourse')}</p>
      ) : (
        <>
          <TrendChart label={told.join(' ')} {...drawing} />
          {told.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      )}
    </Card>
  )
}
