/** What the elder takes, as told or read from the box, and what was taken before. The station never advises a dose. */
import { Pencil, Pill, Plus, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MedicationEntry, medicationFrom } from '../../../src-domain/archive/entries.ts'
import {
  isTaken,
  type Medication,
  type MedicationBody,
  medicationKind,
} from '../../../src-domain/archive/medication.ts'
import { sheetMedicines } from '../../../src-domain/archive/medicine-sheet.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { createDocument, editDocument } from '../../../src-domain/shared/document.ts'
import { ok } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CheckField, DateField, FieldGrid, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FormDialog } from './form-dialog.tsx'
import { MedicineSheetDialog } from './medicine-sheet.tsx'
import { useRecords } from './use-archive.ts'
import { useArchiveFacts } from './use-archive-facts.ts'
import { useMayWrite } from './use-may-write.ts'

type Open =
  | 'new'
  | 'print'
  | { readonly what: 'edit' | 'stop'; readonly medicine: Medication }
  /** Told at an assessment, and now recorded by itself. */
  | { readonly what: 'take'; readonly from: MedicationBody }

export function MedicineCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const records = useRecords(elder)
  const mayWrite = useMayWrite(elder)
  const facts = useArchiveFacts(elder)
  const [open, setOpen] = useState<Open | undefined>()
  const all = records?.filter((one) => one.kind === medicationKind.kind).map((one) => one as Medication)
  const taken = all?.filter(({ body }) => isTaken(body, today))
  const past = all?.filter(({ body }) => !isTaken(body, today)) ?? []
  const onSheet = sheetMedicines(facts?.medicines ?? [], all?.map(({ body }) => body) ?? [])
  const assessed = onSheet.filter(({ isOnlyAssessed }) => isOnlyAssessed)
  const close = () => setOpen(undefined)
  return (
    <Card icon={Pill} title={t('medicine.title')}>
      {all === undefined && <Skeleton rows={3} />}
      {all?.length === 0 && assessed.length === 0 && (
        <EmptyState icon={Pill} title={t('medicine.none')} text={t('medicine.noneText')} />
      )}
      <ul className="archive-list">
        {taken?.map((medicine) => (
          <MedicineRow
            key={medicine.id}
            medicine={medicine}
            onEdit={mayWrite ? () => setOpen({ what: 'edit', medicine }) : undefined}
            onStop={mayWrite ? () => setOpen({ what: 'stop', medicine }) : undefined}
          />
        ))}
        {assessed.map(({ body }) => (
          <AssessedRow
            key={body.name}
            body={body}
            onTake={mayWrite ? () => setOpen({ what: 'take', from: body }) : undefined}
          />
        ))}
      </ul>
      <div className="row">
        {mayWrite && (
          <Button small icon={Plus} onPress={() => setOpen('new')}>
            {t('medicine.add')}
          </Button>
        )}
        {onSheet.length > 0 && !isNotedDead(elder) && (
          <Button small icon={Printer} onPress={() => setOpen('print')}>
            {t('medicine.print')}
          </Button>
        )}
      </div>
      {past.length > 0 && (
        <details className="archive-past">
          <summary>{t('medicine.past')}</summary>
          <ul className="archive-list">
            {past.map((medicine) => (
              <MedicineRow
                key={medicine.id}
                medicine={medicine}
                onEdit={mayWrite ? () => setOpen({ what: 'edit', medicine }) : undefined}
                onStop={undefined}
              />
            ))}
          </ul>
        </details>
      )}
      {open === 'new' && <MedicineDialog elder={elder} medicine={undefined} onClose={close} />}
      {open === 'print' && <MedicineSheetDialog elder={elder} medicines={onSheet} onClose={close} />}
      {typeof open === 'object' && open.what === 'take' && (
        <MedicineDialog elder={elder} medicine={undefined} from={open.from} onClose={close} />
      )}
      {typeof open === 'object' && open.what === 'edit' && (
        <MedicineDialog elder={elder} medicine={open.medicine} onClose={close} />
      )}
      {typeof open === 'object' && open.what === 'stop' && (
        <StopDialog elder={elder} medicine={open.medicine} onClose={close} />
      )}
    </Card>
  )
}

/** Nobody looked at its box: it can be recorded by itself, then it can be changed and stopped. */
function AssessedRow({ body, onTake }: { readonly body: MedicationBody; readonly onTake: (() => void) | undefined }) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const facts = [body.method, body.dose, body.frequency].filter((fact) => fact !== undefined)
  return (
    <li className="archive-row">
      <div>
        <b>{body.name}</b> <Chip tone="gold">{t('medicine.assessed')}</Chip>
        {facts.length > 0 && <p className="quiet">{format.list(facts)}</p>}
      </div>
      {onTake !== undefined && (
        <Button small kind="quiet" label={`${t('medicine.take')} ${body.name}`} onPress={onTake}>
          {t('medicine.take')}
        </Button>
      )}
    </li>
  )
}

function MedicineRow({
  medicine: { body },
  onEdit,
  onStop,
}: {
  readonly medicine: Medication
  readonly onEdit: (() => void) | undefined
  readonly onStop: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const { name, method, dose, frequency, startedOn, stoppedOn, longTerm, note } = body
  const facts = [
    method,
    dose,
    frequency,
    longTerm ? t('medicine.longTerm') : undefined,
    startedOn === undefined ? undefined : t('medicine.since', { on: format.date(startedOn, '') }),
    stoppedOn === undefined ? undefined : t('medicine.stopped', { on: format.date(stoppedOn, '') }),
    note,
  ].filter((fact) => fact !== undefined)
  return (
    <li className="archive-row">
      <div>
        <b>{name}</b>
        <p className="quiet">{format.list(facts)}</p>
      </div>
      <div className="row">
        {onEdit !== undefined && (
          <Button small kind="quiet" icon={Pencil} label={`${t('edit')} ${name}`} onPress={onEdit}>
            {t('edit')}
          </Button>
        )}
        {onStop !== undefined && (
          <Button small kind="quiet" label={`${t('medicine.stop')} ${name}`} onPress={onStop}>
            {t('medicine.stop')}
          </Button>
        )}
      </div>
    </li>
  )
}

const emptyEntry: MedicationEntry = {
  name: '',
  method: '',
  dose: '',
  frequency: '',
  longTerm: false,
  startedOn: '',
  stoppedOn: '',
  note: '',
}

function MedicineDialog({
  elder,
  medicine,
  from,
  onClose,
}: {
  readonly elder: Elder
  readonly medicine: Medication | undefined
  /** What a new one begins with. */
  readonly from?: MedicationBody
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const today = useToday()
  return (
    <FormDialog
      form={`medicine ${medicine?.id ?? from?.name ?? 'new'}`}
      elder={elder.id}
      part="medicines"
      title={t('medicine.dialog', { name: medicine?.body.name ?? elder.body.name })}
      wide
      empty={{ ...emptyEntry, ...(medicine?.body ?? from) }}
      fields={['name', 'startedOn', 'stoppedOn']}
      read={(typed) => medicationFrom(typed, today)}
      make={(body, act) => [
        medicine === undefined
          ? createDocument(medicationKind, body, act, { elder: elder.id })
          : editDocument(medicine, { ...noFields, ...body }, act),
      ]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          <TextField
            label={t('medicine.name')}
            hint={t('medicine.nameHint')}
            required
            maxLength={80}
            value={typed.name}
            error={errorOf('name')}
            onChange={(name) => type({ name })}
          />
          <FieldGrid>
            {(['method', 'dose', 'frequency'] as const).map((field) => (
              <TextField
                key={field}
                label={t(`medicine.${field}`)}
                hint={t(`medicine.${field}Hint`)}
                maxLength={80}
                value={typed[field]}
                onChange={(text) => type({ [field]: text })}
              />
            ))}
          </FieldGrid>
          <CheckField
            label={t('medicine.longTerm')}
            value={typed.longTerm}
            onChange={(longTerm) => type({ longTerm })}
          />
          <FieldGrid>
            <DateField
              label={t('medicine.startedOn')}
              value={typed.startedOn}
              error={errorOf('startedOn')}
              onChange={(startedOn) => type({ startedOn })}
            />
            {medicine !== undefined && (
              <DateField
                label={t('medicine.stoppedOn')}
                value={typed.stoppedOn}
                error={errorOf('stoppedOn')}
                onChange={(stoppedOn) => type({ stoppedOn })}
              />
            )}
          </FieldGrid>
          <TextAreaField
            label={t('medicine.note')}
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

/** A field that was emptied goes. */
const noFields = {
  method: undefined,
  dose: undefined,
  frequency: undefined,
  startedOn: undefined,
  stoppedOn: undefined,
  note: undefined,
} as unknown as Partial<Medication['body']>

function StopDialog({
  elder,
  medicine,
  onClose,
}: {
  readonly elder: Elder
  readonly medicine: Medication
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const today = useToday()
  return (
    <FormDialog
      form={`medicine stop ${medicine.id}`}
      elder={elder.id}
      part="medicines"
      title={t('medicine.stopTitle', { name: medicine.body.name })}
      confirm={t('medicine.stop')}
      empty={{}}
      fields={[]}
      read={() => ok(today)}
      make={(stoppedOn, act) => [editDocument(medicine, { stoppedOn }, act)]}
      onClose={onClose}
    >
      {() => <p>{t('medicine.stopText')}</p>}
    </FormDialog>
  )
}
