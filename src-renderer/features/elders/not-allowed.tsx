/** What stands in the place of a page that the person signed in may not see. */
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/states.tsx'

export function NotAllowed() {
  const { t } = useTranslation('elders')
  return <EmptyState icon={Lock} title={t('notAllowed')} text={t('notAllowedHint')} />
}
