/** The end of a clinic day: how many, who is to be looked after and how, a sheet of it and a slip in large words for each elder. */
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Clinic } from '../../../src-domain/archive/clinic-day.ts'
import { elderAge } from '../../../src-domain/elders/elder-rules.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Card, StatTile, StatTiles } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useAlertText } from './alert-list.tsx'
import { PrintDialog } from './print-dialog.tsx'
import { type SheetRow, useClinicSheet } from './use-clinic-sheet.ts'
import { useReadingWords } from './use-reading-words.ts'

type Printing = { readonly what: 'sheet' } | { readonly what: 'slips'; readonly rows: readonly SheetRow[] }

export function ClinicSummary({
  clinic,
  onBack,
  onFinish,
}: {
  readonly clinic: Clinic
  readonly onBack: () => void
  readonly onFinish: (() => void) | undefined
}) {
  const { t } = useTranslation('clinic')
  const format = useFormat()
  const rows = useClinicSheet(clinic)
  const [printing, setPrinting] = useState<Printing | undefined>()
  const count = (state: string): string => format.number(clinic.entries.filter((entry) => entry.state === state).length)
  // Who is to be measured once more was measured, too.
  const measured = format.number(clinic.entries.filter(({ readings }) => readings.length > 0).length)
  const close = () => setPrinting(undefined)
  return (
    <div className="stack">
      <StatTiles>
        <StatTile value={measured} label={t('summary.measured')} />
        <StatTile value={count('waiting')} label={t('summary.waiting')} />
        <StatTile value={count('left')} label={t('summary.left')} />
        <StatTile
          value={format.number(rows?.filter(({ alerts }) => alerts.length > 0).length ?? 0)}
          label={t('summary.alerts')}
        />
      </StatTiles>
      <div className="row">
        <Button onPress={onBack}>{t('summary.back')}</Button>
        {onFinish !== undefined && <Button onPress={onFinish}>{t('summary.finish')}</Button>}
        {rows !== undefined && rows.length > 0 && (
          <>
            <Button kind="primary" icon={Printer} onPress={() => setPrinting({ what: 'sheet' })}>
              {t('summary.printSheet')}
            </Button>
            <Button icon={Printer} onPress={() => setPrinting({ what: 'slips', rows })}>
              {t('summary.printSlips')}
            </Button>
          </>
        )}
      </div>
      {onFinish === undefined && <Notice tone="blue" title={t('summary.finished')} />}
      <Card title={t('summary.title')} flush>
        {rows === undefined && <Skeleton rows={6} />}
        {rows !== undefined && rows.length === 0 && <EmptyState title={t('summary.nobody')} />}
        {rows !== undefined && rows.length > 0 && (
          <SheetTable rows={rows} onSlip={(row) => setPrinting({ what: 'slips', rows: [row] })} />
        )}
      </Card>
      {printing?.what === 'sheet' && rows !== undefined && (
        <PrintDialog title={t('summary.sheetTitle')} elders={idsOf(rows)} part="measurements" onClose={close}>
          <p>
            {t('summary.sheetCount', {
              measured,
              alerts: String(rows.filter(({ alerts }) => alerts.length > 0).length),
            })}
          </p>
          <SheetTable rows={rows} />
        </PrintDialog>
      )}
      {printing?.what === 'slips' && (
        <PrintDialog title={t('slip.title')} elders={idsOf(printing.rows)} part="measurements" onClose={close}>
          {printing.rows.map((row) => (
            <Slip key={row.elder.id} row={row} />
          ))}
        </PrintDialog>
      )}
    </div>
  )
}

const idsOf = (rows: readonly SheetRow[]): readonly string[] => rows.map(({ elder }) => elder.id)

const tones = { urgent: 'red', again: 'gold', watch: 'blue' } as const

function SheetTable({
  rows,
  onSlip,
}: {
  readonly rows: readonly SheetRow[]
  readonly onSlip?: (row: SheetRow) => void
}) {
  const { t } = useTranslation('clinic')
  const { t: archive } = useTranslation('archive')
  const words = useReadingWords()
  const textOf = useAlertText()
  const today = useToday()
  const urgency = ({ alerts }: SheetRow): number => ({ urgent: 0, again: 1, watch: 2 })[alerts[0]?.urgency ?? 'watch']
  const sorted = rows.toSorted(
    (a, b) => Number(b.alerts.length > 0) - Number(a.alerts.length > 0) || urgency(a) - urgency(b),
  )
  return (
    <>
      <table className="plain-table clinic-sheet">
        <thead>
          <tr>
            <th scope="col">{t('sheet.elder')}</th>
            <th scope="col">{t('sheet.values')}</th>
            <th scope="col">{t('sheet.next')}</th>
            {onSlip !== undefined && (
              <th scope="col">
                <span className="only-heard">{t('sheet.slip')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.elder.id}>
              <th scope="row">
                <b lang="zh-CN">{row.elder.body.name}</b> {t('age', { age: String(elderAge(row.elder.body, today)) })}
              </th>
              <td>
                {row.readings.map(({ body, at }) => (
                  <p key={`${body.type} ${at}`}>
                    {words.name(body)} {words.value(body)}
                  </p>
                ))}
              </td>
              <td>
                {row.alerts.length === 0 && t('sheet.none')}
                {row.alerts.map((alert) => (
                  <p key={`${alert.rule} ${alert.at}`}>
                    <Chip tone={tones[alert.urgency]}>{archive(`alert.urgency.${alert.urgency}`)}</Chip> {textOf(alert)}
                  </p>
                ))}
              </td>
              {onSlip !== undefined && (
                <td>
                  <Button
                    small
                    kind="quiet"
                    icon={Printer}
                    label={`${t('sheet.slip')} ${row.elder.body.name}`}
                    onPress={() => onSlip(row)}
                  >
                    {t('sheet.slip')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet fine clinic-fine">{archive('alert.notDiagnosis')}</p>
    </>
  )
}

/** To take home: the own values, large, where the pressure lies against the reference of the age, and no diagnosis. */
function Slip({ row: { elder, readings, alerts, pressure } }: { readonly row: SheetRow }) {
  const { t } = useTranslation('clinic')
  const { t: archive } = useTranslation('archive')
  const words = useReadingWords()
  const format = useFormat()
  const today = useToday()
  return (
    <section className="clinic-slip keep">
      <h2>
        <span lang="zh-CN">{elder.body.name}</span> {format.date(today, '')}
      </h2>
      <ul>
        {readings.map(({ body }) => (
          <li key={body.type}>
            {words.name(body)}{' '}
            <b>
              {body.type === 'bloodPressure' && pressure !== undefined
                ? archive('reading.value.bloodPressure', {
                    systolic: String(pressure.systolic),
                    diastolic: String(pressure.diastolic),
                  })
                : words.value(body)}
            </b>
            {body.type === 'bloodPressure' && (
              <>
                {' '}
                {archive('reading.unit.systolic')}
                {pressure !== undefined && (
                  <p>
                    {t(`slip.lies.${pressure.lies}`)}{' '}
                    {t('slip.target', {
                      target: `${pressure.target.systolic}\u00a0/\u00a0${pressure.target.diastolic}`,
                    })}
                  </p>
                )}
                {pressure !== undefined && body.pulse !== undefined && (
                  <p>
                    {archive('reading.type.pulse')} <b>{body.pulse}</b> {archive('reading.unit.pulse')}
                  </p>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {alerts.length > 0 && (
        <p className="clinic-slip-next">
          {t(alerts.some(({ urgency }) => urgency !== 'watch') ? 'slip.now' : 'slip.doctor')}
        </p>
      )}
      <p>{t('slip.notDiagnosis')}</p>
    </section>
  )
}
