/** The elder whose turn it is: only what is measured this morning, Enter from field to field, and after a save what it asks for. */
import { Check, RotateCcw } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClinicDay, ClinicMeasure } from '../../../src-domain/archive/clinic-day.ts'
import type { Reading } from '../../../src-domain/archive/reading.ts'
import { alertsOf, type ReadingAlert } from '../../../src-domain/archive/reading-alerts.ts'
import {
  type MeasuredField,
  measuredFields,
  type ReadingEntry,
  readingsOf,
} from '../../../src-domain/archive/reading-entry.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { elderAge } from '../../../src-domain/elders/elder-rules.ts'
import { datedReading } from '../../../src-domain/needs/need-facts.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useTyped } from '../../ui/unsaved.tsx'
import { AlertList } from './alert-list.tsx'
import type { FormSlots } from './form-dialog.tsx'
import { emptyEntry } from './reading-dialogs.tsx'
import { GlucoseDetails, MeasuredNumber, Signs } from './reading-fields.tsx'
import { mayShowArchive } from './use-archive.ts'
import { useArchiveFacts } from './use-archive-facts.ts'
import type { ClinicControl } from './use-clinic.ts'
import { useReadingWords } from './use-reading-words.ts'

export type ClinicTold = {
  readonly name: string
  readonly values: string
  readonly alerts: readonly ReadingAlert[]
}

type Props = {
  readonly elder: string
  readonly day: ClinicDay['body']
  readonly control: ClinicControl
  /** Saved, and there is something to be said before the next one comes. */
  readonly onStay: () => void
  /** @param told of the elder who is done with, where nothing had to be said. */
  readonly onNext: (told?: ClinicTold) => void
  readonly onAskConsent: (elder: string) => void
}

export function ClinicMeasurePanel({ elder: id, ...props }: Props) {
  const { t } = useTranslation('clinic')
  const document = useDocument(id)
  if (document === undefined) return <Skeleton rows={6} />
  const elder = document !== null && isElder(document) ? document : undefined
  // The consent may have been taken back while somebody stood in the queue.
  if (elder === undefined || !mayShowArchive(elder)) {
    return (
      <Card>
        <Notice
          tone="gold"
          urgent
          title={t('queue.noConsent', { name: elder?.body.name ?? t('queue.gone') })}
          action={
            <span className="row">
              {elder !== undefined && (
                <Button small onPress={() => props.onAskConsent(id)}>
                  {t('queue.askConsent')}
                </Button>
              )}
              <Button small onPress={() => props.control.leave(id)}>
                {t('queue.left')}
              </Button>
            </span>
          }
        />
      </Card>
    )
  }
  return <Measure elder={elder} {...props} />
}

const none: readonly Reading[] = []

function Measure({
  elder,
  day: { measures, devices = [] },
  control,
  onStay,
  onNext,
}: Omit<Props, 'elder' | 'onAskConsent'> & { readonly elder: Elder }) {
  const { t } = useTranslation(['clinic', 'archive'])
  const today = useToday()
  const refusalText = useRefusalText()
  const words = useReadingWords()
  const format = useFormat()
  const { typed, type, saved } = useTyped(`clinic ${elder.id}`, emptyEntry)
  const [wrong, setWrong] = useState<readonly Refusal[]>([])
  const [made, setMade] = useState<readonly Reading[]>(none)
  const facts = useArchiveFacts(elder, made)
  const isTold = made.length > 0
  const alerts = isTold && facts !== undefined ? made.flatMap((one) => alertsOf(datedReading(one), facts)) : []
  const slots: FormSlots<ReadingEntry> = {
    typed,
    type: (changes) => {
      setWrong([])
      type(changes)
    },
    errorOf: (field) => {
      const found = wrong.find((one) => one.field === `/${field}`)
      return found === undefined ? undefined : refusalText(found)
    },
  }
  const save = async (): Promise<void> => {
    if (facts === undefined) return
    const read = readingsOf({ ...typed, source: 'staff' }, { today, birthDate: elder.body.birthDate })
    setWrong(read.ok ? [] : read.error)
    if (!read.ok) return
    // Before the queue moves on: what is saved takes the elder out of it.
    onStay()
    const readings = await control.measured(elder.id, read.value)
    if (readings === undefined) return
    saved()
    type(emptyEntry)
    const taken = readings.map(datedReading)
    const told = taken.flatMap((one) => alertsOf(one, { ...facts, readings: [...facts.readings, ...taken] }))
    if (told.some(({ urgency }) => urgency !== 'watch')) return setMade(readings)
    onNext({ name: elder.body.name, values: valuesOf(readings), alerts: told })
  }
  const again = (isNow: boolean): void => {
    void control.join(elder.id, true)
    if (isNow) setMade(none)
    else onNext()
  }
  const valuesOf = (list: readonly Pick<Reading, 'body'>[]): string =>
    format.list(list.map(({ body }) => `${words.name(body)} ${words.value(body)}`))
  const mustRepeat = alerts.some(({ urgency }) => urgency === 'again')
  const ofToday = facts?.readings.filter(({ on }) => on === today) ?? []
  return (
    <Card
      title={t('measure.title', { name: elder.body.name })}
      note={t('age', { age: String(elderAge(elder.body, today)) })}
      className="clinic-measure"
    >
      {isTold ? (
        <div className="stack">
          <Notice
            tone="green"
            title={t('measure.saved', {
              values: valuesOf(made),
            })}
          />
          <AlertList alerts={alerts} urgent />
          <div className="row" ref={focusButton}>
            {mustRepeat && (
              <>
                <Button kind="primary" icon={RotateCcw} onPress={() => again(true)}>
                  {t('measure.again')}
                </Button>
                <Button onPress={() => again(false)}>{t('measure.rest')}</Button>
              </>
            )}
            <Button kind={mustRepeat ? 'quiet' : 'primary'} onPress={() => onNext()}>
              {t(mustRepeat ? 'measure.noMore' : 'measure.next')}
            </Button>
          </div>
        </div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter goes on from field to field, as Tab does
        <div className="stack" ref={focusFirst} onKeyDown={onEnter}>
          {ofToday.length > 0 && (
            <p className="quiet">
              {t('measure.today', {
                values: valuesOf(ofToday),
              })}
            </p>
          )}
          <div className="clinic-fields">
            {fieldsOf(measures).map((field) => (
              <MeasuredNumber key={field} field={field} {...slots} />
            ))}
          </div>
          {measures.includes('bloodPressure') && <Signs {...slots} />}
          {measures.includes('glucose') && <GlucoseDetails {...slots} />}
          {wrong
            .filter(({ field }) => !shownAt(field))
            .map((one) => (
              <Notice key={`${one.code} ${one.field ?? ''}`} tone="red" urgent title={refusalText(one)} />
            ))}
          {control.refusals.map((one) => (
            <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
          ))}
          <div className="row">
            <Button
              kind="primary"
              icon={Check}
              busy={control.busy}
              disabled={facts === undefined}
              onPress={() => void save()}
            >
              {t('measure.save')}
            </Button>
          </div>
          <p className="quiet">{t('measure.keys')}</p>
          {devices.length > 0 && (
            <p className="quiet">
              {t('measure.devices', {
                list: format.list(
                  devices.map(({ measure, device }) => `${t(`archive:reading.type.${measure}`)} ${device}`),
                ),
              })}
            </p>
          )}
        </div>
      )}
    </Card>
  )
}

const fields = [...measuredFields, 'hoursSinceMeal', 'timing'] as const
const shownAt = (field: string | undefined): boolean => fields.some((one) => field === `/${one}`)

const fieldsOf = (measures: readonly ClinicMeasure[]): readonly MeasuredField[] =>
  measuredFields.filter((field) => {
    const measure = field === 'systolic' || field === 'diastolic' ? 'bloodPressure' : field
    return measures.some((one) => one === measure)
  })

const focusFirst = (box: HTMLDivElement | null): void => box?.querySelector('input')?.focus()
const focusButton = (box: HTMLDivElement | null): void => box?.querySelector('button')?.focus()

/** From a field to the next; in the last one it saves. */
function onEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'input:not([type=radio]):not([type=checkbox]), fieldset, .is-primary',
    ),
  ]
  const here = stops.findIndex((one) => one.contains(event.target as Node))
  const next = stops[here + 1]
  const target = next instanceof HTMLFieldSetElement ? next.querySelector('input') : next
  if (target instanceof HTMLButtonElement) target.click()
  else target?.focus()
}
