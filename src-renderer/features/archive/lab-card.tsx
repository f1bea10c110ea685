/** Laboratory values besides glucose: the newest of each test with the one before, and a form for a whole report at once. */
import { FlaskConical, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createLabResult,
  type LabEntry,
  type LabResult,
  labResultsFrom,
  labTests,
  standingLabResults,
} from '../../../src-domain/archive/lab-result.ts'
import { voidFact } from '../../../src-domain/archive/standing.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, DateField, FieldGrid, TextAreaField } from '../../ui/fields.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { newestQuery } from './archive-queries.ts'
import { BecauseDialog } from './because-dialog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { mayShowArchive } from './use-archive.ts'
import { useLabWords } from './use-lab-words.ts'
import { useMayWrite } from './use-may-write.ts'

type Open = 'new' | LabResult

export function LabCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const mayWrite = useMayWrite(elder)
  const [open, setOpen] = useState<Open | undefined>()
  const documents = useDocuments(mayShowArchive(elder) ? newestQuery('observations', elder.id) : undefined)
  const byTest = useMemo(
    () => documents && Map.groupBy(standingLabResults(documents), ({ body }) => body.test),
    [documents],
  )
  const close = () => setOpen(undefined)
  return (
    <Card icon={FlaskConical} title={t('lab.title')}>
      {byTest === undefined && <Skeleton rows={2} />}
      {byTest?.size === 0 && <EmptyState icon={FlaskConical} title={t('lab.none')} />}
      <ul className="archive-list">
        {labTests.map(({ id }) => {
          const [newest, before] = byTest?.get(id) ?? []
          return (
            newest !== undefined && (
              <LabRow key={id} newest={newest} before={before} onVoid={mayWrite ? () => setOpen(newest) : undefined} />
            )
          )
        })}
      </ul>
      {mayWrite && (
        <Button small icon={Plus} onPress={() => setOpen('new')}>
          {t('lab.add')}
        </Button>
      )}
      {open === 'new' && <LabDialog elder={elder} onClose={close} />}
      {open !== undefined && open !== 'new' && <VoidLabDialog result={open} onClose={close} />}
    </Card>
  )
}

function LabRow({
  newest,
  before,
  onVoid,
}: {
  readonly newest: LabResult
  readonly before: LabResult | undefined
  readonly onVoid: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const words = useLabWords()
  const name = words.name(newest.body.test)
  return (
    <li className="archive-row">
      <div>
        <span className="archive-what">{name}</span> <b>{words.value(newest.body)}</b>
        <p className="quiet">
          {format.clauses([
            format.date(newest.body.measured, today),
            words.source(newest.body.source),
            ...(newest.body.note === undefined ? [] : [newest.body.note]),
            ...(before === undefined
              ? []
              : [
                  t('lab.before', {
                    value: words.value(before.body),
                    date: format.date(before.body.measured, today),
                  }),
                ]),
          ])}
        </p>
      </div>
      {onVoid !== undefined && (
        <div className="row">
          <Button small kind="quiet" label={`${t('reading.void')} ${name}`} onPress={onVoid}>
            {t('reading.void')}
          </Button>
        </div>
      )}
    </li>
  )
}

const emptyEntry: LabEntry = { measuredOn: '', source: undefined, note: '' }

function LabDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const format = useFormat()
  const words = useLabWords()
  return (
    <FormDialog
      form="lab new"
      elder={elder.id}
      part="measurements"
      title={t('lab.dialog', { name: elder.body.name })}
      wide
      empty={emptyEntry}
      fields={['measuredOn', 'source', ...labTests.map(({ id }) => id)]}
      read={(entry) => labResultsFrom(entry, { today, birthDate: elder.body.birthDate })}
      make={(bodies, act) => bodies.map((body) => createLabResult(body, act, elder.id))}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          <p className="quiet">{t('lab.intro')}</p>
          <DateField
            label={t('lab.on')}
            required
            value={typed.measuredOn}
            error={errorOf('measuredOn')}
            onChange={(measuredOn) => type({ measuredOn })}
          />
          <FieldGrid>
            {labTests.map(({ id, unit, max }) => (
              <NumberField
                key={id}
                label={format.withAside(words.name(id), words.unit(unit))}
                min={0}
                max={max}
                value={typed[id]}
                error={errorOf(id)}
                onChange={(value) => type({ [id]: value })}
              />
            ))}
          </FieldGrid>
          <ChoiceField
            label={t('lab.from')}
            required
            choices={(['report', 'told'] as const).map((value) => ({ value, label: words.source(value) }))}
            value={typed.source === 'checkUp' ? undefined : typed.source}
            error={errorOf('source')}
            onChange={(source) => type({ source })}
          />
          <TextAreaField
            label={t('lab.note')}
            rows={2}
            maxLength={200}
            value={typed.note ?? ''}
            onChange={(note) => type({ note })}
          />
        </>
      )}
    </FormDialog>
  )
}

function VoidLabDialog({ result, onClose }: { readonly result: LabResult; readonly onClose: () => void }) {
  const { t } = useTranslation('archive')
  const words = useLabWords()
  return (
    <BecauseDialog
      form={`lab void ${result.id}`}
      elder={result.elder}
      part="measurements"
      title={t('reading.voidTitle', { what: `${words.name(result.body.test)} ${words.value(result.body)}` })}
      text={t('lab.voidText')}
      make={(reason, act) => voidFact(result, reason, act)}
      onClose={onClose}
    />
  )
}
