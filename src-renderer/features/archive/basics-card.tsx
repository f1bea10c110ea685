/** What the public-health record asks and nobody else does: read part by part, filled in as one form, empty where nobody asked. */
import { ClipboardList, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  basicsEntryOf,
  type BasicsField,
  basicsFields,
  basicsFrom,
  basicsKnown,
  basicsParts,
  chosenOf,
  type HealthBasicsBody,
  healthBasicsOf,
  noteOf,
  printedArchiveNumber,
  saveHealthBasics,
} from '../../../src-domain/health-record/health-basics.ts'
import { officialLists } from '../../../src-domain/health-record/official-lists.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Standing } from '../../../src-domain/shared/one-record.ts'
import { err, refusal } from '../../../src-domain/shared/result.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { ChoicesField, FieldGrid, SelectField, TextField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FormDialog, type FormSlots } from './form-dialog.tsx'
import { useRecords } from './use-archive.ts'
import { useMayWrite } from './use-may-write.ts'

type Basics = Standing<HealthBasicsBody>

/** Options by the words of the form. Keys put together from list and code are checked by a test over all of them. */
function useOptionWords(): (list: keyof typeof officialLists, code: string) => string {
  const { t } = useTranslation('healthBasics')
  const say = t as unknown as (key: string) => string
  return (list, code) => say(`option.${list}.${code}`)
}

export function BasicsCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('healthBasics')
  const records = useRecords(elder)
  const mayWrite = useMayWrite(elder)
  const [isOpen, setOpen] = useState(false)
  const basics = records === undefined ? undefined : healthBasicsOf(records)
  const known = basics === undefined ? 0 : basicsKnown(basics.body)
  const press = known === 0 ? t('edit') : t('change')
  return (
    <Card icon={ClipboardList} title={t('title')}>
      {basics === undefined && <Skeleton rows={3} />}
      {basics !== undefined && known === 0 && <EmptyState icon={ClipboardList} title={t('none')} text={t('text')} />}
      {basics !== undefined && known > 0 && (
        <details className="archive-past" open={known <= 6}>
          <summary>{t('known', { count: known, all: basicsFields.length })}</summary>
          <KnownBasics body={basics.body} />
        </details>
      )}
      {mayWrite && basics !== undefined && (
        <Button small icon={Pencil} label={`${press} ${t('title')}`} onPress={() => setOpen(true)}>
          {press}
        </Button>
      )}
      {isOpen && basics !== undefined && <BasicsDialog elder={elder} basics={basics} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function KnownBasics({ body }: { readonly body: HealthBasicsBody }) {
  const { t } = useTranslation('healthBasics')
  const format = useFormat()
  const option = useOptionWords()
  const said = (field: BasicsField): string => {
    const value = body[field.id]
    if (value === undefined) return ''
    if (field.type === 'text') return field.id === 'archiveNumber' ? printedArchiveNumber(String(value)) : String(value)
    const note = noteOf(field)
    const chosen = format.list([value].flat().map((code) => option(field.list, code)))
    const beside = note === undefined ? undefined : body[note.id]
    return beside === undefined ? chosen : format.withAside(chosen, beside)
  }
  return (
    <dl className="facts">
      {basicsFields
        .filter(({ id }) => body[id] !== undefined)
        .map((field) => (
          <div key={field.id}>
            <dt>{t(`field.${field.id}`)}</dt>
            <dd>{said(field)}</dd>
          </div>
        ))}
    </dl>
  )
}

type Entry = ReturnType<typeof basicsEntryOf>

function BasicsDialog({
  elder,
  basics,
  onClose,
}: {
  readonly elder: Elder
  readonly basics: Basics
  readonly onClose: () => void
}) {
  const { t } = useTranslation('healthBasics')
  return (
    <FormDialog
      wide
      form="basics"
      elder={elder.id}
      part="basics"
      title={t('dialog', { name: elder.body.name })}
      empty={basicsEntryOf(basics.body)}
      fields={['archiveNumber']}
      read={(typed) => {
        const body = basicsFrom(typed)
        const isNothing = body.ok && basicsKnown(body.value) === 0 && basics.records.length === 0
        return isNothing ? err([refusal('healthBasics.nothing')]) : body
      }}
      make={(body, act) => [saveHealthBasics(basics, body, elder.id, act)].filter((made) => made !== undefined)}
      onClose={onClose}
    >
      {(slots) => (
        <>
          <p className="quiet">{t('edition')}</p>
          {basicsParts.map((part) => (
            <section key={part.id} className="stack" aria-label={t(`part.${part.id}`)}>
              <h3>{t(`part.${part.id}`)}</h3>
              <FieldGrid>
                {part.fields.map((field) => (
                  <BasicsInput key={field.id} field={field} slots={slots} />
                ))}
              </FieldGrid>
            </section>
          ))}
        </>
      )}
    </FormDialog>
  )
}

function BasicsInput({
  field,
  slots: { typed, type, errorOf },
}: {
  readonly field: BasicsField
  readonly slots: FormSlots<Entry>
}) {
  const { t } = useTranslation('healthBasics')
  const option = useOptionWords()
  const label = t(`field.${field.id}`)
  if (field.type === 'text') {
    const isNumber = field.id === 'archiveNumber'
    return (
      <TextField
        label={label}
        {...(isNumber ? { hint: t('numberHint') } : {})}
        inputMode={isNumber ? 'numeric' : 'text'}
        maxLength={longest[field.id]}
        value={typed[field.id]}
        error={errorOf(field.id)}
        onChange={(value) => type({ [field.id]: value })}
      />
    )
  }
  const choices = officialLists[field.list].map(({ code }) => ({
    value: code as string,
    label: option(field.list, code),
  }))
  const note = noteOf(field)
  const isNoted = note !== undefined && [typed[field.id]].flat().includes(note.for)
  return (
    <div className={field.type === 'many' || field.id === 'occupation' ? 'stack basics-wide' : 'stack'}>
      {field.type === 'one' ? (
        <SelectField
          label={label}
          choices={[{ value: '', label: t('notAsked') }, ...choices]}
          value={typed[field.id]}
          onChange={(value) => type({ [field.id]: value })}
        />
      ) : (
        <ChoicesField
          label={label}
          columns={3}
          choices={choices}
          value={typed[field.id]}
          onChange={(value) => type({ [field.id]: chosenOf(typed[field.id], value) })}
        />
      )}
      {isNoted && (
        <TextField
          label={t(`field.${note.id}`)}
          maxLength={100}
          value={typed[note.id]}
          onChange={(value) => type({ [note.id]: value })}
        />
      )}
    </div>
  )
}

const longest = { archiveNumber: 25, doctor: 60, registeredAddress: 200, employer: 100 } as const
