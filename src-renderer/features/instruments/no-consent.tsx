/** No instrument without the consent to be assessed: that, and the way to ask for it. */
import { ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/states.tsx'

export function NoConsent({ name, onAskConsent }: { readonly name: string; readonly onAskConsent: () => void }) {
  const { t } = useTranslation('assessment')
  return (
    <EmptyState
      icon={ListChecks}
      title={t('start.noConsent', { name })}
      text={t('start.noConsentText')}
      action={
        <Button kind="primary" onPress={onAskConsent}>
          {t('start.askConsent')}
        </Button>
      }
    />
  )
}
