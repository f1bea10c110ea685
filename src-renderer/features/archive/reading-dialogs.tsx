/** Recording what was measured, putting a wrong measurement right, and voiding one. */
import { useTranslation } from 'react-i18next'
import { createReading, type Reading } from '../../../src-domain/archive/reading.ts'
import { entryOf, measuredFields, type ReadingEntry, readingsOf } from '../../../src-domain/archive/reading-entry.ts'
import { correctReading, voidFact } from '../../../src-domain/archive/standing.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useToday } from '../../replica/use-today.ts'
import { BecauseDialog } from './because-dialog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { ReadingFields } from './reading-fields.tsx'
import { useReadingWords } from './use-reading-words.ts'

export const emptyEntry: ReadingEntry = {
  ...Object.fromEntries(measuredFields.map((field) => [field, undefined])),
  arm: undefined,
  signs: undefined,
  flag: undefined,
  timing: undefined,
  hoursSinceMeal: undefined,
  sample: undefined,
  site: undefined,
  source: undefined,
  measuredOn: undefined,
  measuredAt: '',
  device: '',
  note: '',
}
const fields = [...measuredFields, 'hoursSinceMeal', 'timing', 'source', 'measuredOn', 'measuredAt'] as const

export function MeasureDialog({
  elder,
  again,
  onSaved,
  onClose,
}: {
  readonly elder: Elder
  /** Taken once more: only this is asked for, measured the same way. */
  readonly again?: Reading | undefined
  readonly onSaved: (readings: readonly Reading[]) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const empty = { ...emptyEntry, measuredOn: today }
  return (
    <FormDialog
      key={again?.id}
      form={again === undefined ? 'reading new' : `reading again ${again.id}`}
      elder={elder.id}
      part="measurements"
      title={t('reading.dialog', { name: elder.body.name })}
      wide
      empty={again === undefined ? empty : { ...empty, ...sameWay(again) }}
      fields={fields}
      read={(entry) => readingsOf(entry, { today, birthDate: elder.body.birthDate })}
      make={(bodies, act) => bodies.map((body) => createReading(body, act, elder.id))}
      onSaved={(made) => onSaved(made as readonly unknown[] as readonly Reading[])}
      onClose={onClose}
    >
      {(slots) => (
        <>
          {again === undefined && <p className="quiet">{t('reading.intro')}</p>}
          <ReadingFields only={again?.body.type} {...slots} />
        </>
      )}
    </FormDialog>
  )
}

function sameWay(reading: Reading): ReadingEntry {
  const { arm, timing, hoursSinceMeal, sample, source, device } = entryOf(reading)
  return { arm, timing, hoursSinceMeal, sample, source, ...(device === undefined ? {} : { device }) }
}

export function FixDialog({
  elder,
  reading,
  onClose,
}: {
  readonly elder: Elder
  readonly reading: Reading
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const words = useReadingWords()
  const noted = calendarDateOf(reading.occurredAt, reading.offset)
  return (
    <FormDialog
      form={`reading fix ${reading.id}`}
      elder={reading.elder}
      part="measurements"
      title={t('reading.fixTitle', { what: `${words.name(reading.body)} ${words.value(reading.body)}` })}
      wide
      empty={{ ...emptyEntry, ...entryOf(reading) }}
      fields={fields}
      read={(entry) => readingsOf(entry, { today: noted, birthDate: elder.body.birthDate })}
      make={(bodies, act) => bodies.slice(0, 1).map((body) => correctReading(reading, body, act))}
      onClose={onClose}
    >
      {(slots) => (
        <>
          <p className="quiet">{t('reading.fixText')}</p>
          <ReadingFields only={reading.body.type} {...slots} />
        </>
      )}
    </FormDialog>
  )
}

export function VoidDialog({ reading, onClose }: { readonly reading: Reading; readonly onClose: () => void }) {
  const { t } = useTranslation('archive')
  const words = useReadingWords()
  return (
    <BecauseDialog
      form={`reading void ${reading.id}`}
      elder={reading.elder}
      part="measurements"
      title={t('reading.voidTitle', { what: `${words.name(reading.body)} ${words.value(reading.body)}` })}
      text={t('reading.voidText')}
      make={(reason, act) => voidFact(reading, reason, act)}
      onClose={onClose}
    />
  )
}
