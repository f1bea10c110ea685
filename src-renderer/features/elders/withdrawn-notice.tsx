/** A record whose consent was withdrawn is only stored: what stands where it would open, and how consent is asked again. */
import { useTranslation } from 'react-i18next'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { Notice } from '../../ui/chip.tsx'

export function WithdrawnNotice() {
  const { t } = useTranslation('elders')
  const { role } = usePerson()
  return (
    <Notice tone="gold" title={t('withdrawnTitle')}>
      <p>{t('withdrawnText')}</p>
      <p>{t(may(role, 'recordConsent') ? 'withdrawnAsk' : 'withdrawnAskStaff')}</p>
    </Notice>
  )
}
