/** Above every page of the staff face from the day of the first warning. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { useLease } from './use-lease.ts'

export function LeaseNotice({ onRenew }: { readonly onRenew: () => void }) {
  const { t } = useTranslation('lease')
  const lease = useLease()
  if (lease.state !== 'warned') return null
  return (
    <Notice
      tone={lease.daysLeft <= 7 ? 'red' : 'gold'}
      title={t('warned', { count: lease.daysSince })}
      action={
        <Button small onPress={onRenew}>
          {t('how')}
        </Button>
      }
    >
      {lease.daysLeft <= 1 ? t('warnedLast') : t('warnedText', { count: lease.daysLeft })}
    </Notice>
  )
}
