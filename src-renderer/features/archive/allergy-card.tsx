/** Allergies, those noted at registration among them; or that somebody asked and there are none known. */
import { Check, Pencil, Plus, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  allergiesOf,
  type Allergy,
  allergyCertainties,
  allergyKind,
  allergySeverities,
  type NoKnownAllergyBody,
  noKnownAllergyKind,
} from '../../../src-domain/archive/allergy.ts'
import { type AllergyEntry, allergyFrom } from '../../../src-domain/archive/entries.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { createDocument, editDocument } from '../../../src-domain/shared/document.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { err, ok, refusal } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { BecauseDialog } from './because-dialog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useRecords } from './use-archive.ts'
import { useMayWrite } from './use-may-write.ts'

type Open = { readonly what: 'new' | 'none' } | { readonly what: 'edit' | 'refute'; readonly allergy: Allergy }

export function AllergyCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  const records = useRecords(elder)
  const mayWrite = useMayWrite(elder)
  const [open, setOpen] = useState<Open | undefined>()
  const known = records && allergiesOf(elder.body, records)
  const isNone = known !== undefined && known.standing.length + known.noted.length === 0
  const close = () => setOpen(undefined)
  return (
    <Card icon={ShieldAlert} title={t('allergy.title')}>
      {known === undefined && <Skeleton rows={2} />}
      {isNone && known.noneKnown === undefined && (
        <EmptyState icon={ShieldAlert} title={t('allergy.none')} text={t('allergy.noneText')} />
      )}
      {known?.noneKnown !== undefined && (
        <p>
          <Chip tone="green">{t('allergy.noneKnown')}</Chip>{' '}
          <span className="quiet">
            {t('allergy.noneKnownText', {
              on: format.date(calendarDateOf(known.noneKnown.occurredAt, known.noneKnown.offset), today),
              by: t(`allergy.toldBy.${known.noneKnown.body.toldBy}`),
            })}
          </span>
        </p>
      )}
      <ul className="archive-list">
        {known?.standing.map((allergy) => (
          <AllergyRow
            key={allergy.id}
            allergy={allergy}
            onEdit={mayWrite ? () => setOpen({ what: 'edit', allergy }) : undefined}
            onRefute={mayWrite ? () => setOpen({ what: 'refute', allergy }) : undefined}
          />
        ))}
        {known?.noted.map(({ id, substance, reaction }) => (
          <li key={id} className="archive-row">
            <div>
              <b>{substance}</b> <Chip tone="red">{t('allergy.noted')}</Chip>
              {reaction !== undefined && <p className="quiet">{reaction}</p>}
            </div>
          </li>
        ))}
        {known?.refuted.map(({ id, body }) => (
          <li key={id} className="archive-row is-over">
            <div>
              <s>{body.substance}</s>{' '}
              <span className="quiet">{t('allergy.refuted', { reason: body.refuted ?? '' })}</span>
            </div>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <div className="row">
          <Button small icon={Plus} onPress={() => setOpen({ what: 'new' })}>
            {t('allergy.add')}
          </Button>
          {isNone && (
            <Button small icon={Check} onPress={() => setOpen({ what: 'none' })}>
              {t('allergy.askNone')}
            </Button>
          )}
        </div>
      )}
      {open?.what === 'new' && <AllergyDialog elder={elder} allergy={undefined} onClose={close} />}
      {open?.what === 'edit' && <AllergyDialog elder={elder} allergy={open.allergy} onClose={close} />}
      {open?.what === 'none' && <NoneDialog elder={elder} onClose={close} />}
      {open?.what === 'refute' && <RefuteDialog elder={elder} allergy={open.allergy} onClose={close} />}
    </Card>
  )
}

function AllergyRow({
  allergy: { body },
  onEdit,
  onRefute,
}: {
  readonly allergy: Allergy
  readonly onEdit: (() => void) | undefined
  readonly onRefute: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const facts = [
    ...(body.reaction === undefined ? [] : [body.reaction]),
    format.labelled(t('allergy.severity'), t(`allergy.severityOf.${body.severity}`)),
    t(`allergy.certaintyOf.${body.certainty}`),
  ]
  return (
    <li className="archive-row">
      <div>
        <Chip tone="red">{body.substance}</Chip>
        <p className="quiet">{format.clauses(facts)}</p>
      </div>
      <div className="row">
        {onEdit !== undefined && (
          <Button small kind="quiet" icon={Pencil} label={`${t('edit')} ${body.substance}`} onPress={onEdit}>
            {t('edit')}
          </Button>
        )}
        {onRefute !== undefined && (
          <Button small kind="quiet" label={`${t('allergy.refute')} ${body.substance}`} onPress={onRefute}>
            {t('allergy.refute')}
          </Button>
        )}
      </div>
    </li>
  )
}

const emptyEntry: AllergyEntry = { substance: '', reaction: '', severity: undefined, certainty: undefined }

function AllergyDialog({
  elder,
  allergy,
  onClose,
}: {
  readonly elder: Elder
  readonly allergy: Allergy | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  return (
    <FormDialog
      form={`allergy ${allergy?.id ?? 'new'}`}
      elder={elder.id}
      part="allergies"
      title={t('allergy.dialog', { name: elder.body.name })}
      empty={allergy === undefined ? emptyEntry : { reaction: '', ...allergy.body }}
      fields={['substance', 'severity', 'certainty']}
      read={allergyFrom}
      make={(body, act) => [
        allergy === undefined
          ? createDocument(allergyKind, body, act, { elder: elder.id })
          : editDocument(allergy, { reaction: undefined as unknown as string, ...body }, act),
      ]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          <TextField
            label={t('allergy.substance')}
            hint={t('allergy.substanceHint')}
            required
            maxLength={80}
            value={typed.substance}
            error={errorOf('substance')}
            onChange={(substance) => type({ substance })}
          />
          <TextField
            label={t('allergy.reaction')}
            maxLength={200}
            value={typed.reaction}
            onChange={(reaction) => type({ reaction })}
          />
          <ChoiceField
            label={t('allergy.severity')}
            required
            choices={allergySeverities.map((value) => ({ value, label: t(`allergy.severityOf.${value}`) }))}
            value={typed.severity}
            error={errorOf('severity')}
            onChange={(severity) => type({ severity })}
          />
          <ChoiceField
            label={t('allergy.certainty')}
            required
            choices={allergyCertainties.map((value) => ({ value, label: t(`allergy.certaintyOf.${value}`) }))}
            value={typed.certainty}
            error={errorOf('certainty')}
            onChange={(certainty) => type({ certainty })}
          />
        </>
      )}
    </FormDialog>
  )
}

type NoneEntry = { readonly toldBy: NoKnownAllergyBody['toldBy'] | undefined }
const nobody: NoneEntry = { toldBy: undefined }

function NoneDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('archive')
  return (
    <FormDialog
      form="allergy none"
      elder={elder.id}
      part="allergies"
      title={t('allergy.askNoneTitle')}
      empty={nobody}
      fields={['toldBy']}
      read={({ toldBy }) =>
        toldBy === undefined ? err([refusal('allergy.certaintyMissing', '/toldBy')]) : ok({ toldBy })
      }
      make={(body, act) => [createDocument(noKnownAllergyKind, body, act, { elder: elder.id })]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <ChoiceField
          label={t('allergy.certainty')}
          required
          choices={(['self', 'family', 'paper'] as const).map((value) => ({
            value,
            label: t(`allergy.toldBy.${value}`),
          }))}
          value={typed.toldBy}
          error={errorOf('toldBy')}
          onChange={(toldBy) => type({ toldBy })}
        />
      )}
    </FormDialog>
  )
}

function RefuteDialog({
  elder,
  allergy,
  onClose,
}: {
  readonly elder: Elder
  readonly allergy: Allergy
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  return (
    <BecauseDialog
      form={`allergy refute ${allergy.id}`}
      elder={elder.id}
      part="allergies"
      title={t('allergy.refuteTitle', { substance: allergy.body.substance })}
      text={t('allergy.refuteText')}
      make={(refuted, act) => editDocument(allergy, { refuted }, act)}
      onClose={onClose}
    />
  )
}
