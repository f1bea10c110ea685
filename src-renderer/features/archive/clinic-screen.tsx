/**
 * A free-clinic morning: scan a card or find a name, the elder stands in the queue, only what is measured this morning is asked for, and
 * after the last number the next one is already there. Everything by keyboard alone.
 */
import './archive.css'
import './clinic.css'
import { ClipboardList, Stethoscope } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ClinicDay,
  type ClinicDevices,
  type ClinicMeasure,
  clinicMeasures,
} from '../../../src-domain/archive/clinic-day.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoicesField, FieldGrid, TextField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useUnsaved } from '../../ui/unsaved.tsx'
import { AlertList } from './alert-list.tsx'
import { ClinicMeasurePanel, type ClinicTold } from './clinic-measure.tsx'
import { ClinicQueue } from './clinic-queue.tsx'
import { ClinicSummary } from './clinic-summary.tsx'
import { type ClinicControl, useClinic } from './use-clinic.ts'

export function ClinicScreen({
  onAskConsent,
  onImport,
}: {
  readonly onAskConsent: (elder: string) => void
  readonly onImport: () => void
}) {
  const { t } = useTranslation('clinic')
  const control = useClinic()
  const [isSummary, setSummary] = useState(false)
  const { day, clinic } = control
  const isOver = clinic.isFinished || isSummary
  const actions: ReactNode = (
    <>
      {day !== undefined && day !== null && !isOver && (
        <Button icon={ClipboardList} onPress={() => setSummary(true)}>
          {t('toSummary')}
        </Button>
      )}
      <Button onPress={onImport}>{t('import')}</Button>
    </>
  )
  return (
    <AntdTheme face="staff">
      <Page title={t('title')} step={isOver ? 'over' : 'queue'} actions={actions}>
        {day === undefined && <Skeleton rows={6} />}
        {day === null && <Start onStart={control.start} />}
        {day !== undefined && day !== null && isOver && (
          <ClinicSummary
            clinic={clinic}
            onBack={() => {
              setSummary(false)
              if (clinic.isFinished) control.reopen()
            }}
            onFinish={clinic.isFinished ? undefined : control.finish}
          />
        )}
        {day !== undefined && day !== null && !isOver && (
          <Running control={control} day={day.body} onAskConsent={onAskConsent} />
        )}
        <Unsaved control={control} />
      </Page>
    </AntdTheme>
  )
}

function Unsaved({ control: { saving } }: { readonly control: ClinicControl }) {
  const refusalText = useRefusalText()
  if (saving.state !== 'refused') return null
  return saving.refusals.map((one) => <Notice key={one.code} tone="red" urgent title={refusalText(one)} />)
}

function Start({ onStart }: { readonly onStart: ClinicControl['start'] }) {
  const { t } = useTranslation(['clinic', 'archive'])
  const [measures, setMeasures] = useState<readonly ClinicMeasure[]>([])
  const [devices, setDevices] = useState<ClinicDevices>({})
  return (
    <Card icon={Stethoscope} title={t('start.title')}>
      <div className="stack">
        <p>{t('start.text')}</p>
        <ChoicesField
          label={t('start.measures')}
          choices={clinicMeasures.map((value) => ({ value, label: t(`archive:reading.type.${value}`) }))}
          value={measures}
          onChange={setMeasures}
        />
        {measures.length > 0 && (
          <fieldset className="archive-group">
            <legend>{t('start.devices')}</legend>
            <p className="quiet">{t('start.devicesText')}</p>
            <FieldGrid>
              {clinicMeasures
                .filter((measure) => measures.includes(measure))
                .map((measure) => (
                  <TextField
                    key={measure}
                    label={t('start.device', { measure: t(`archive:reading.type.${measure}`) })}
                    maxLength={60}
                    value={devices[measure] ?? ''}
                    onChange={(device) => setDevices({ ...devices, [measure]: device })}
                  />
                ))}
            </FieldGrid>
          </fieldset>
        )}
        <div className="row">
          <Button kind="primary" disabled={measures.length === 0} onPress={() => onStart(measures, devices)}>
            {t('start.begin')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Running({
  control,
  day,
  onAskConsent,
}: {
  readonly control: ClinicControl
  readonly day: ClinicDay['body']
  readonly onAskConsent: (elder: string) => void
}) {
  const { t } = useTranslation('clinic')
  const { leave } = useUnsaved()
  const [chosen, setChosen] = useState<string | undefined>()
  const waiting = control.clinic.entries.filter(({ state }) => state === 'waiting')
  const current = waiting.find(({ elder }) => elder === chosen) ?? waiting[0]
  /** Saved, and not done with yet: somebody is to come, or it is taken once more. */
  const [staying, setStaying] = useState<string | undefined>()
  const [last, setLast] = useState<ClinicTold | undefined>()
  const shown = staying ?? current?.elder
  return (
    <div className="clinic">
      <ClinicQueue
        control={control}
        current={shown}
        onChoose={(elder) =>
          leave(() => {
            setStaying(undefined)
            setChosen(elder)
          })
        }
        onAskConsent={onAskConsent}
      />
      <div className="stack">
        {last !== undefined && <Last told={last} />}
        {shown === undefined ? (
          <Card>
            <EmptyState icon={Stethoscope} title={t('nobody')} text={t('nobodyText')} />
          </Card>
        ) : (
          <ClinicMeasurePanel
            key={shown}
            elder={shown}
            day={day}
            control={control}
            onStay={() => {
              setLast(undefined)
              setStaying(shown)
            }}
            onNext={(told) => {
              setLast(told)
              setStaying(undefined)
              setChosen(undefined)
            }}
            onAskConsent={onAskConsent}
          />
        )}
      </div>
    </div>
  )
}

/** Of the elder before: what was kept, while the next one already sits there. */
function Last({ told: { name, values, alerts } }: { readonly told: ClinicTold }) {
  const { t } = useTranslation('clinic')
  return (
    <>
      <Notice tone="green" title={t('measure.savedOf', { name, values })} />
      <AlertList alerts={alerts} />
    </>
  )
}
