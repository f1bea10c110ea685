/** Of an elder, while the machine is locked: whom to ring and what is dangerous. Looking is written down as always. */
import './lease.css'
import { LockKeyhole, Phone, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { allergiesOf } from '../../../src-domain/archive/allergy.ts'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'

export function LockedElder({ id }: { readonly id: string }) {
  const { t } = useTranslation(['lease', 'elders'])
  const { role } = usePerson()
  const document = useDocument(id)
  const elder = document !== undefined && document !== null && isElder(document) ? document : undefined
  useElderLook(elder?.id, 'overview')
  const mayShowHealth = elder !== undefined && may(role, 'viewHealth') && isAllowed(elder.body.consents, 'measuring')
  const records = useDocuments(mayShowHealth ? { collection: 'records', elder: id } : undefined)
  if (elder === undefined) return null
  const { name, phone, contacts, allergies, risks } = elder.body
  const isOpen = isRecordOpen(elder)
  const numbers = [
    ...(phone === undefined ? [] : [{ key: 'own', name, aside: t('elder.own'), phone }]),
    ...contacts.flatMap((contact) =>
      contact.phone === undefined
        ? []
        : [
            {
              key: contact.id,
              name: contact.name,
              aside: t(`elders:code.relation.${contact.relation}`),
              phone: contact.phone,
            },
          ],
    ),
  ]
  const dangers = [
    ...allergiesOf(elder.body, records ?? []).standing.map(({ body }) => body.substance),
    ...allergies.filter(({ refuted }) => refuted === undefined).map(({ substance }) => substance),
    ...risks.filter(({ refuted }) => refuted === undefined).map(({ what }) => what),
  ]
  return (
    <Page title={name}>
      <Notice tone="gold" title={t('elder.text')} />
      {isOpen && (
        <div className="lease-lists">
          <Card icon={Phone} title={t('elder.ring')}>
            {numbers.length === 0 && <p className="quiet">{t('elder.nobody')}</p>}
            <ul className="lease-list">
              {numbers.map((one) => (
                <li key={one.key}>
                  {one.name} <span className="quiet">{one.aside}</span> <b className="phone">{one.phone}</b>
                </li>
              ))}
            </ul>
          </Card>
          {may(role, 'viewHealth') && (
            <Card icon={TriangleAlert} title={t('elder.dangers')}>
              {dangers.length === 0 && <p className="quiet">{t('elder.noDangers')}</p>}
              <ul className="lease-list">
                {dangers.map((what) => (
                  <li key={what}>{what}</li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      )}
      <p className="quiet lease-foot">
        <LockKeyhole aria-hidden size={16} /> {t('network')}
      </p>
    </Page>
  )
}
