/** Falls, getting lost, choking and the like, each with its day. */
import { Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventEntry, eventFrom } from '../../../src-domain/archive/entries.ts'
import { type RiskEvent, riskEventKind } from '../../../src-domain/archive/risk-event.ts'
import { riskEvents } from '../../../src-domain/assessments/form-tables.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { createDocument } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ChoiceField, DateField, FieldGrid, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useRecords } from './use-archive.ts'
import { useMayWrite } from './use-may-write.ts'

export function useEventName(): (type: string) => string {
  useTranslation('archive')
  return (type) => riskEvents.find(({ id }) => id === type)?.label[currentLanguage()] ?? type
}

export function EventCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const nameOf = useEventName()
  const records = useRecords(elder)
  const mayWrite = useMayWrite()
  const [isOpen, setOpen] = useState(false)
  const events = records
    ?.filter((one) => one.kind === riskEventKind.kind)
    .map((one) => one as RiskEvent)
    .toSorted((a, b) => (a.body.on < b.body.on ? 1 : -1))
  return (
    <Card icon={TriangleAlert} title={t('event.title')}>
      {events === undefined && <Skeleton rows={2} />}
      {events?.length === 0 && <EmptyState icon={TriangleAlert} title={t('event.none')} />}
      <ul className="archive-list">
        {events?.map(({ id, body }) => (
          <li key={id} className="archive-row">
            <div>
              <b>{nameOf(body.type)}</b> {format.date(body.on, today)}{' '}
              {body.injured === true && <Chip tone="red">{t('event.injuredOf.yes')}</Chip>}
              {(body.place !== undefined || body.note !== undefined) && (
                <p className="quiet">{format.clauses([body.place, body.note].filter((text) => text !== undefined))}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button small icon={Plus} label={`${t('event.add')} ${t('event.title')}`} onPress={() => setOpen(true)}>
          {t('event.add')}
        </Button>
      )}
      {isOpen && <EventDialog elder={elder} onClose={() => setOpen(false)} />}
    </Card>
  )
}

const emptyEntry: EventEntry = { type: undefined, on: '', place: '', injured: undefined, note: '' }

function EventDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const nameOf = useEventName()
  return (
    <FormDialog
      form="event new"
      elder={elder.id}
      part="events"
      title={t('event.dialog', { name: elder.body.name })}
      empty={emptyEntry}
      fields={['type', 'on']}
      read={(typed) => eventFrom(typed, today)}
      make={(body, act) => [createDocument(riskEventKind, body, act, { elder: elder.id })]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          <ChoiceField
            label={t('event.type')}
            required
            choices={riskEvents.map(({ id }) => ({ value: id, label: nameOf(id) }))}
            value={typed.type}
            error={errorOf('type')}
            onChange={(chosen) => type({ type: chosen })}
          />
          <FieldGrid>
            <DateField
              label={t('event.on')}
              required
              value={typed.on}
              error={errorOf('on')}
              onChange={(on) => type({ on })}
            />
            <TextField
              label={t('event.place')}
              hint={t('event.placeHint')}
              maxLength={100}
              value={typed.place}
              onChange={(place) => type({ place })}
            />
          </FieldGrid>
          <ChoiceField
            label={t('event.injured')}
            choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`event.injuredOf.${value}`) }))}
            value={typed.injured}
            onChange={(injured) => type({ injured })}
          />
          <TextAreaField
            label={t('event.note')}
            rows={2}
            maxLength={300}
            value={typed.note}
            onChange={(note) => type({ note })}
          />
        </>
      )}
    </FormDialog>
  )
}
