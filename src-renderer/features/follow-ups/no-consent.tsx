/** Where follow-ups would stand that the elder does not agree to, and the way to ask. */
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/states.tsx'

export function NoFollowUpConsent({ onAskConsent }: { readonly onAskConsent: () => void }) {
  const { t } = useTranslation('followUps')
  return (
    <EmptyState
      icon={ShieldCheck}
      title={t('card.noConsent')}
      action={<Button onPress={onAskConsent}>{t('card.askConsent')}</Button>}
    />
  )
}
