/** Bookings of elders who took back the consent to the record: who, what, whom to ring, and the one step that is left. */
import './services.css'
import { Phone, PhoneOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceRequest } from '../../../src-domain/services/service.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { StepDialog } from './step-dialog.tsx'

export function ToCancelCard({
  requests,
  nameOfElder,
}: {
  readonly requests: readonly ServiceRequest[]
  readonly nameOfElder: (id: string) => string | undefined
}) {
  const { t } = useTranslation('services')
  const { role } = usePerson()
  const [asked, setAsked] = useState<ServiceRequest | undefined>()
  return (
    <Card icon={PhoneOff} title={t('toCancel.title')} note={t('toCancel.text')} flush>
      <table className="plain-table service-table">
        <thead>
          <tr>
            <th scope="col">{t('column.elder')}</th>
            <th scope="col">{t('column.service')}</th>
            <th scope="col">{t('column.next')}</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <ToCancelRow
              key={request.id}
              request={request}
              elderName={nameOfElder(request.elder) ?? t('unknownElder')}
              onCancel={may(role, 'requestService') ? () => setAsked(request) : undefined}
            />
          ))}
        </tbody>
      </table>
      {asked !== undefined && (
        <StepDialog
          request={asked}
          elderName={nameOfElder(asked.elder)}
          type="cancelled"
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}

function ToCancelRow({
  request: { body },
  elderName,
  onCancel,
}: {
  readonly request: ServiceRequest
  readonly elderName: string
  readonly onCancel: (() => void) | undefined
}) {
  const { t } = useTranslation('services')
  const service = useServiceWords().service(body.serviceName)
  return (
    <tr>
      <th scope="row">{elderName}</th>
      <td>
        <b>{service}</b> · {body.organizationName}
        {body.organizationPhone !== undefined && (
          <>
            {' '}
            <span className="phone">
              <Phone aria-hidden size={14} className="service-phone" /> {body.organizationPhone}
            </span>
          </>
        )}
      </td>
      <td>
        {onCancel !== undefined && (
          <Button small label={`${t('step.cancelled')} ${service} ${elderName}`} onPress={onCancel}>
            {t('step.cancelled')}
          </Button>
        )}
      </td>
    </tr>
  )
}
