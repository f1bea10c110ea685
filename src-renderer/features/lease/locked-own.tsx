/** An elder's own pages while the machine is locked: nothing of the record, and whom to call. */
import { LockKeyhole } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState } from '../../ui/states.tsx'

export function LockedOwn({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('lease')
  return (
    <ElderPage title={t('own.title')} onBack={onBack}>
      <EmptyState icon={LockKeyhole} title={t('own.text')} text={t('own.act')} />
    </ElderPage>
  )
}
