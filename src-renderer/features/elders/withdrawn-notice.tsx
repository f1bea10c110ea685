/** A record whose consent was withdrawn is only stored: what stands where it would open. */
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/chip.tsx'

export function WithdrawnNotice() {
  const { t } = useTranslation('elders')
  return (
    <Notice tone="gold" title={t('withdrawnTitle')}>
      {t('withdrawnText')}
    </Notice>
  )
}
