/** The yearly check-up in the health record: the last one, when the next is due, and the way to fill one in or go on. */
import './check-ups.css'
import { Stethoscope } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { checkUpEveryMonths, foldCheckUp } from '../../../src-domain/check-ups/check-up.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { addMonths } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useCheckUps } from './use-check-ups.ts'

export function CheckUpsCard({
  elder,
  onCheckUp,
}: {
  readonly elder: Elder
  /** With the check-up that is to be put right. */
  readonly onCheckUp: (corrects?: string) => void
}) {
  const { t } = useTranslation('checkUps')
  const { role } = usePerson()
  const format = useFormat()
  const today = useToday()
  const known = useCheckUps(elder.id)
  const newest = known?.standing[0]
  const isElsewhere = known?.lastElsewhere !== undefined && known.lastElsewhere > (newest?.body.on ?? '')
  const last = isElsewhere ? known.lastElsewhere : newest?.body.on
  const due = last === undefined ? undefined : addMonths(last, checkUpEveryMonths)
  const on = last === undefined ? '' : format.date(last, today)
  return (
    <Card icon={Stethoscope} title={t('title')}>
      {known === undefined ? (
        <Skeleton rows={2} />
      ) : (
        <div className="stack">
          <div>
            <p>
              {last === undefined
                ? `${t('none')} ${t('noneText')}`
                : newest === undefined || isElsewhere
                  ? t('lastElsewhere', { on })
                  : t('last', { on, count: Object.keys(foldCheckUp(newest).answers).length })}
            </p>
            {due !== undefined && !isNotedDead(elder) && (
              <p className={due < today ? 'check-up-late' : 'quiet'}>
                {t(due < today ? 'overdue' : 'next', { on: format.date(due, today) })}
              </p>
            )}
          </div>
          {may(role, 'measure') && !isNotedDead(elder) && (
            <div className="row">
              <Button small onPress={() => onCheckUp()}>
                {known.open === undefined
                  ? t('start')
                  : t('goOn', { count: Object.keys(foldCheckUp(known.open).answers).length })}
              </Button>
              {newest !== undefined && (
                <Button small kind="quiet" onPress={() => onCheckUp(newest.id)}>
                  {t('correct')}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </Card>
  )
}
