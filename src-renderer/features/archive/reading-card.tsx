/** The newest measurements, with the BMI that follows from them; recording, correcting and voiding. */
import { Activity, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { measuredTime } from '../../../src-domain/archive/measured.ts'
import type { Reading } from '../../../src-domain/archive/reading.ts'
import { readingAlerts } from '../../../src-domain/archive/reading-alerts.ts'
import { madeAt, type Voided } from '../../../src-domain/archive/standing.ts'
import { adultClass, bodyMassIndexOf, elderRange } from '../../../src-domain/archive/body-mass-index.ts'
import { coveredBy, isCovered } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { AlertList } from './alert-list.tsx'
import { FixDialog, MeasureDialog, VoidDialog } from './reading-dialogs.tsx'
import { ToldDialog } from './told-dialog.tsx'
import { type Readings, useReadings, useRecords } from './use-archive.ts'
import { useArchiveFacts } from './use-archive-facts.ts'
import { useMayWrite } from './use-may-write.ts'
import { useMeasuredWords, useReadingWords } from './use-reading-words.ts'

type Open =
  | { readonly what: 'measure'; readonly again?: Reading | undefined }
  | { readonly what: 'fix' | 'void'; readonly reading: Reading }

const first = 8

export function ReadingCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const readings = useReadings(elder)
  const mayWrite = useMayWrite(elder)
  const [open, setOpen] = useState<Open | undefined>()
  const [told, setTold] = useState<readonly Reading[] | undefined>()
  const [most, setMost] = useState(first)
  const facts = useArchiveFacts(elder)
  const close = () => setOpen(undefined)
  const all = readings?.all ?? []
  return (
    <Card icon={Activity} title={t('reading.title')}>
      <div className="stack">
        {mayWrite && (
          <div className="row">
            <Button kind="primary" icon={Plus} onPress={() => setOpen({ what: 'measure' })}>
              {t('reading.add')}
            </Button>
          </div>
        )}
        {facts !== undefined && <AlertList alerts={readingAlerts(facts)} />}
        {readings === undefined && <Skeleton rows={5} />}
        {readings !== undefined && all.length === 0 && (
          <EmptyState icon={Activity} title={t('reading.none')} text={t('reading.noneText')} />
        )}
        {readings !== undefined && <BodyMass elder={elder} readings={readings} />}
        <ul className="archive-list">
          {all.slice(0, most).map((reading) => (
            <ReadingRow
              key={reading.id}
              reading={reading}
              correction={readings?.corrections.get(reading.id)}
              onFix={mayWrite ? () => setOpen({ what: 'fix', reading }) : undefined}
              onVoid={mayWrite ? () => setOpen({ what: 'void', reading }) : undefined}
            />
          ))}
        </ul>
        {all.length > most && (
          <div>
            <Button small kind="quiet" onPress={() => setMost(most + 20)}>
              {t('reading.more')}
            </Button>
          </div>
        )}
      </div>
      {open?.what === 'measure' && (
        <MeasureDialog
          elder={elder}
          again={open.again}
          // The dialog closes itself after it was saved.
          onSaved={(made) => setTold(made)}
          onClose={close}
        />
      )}
      {open === undefined && told !== undefined && (
        <ToldDialog
          elder={elder}
          readings={told}
          onAgain={(again) => {
            setTold(undefined)
            setOpen({ what: 'measure', again })
          }}
          onClose={() => setTold(undefined)}
        />
      )}
      {open?.what === 'fix' && <FixDialog elder={elder} reading={open.reading} onClose={close} />}
      {open?.what === 'void' && <VoidDialog reading={open.reading} onClose={close} />}
    </Card>
  )
}

function BodyMass({ elder, readings }: { readonly elder: Elder; readonly readings: Readings }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const records = useRecords(elder)
  const allowed = coveredBy(elder.body.consents)
  const found = bodyMassIndexOf(
    readings.standing,
    records?.filter((one) => isCovered(allowed, one)),
  )
  if (found === undefined) return null
  const range = elderRange(found.bmi, elder.body.birthDate, found.on)
  return (
    <div>
      <p>
        {t('reading.bmi', {
          bmi: found.bmi.toFixed(1),
          weight: String(found.weight),
          on: format.date(found.on, today),
          height: String(found.height),
          heightOn: format.date(found.heightOn, today),
        })}
      </p>
      <p className="quiet">
        {format.clauses([
          t(`alert.bmiClass.${adultClass(found.bmi)}`),
          ...(range === undefined
            ? []
            : [t(`alert.bmiElder.${range.lies}`, { range: `${range.from}–${range.to}` }), t('alert.bmiUnsure')]),
        ])}
      </p>
    </div>
  )
}

function ReadingRow({
  reading,
  correction,
  onFix,
  onVoid,
}: {
  readonly reading: Reading
  readonly correction: Document | undefined
  readonly onFix: (() => void) | undefined
  readonly onVoid: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const words = useReadingWords()
  const { body, occurredAt, offset } = reading
  const time = measuredTime(reading)
  const when = useMeasuredWords()(reading)
  const what = `${words.name(body)} ${words.value(body)}`
  return (
    <li className={correction === undefined ? 'archive-row' : 'archive-row is-over'}>
      <div>
        <span className="archive-what">{words.name(body)}</span>{' '}
        {correction === undefined ? <b>{words.value(body)}</b> : <s>{words.value(body)}</s>}{' '}
        {reading.corrects !== undefined && <Chip tone="blue">{t('reading.correction')}</Chip>}
        <p className="quiet">
          <time dateTime={time.hasTime ? time.at : time.on}>{when}</time>
          {' · '}
          {format.list(words.how(body))}
          {body.measured !== undefined && ` · ${t('reading.noted', { on: format.dateTime(occurredAt, offset) })}`}
        </p>
        {correction !== undefined && <Correction correction={correction} />}
      </div>
      {correction === undefined && onFix !== undefined && onVoid !== undefined && (
        <div className="row">
          <Button small kind="quiet" label={`${t('reading.fix')} ${what}`} onPress={onFix}>
            {t('reading.fix')}
          </Button>
          <Button small kind="quiet" label={`${t('reading.void')} ${what}`} onPress={onVoid}>
            {t('reading.void')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Correction({ correction }: { readonly correction: Document }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const words = useReadingWords()
  const on = format.dateTime(madeAt(correction), correction.offset)
  return (
    <p className="archive-correction">
      {correction.kind === 'voided'
        ? t('reading.voided', { reason: (correction as unknown as Voided).body.reason, on })
        : t('reading.corrected', { value: words.value((correction as unknown as Reading).body), on })}
    </p>
  )
}
