/**
 * Who the person is and whom to ring, as cards of the overview. The number stays covered until somebody asks to see it; who
 * may not see health sees none of the notes about it.
 */
import './elders.css'
import { Phone, UserRound, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../src-domain/elders/contact.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { maskIdentityNumber } from '../../../src-domain/shared/identity-number.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { useElderWords } from './use-elder-words.ts'

export function FactsCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const format = useFormat()
  const { role } = usePerson()
  const { body } = elder
  const mayEdit = may(role, 'editElder')
  const seesHealth = may(role, 'viewHealth')
  const other = body.otherBirthday
  const source = t(`code.birthDateSource.${body.birthDateSource}`)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('field.birthDate'), format.withAside(format.date(body.birthDate, ''), source)],
    [
      t('field.otherBirthday'),
      other === undefined
        ? undefined
        : [t(`code.calendar.${other.calendar}`), [other.month, other.day].filter(Boolean).join('-'), other.note]
            .filter(Boolean)
            .join(' '),
    ],
    [t('field.identityNumber'), mayEdit ? <CoveredNumber key="number" elder={elder} /> : undefined],
    [t('field.mismatchNote'), mayEdit ? body.mismatchNote : undefined],
    [t('field.phone'), body.phone],
    [t('field.address'), words.fullAddress(body)],
    [t('field.living'), words.living(body.living)],
    [t('field.marital'), body.marital === undefined ? undefined : t(`code.marital.${body.marital}`)],
    [t('field.education'), body.education === undefined ? undefined : t(`code.education.${body.education}`)],
    [t('field.ethnicity'), body.ethnicity === undefined ? undefined : words.ethnicity(body.ethnicity)],
    [t('field.payment'), words.list(body.payment.map((one) => t(`code.payment.${one}`)))],
    [t('field.interests'), words.list(body.interests.map(words.interest))],
    [t('field.heardFrom'), body.heardFrom === undefined ? undefined : t(`code.channel.${body.heardFrom}`)],
    [t('field.dialect'), body.dialect],
    [t('field.hearingNote'), seesHealth ? body.hearingNote : undefined],
    [t('field.visionNote'), seesHealth ? body.visionNote : undefined],
    [t('field.note'), seesHealth ? body.note : undefined],
  ]
  return (
    <Card
      icon={UserRound}
      title={t('facts.title')}
      note={t('facts.changed', { date: format.dateTime(elder.updatedAt, elder.offset) })}
    >
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  )
}

function CoveredNumber({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const [isShown, setShown] = useState(false)
  useElderLook(isShown ? elder.id : undefined, 'identityNumber')
  const { identityNumber, noNumberReason, noNumberNote } = elder.body
  if (identityNumber === undefined) {
    const reason = noNumberReason === undefined ? t('facts.unknown') : t(`code.noNumberReason.${noNumberReason}`)
    return <>{[t('facts.noNumber', { reason }), noNumberNote].filter(Boolean).join(' ')}</>
  }
  return (
    <span className="covered">
      <span>{isShown ? identityNumber : maskIdentityNumber(identityNumber)}</span>
      <Button small kind="quiet" onPress={() => setShown(!isShown)}>
        {isShown ? t('number.hide') : t('number.reveal')}
      </Button>
    </span>
  )
}

export function ContactsCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const { contacts, guardian } = elder.body
  return (
    <Card icon={Users} title={t('facts.contacts')}>
      {contacts.length === 0 && guardian === undefined && <p className="quiet">{t('contact.none')}</p>}
      <ul className="contacts">
        {contacts.map((contact) => (
          <ContactLine key={contact.id} contact={contact} />
        ))}
        {guardian !== undefined && (
          <li>
            <b>{guardian.name}</b>
            <span className="quiet">{words.guardianRelation(guardian.relation)}</span>
            <Chip tone="blue">{t('field.guardian')}</Chip>
            <span className="quiet">{guardian.evidence}</span>
            <span className="push contact-phone">{guardian.phone ?? t('facts.noPhone')}</span>
          </li>
        )}
      </ul>
      {contacts.length > 0 && !contacts.some((contact) => contact.isEmergency) && (
        <p className="quiet">{t('contact.emergencyNone')}</p>
      )}
    </Card>
  )
}

function ContactLine({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('elders')
  return (
    <li>
      <b>{contact.name}</b>
      <span className="quiet">{t(`code.relation.${contact.relation}`)}</span>
      {contact.isEmergency && (
        <Chip tone="red" icon={Phone}>
          {t('facts.emergency')}
        </Chip>
      )}
      {contact.isCaregiver === true && <Chip tone="green">{t('facts.caregiver')}</Chip>}
      <span className="push contact-phone">{contact.phone ?? t('facts.noPhone')}</span>
    </li>
  )
}
