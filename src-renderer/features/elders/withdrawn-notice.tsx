/** A record whose consent was withdrawn is only stored: what stands where it would open. */
import { useTranslation } from 'react-i18next'
import { consentState } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { Notice } from '../../ui/chip.tsx'

export const isRecordOpen = (elder: Elder): boolean => consentState(elder.body.consents, 'record').state === 'given'

export function WithdrawnNotice() {
  const { t } = useTranslation('elders')
  return (
    <Notice tone="gold" title={t('withdrawnTitle')}>
      {t('withdrawnText')}
    </Notice>
  )
}
