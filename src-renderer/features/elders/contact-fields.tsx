/** People around the elder: contacts in the order in which they are rung, and a guardian by law. */
import './elders.css'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Guardian } from '../../../src-domain/elders/contact.ts'
import type { ContactDraft } from '../../../src-domain/elders/elder-rules.ts'
import { relations } from '../../../src-domain/elders/elder-codes.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, FieldGrid, SelectField, TextField } from '../../ui/fields.tsx'
import { useElderWords } from './use-elder-words.ts'

type FieldError = (field: string) => string | undefined

export function ContactFields({
  contacts,
  onChange,
  error,
}: {
  readonly contacts: readonly ContactDraft[]
  readonly onChange: (contacts: readonly ContactDraft[]) => void
  readonly error: FieldError
}) {
  const { t } = useTranslation('elders')
  const edit = (index: number, changes: Partial<ContactDraft>) =>
    onChange(contacts.map((contact, i) => (i === index ? { ...contact, ...changes } : contact)))
  const add = () =>
    onChange([
      ...contacts,
      // The first one is most often the one to ring; it is said on the screen and can be unticked.
      { id: crypto.randomUUID(), name: '', isEmergency: contacts.length === 0 },
    ])
  return (
    <div className="stack">
      {contacts.length === 0 && <p className="quiet">{t('contact.none')}</p>}
      {contacts.map((contact, i) => (
        <fieldset key={contact.id} className="contact-row">
          <legend className="only-heard">{contact.name === '' ? t('field.contacts') : contact.name}</legend>
          <TextField
            label={t('contact.name')}
            required
            maxLength={60}
            value={contact.name}
            error={error(`/contacts/${i}/name`)}
            onChange={(name) => edit(i, { name })}
          />
          <SelectField
            label={t('contact.relation')}
            required
            value={contact.relation}
            error={error(`/contacts/${i}/relation`)}
            choices={relations.map((value) => ({ value, label: t(`code.relation.${value}`) }))}
            onChange={(relation) => edit(i, { relation })}
          />
          <TextField
            label={t('contact.phone')}
            inputMode="tel"
            maxLength={20}
            value={contact.phone ?? ''}
            error={error(`/contacts/${i}/phone`)}
            onChange={(phone) => edit(i, { phone })}
          />
          <div className="contact-ticks">
            {(contact.phone ?? '').trim() === '' && (
              <CheckField
                label={t('contact.noPhone')}
                value={contact.noPhone === true}
                onChange={(noPhone) => edit(i, noPhone ? { noPhone, isEmergency: false } : { noPhone })}
              />
            )}
            <CheckField
              label={t('contact.isEmergency')}
              value={contact.isEmergency}
              onChange={(isEmergency) => edit(i, { isEmergency })}
            />
            <CheckField
              label={t('contact.isCaregiver')}
              value={contact.isCaregiver === true}
              onChange={(isCaregiver) => edit(i, { isCaregiver })}
            />
            <Button
              small
              kind="quiet"
              icon={Trash2}
              label={`${t('contact.remove')} ${contact.name}`}
              onPress={() => onChange(contacts.filter((_, other) => other !== i))}
            >
              {t('contact.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button small icon={Plus} disabled={contacts.length >= 20} onPress={add}>
          {t('contact.add')}
        </Button>
      </div>
    </div>
  )
}

export function GuardianFields({
  guardian,
  onChange,
  error,
}: {
  readonly guardian: Guardian | undefined
  readonly onChange: (guardian: Guardian | undefined) => void
  readonly error: FieldError
}) {
  const { t } = useTranslation('elders')
  const [isAdding, setAdding] = useState(false)
  const words = useElderWords()
  const choices = relations.map((value) => ({ value, label: words.guardianRelation(value) }))
  if (guardian === undefined && isAdding) {
    // Who decides for the elder is never guessed: first the relation, then the rest.
    return (
      <fieldset className="guardian-row">
        <legend>{t('field.guardian')}</legend>
        <SelectField
          label={t('contact.relation')}
          required
          value={undefined}
          choices={choices}
          onChange={(relation) => onChange({ name: '', relation, evidence: '' })}
        />
        <Button small kind="quiet" icon={Trash2} onPress={() => setAdding(false)}>
          {t('contact.remove')}
        </Button>
      </fieldset>
    )
  }
  if (guardian === undefined) {
    return (
      <div>
        <Button small kind="quiet" icon={Plus} onPress={() => setAdding(true)}>
          {t('field.guardian')}
        </Button>
        <span className="quiet"> {t('field.guardianHint')}</span>
      </div>
    )
  }
  const edit = (changes: Partial<Guardian>) => onChange({ ...guardian, ...changes })
  const remove = () => {
    setAdding(false)
    onChange(undefined)
  }
  return (
    <fieldset className="guardian-row">
      <legend>{t('field.guardian')}</legend>
      <FieldGrid>
        <TextField
          label={t('contact.name')}
          required
          maxLength={60}
          value={guardian.name}
          error={error('/guardian/name')}
          onChange={(name) => edit({ name })}
        />
        <SelectField
          label={t('contact.relation')}
          value={guardian.relation}
          choices={choices}
          onChange={(relation) => edit({ relation })}
        />
        <TextField
          label={t('contact.phone')}
          inputMode="tel"
          maxLength={20}
          value={guardian.phone ?? ''}
          error={error('/guardian/phone')}
          onChange={(phone) => edit({ phone })}
        />
        <TextField
          label={t('contact.evidence')}
          hint={t('contact.evidenceHint')}
          required
          value={guardian.evidence}
          error={error('/guardian/evidence')}
          onChange={(evidence) => edit({ evidence })}
        />
      </FieldGrid>
      <Button small kind="quiet" icon={Trash2} onPress={remove}>
        {t('contact.remove')}
      </Button>
    </fieldset>
  )
}
