/** What will be kept and what will not, row by row, before anything is saved. */
import { useTranslation } from 'react-i18next'
import type { ReadingBody } from '../../../src-domain/archive/reading.ts'
import type { JudgedRow } from '../../../src-domain/imports/reading-rows.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import type { Preview } from './use-import.ts'

export function ImportPreview({
  preview,
  isOneElder,
  isTorn,
  onSave,
  onBack,
}: {
  readonly preview: Preview
  readonly isOneElder: boolean
  readonly isTorn: boolean
  readonly onSave: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('imports')
  const { kept, refused, readings, elders } = preview
  return (
    <>
      <Notice tone={readings > 0 ? 'blue' : 'gold'} title={t('willKeep', { count: readings, elders: String(elders) })}>
        {refused.length > 0 && t('willRefuse', { count: refused.length })}
        {isTorn && ` ${t('torn')}`}
      </Notice>
      <div className="row">
        <Button kind="primary" disabled={readings === 0} onPress={onSave}>
          {t('save', { count: readings })}
        </Button>
        <Button onPress={onBack}>{t('toColumns')}</Button>
      </div>
      {refused.length > 0 && <RefusedRows rows={refused} />}
      <Card title={t('kept')} note={t('rows', { count: kept.length })} flush>
        {kept.length === 0 && <EmptyState title={t('nothingKept')} />}
        {kept.length > 0 && (
          <div className="import-list" style={{ height: heightOf(kept.length) }}>
            <VirtualList
              items={kept}
              rowHeight={rowHeight()}
              keyOf={({ line }) => String(line)}
              renderRow={(row) => <KeptRow row={row} isOneElder={isOneElder} />}
              label={t('keptRows')}
            />
          </div>
        )}
      </Card>
    </>
  )
}

export function RefusedRows({ rows }: { readonly rows: readonly Extract<JudgedRow, { state: 'refused' }>[] }) {
  const { t } = useTranslation('imports')
  const textOf = useImportRefusal()
  const counts = [...Map.groupBy(rows, ({ refusals }) => refusals[0]?.code ?? '')]
    .map(([, all]) => ({ count: all.length, text: all[0]?.refusals[0] }))
    .toSorted((a, b) => b.count - a.count)
  return (
    <Card title={t('refused')} note={t('rows', { count: rows.length })} flush>
      <ul className="import-reasons">
        {counts.map(({ count, text }) => (
          <li key={text?.code}>{t('reasonCount', { count, text: text === undefined ? '' : textOf(text) })}</li>
        ))}
      </ul>
      <div className="import-list" style={{ height: heightOf(rows.length) }}>
        <VirtualList
          items={rows}
          rowHeight={rowHeight()}
          keyOf={({ line }) => String(line)}
          renderRow={({ line, refusals }) => (
            <div className="import-row">
              <b>{t('line', { n: line })}</b>
              <span>{refusals.map(textOf).join(' ')}</span>
            </div>
          )}
          label={t('refusedRows')}
        />
      </div>
    </Card>
  )
}

function KeptRow({
  row: { line, elder, bodies },
  isOneElder,
}: {
  readonly row: Extract<JudgedRow, { state: 'keep' }>
  readonly isOneElder: boolean
}) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const today = useToday()
  const valueOf = useValueWords()
  const [on = '', clock = ''] = (bodies[0]?.measured ?? '').split('T')
  return (
    <div className="import-row">
      <b>{t('line', { n: line })}</b>
      <span>
        {!isOneElder && <b>{elder.body.name} </b>}
        {`${format.date(on, today)} ${clock}`.trim()}
        {' · '}
        {bodies.map(valueOf).join(' · ')}
      </span>
    </div>
  )
}

/** Two lines, growing with the size of the text. */
const rowHeight = (): number =>
  Math.round(4 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || '16'))

const heightOf = (rows: number): string => `min(${rows * rowHeight() + 1}px, 26rem, 60vh)`

function useImportRefusal(): (refusal: Refusal) => string {
  const { t } = useTranslation('archive')
  const refusalText = useRefusalText()
  const nameOf = t as unknown as (key: string) => string
  return (refusal) => {
    const field = refusal.params?.['field']
    return refusalText(
      field === undefined
        ? refusal
        : { ...refusal, params: { ...refusal.params, field: nameOf(`reading.field.${field}`) } },
    )
  }
}

function useValueWords(): (body: ReadingBody) => string {
  const { t } = useTranslation('archive')
  const format = useFormat()
  return (body) => {
    switch (body.type) {
      case 'bloodPressure': {
        const value = `${t('reading.type.bloodPressure')} ${body.systolic} / ${body.diastolic}`
        return body.pulse === undefined ? value : `${value} · ${t('reading.type.pulse')} ${body.pulse}`
      }
      case 'glucose': {
        const name = format.withAside(t('reading.type.glucose'), t(`reading.timing.${body.timing}`))
        return `${name} ${body.flag === undefined ? (body.value ?? '') : t(`reading.flagShort.${body.flag}`)}`
      }
      default:
        return `${t(`reading.type.${body.type}`)} ${body.value} ${t(`reading.unit.${body.type}`)}`
    }
  }
}
