import { MapPinOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/states.tsx'

export function NotFound() {
  const { t } = useTranslation('app')
  return <EmptyState icon={MapPinOff} title={t('notFound.title')} text={t('notFound.text')} />
}
