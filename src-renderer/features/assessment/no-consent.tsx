/** Where an assessment would stand that the elder does not agree to: what that means, and the way to ask. */
import { ClipboardCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/states.tsx'

export function NoConsent({
  elder,
  keeps = false,
  onAskConsent,
}: {
  readonly elder: Elder
  /** Earlier results are stored. */
  readonly keeps?: boolean
  readonly onAskConsent?: (() => void) | undefined
}) {
  const { t } = useTranslation('assessment')
  return (
    <EmptyState
      icon={ClipboardCheck}
      title={t('start.noConsent', { name: elder.body.name })}
      text={`${keeps ? t('start.noConsentKept') : ''}${t('start.noConsentText')}`}
      action={
        onAskConsent !== undefined && (
          <Button kind="primary" onPress={onAskConsent}>
            {t('start.askConsent')}
          </Button>
        )
      }
    />
  )
}
