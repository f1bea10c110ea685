/**
 * One elder's record on a page outside the tabs: drawn for who may see it, while the elder lives and agrees to the record, and
 * written down as a look. Where it stays closed nothing of it is drawn, so nothing is written down either.
 */
import './elders.css'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead, isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { may, type Permission } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { EndedNotice } from './ended-notice.tsx'
import { NotAllowed } from './not-allowed.tsx'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { WithdrawnNotice } from './withdrawn-notice.tsx'

export function RecordGate({
  id,
  permission,
  part,
  onBack,
  children,
}: {
  readonly id: string
  readonly permission: Permission
  /** What is looked at, as `audit` names it. */
  readonly part: string
  readonly onBack: () => void
  readonly children: (elder: Elder) => ReactNode
}) {
  const { t } = useTranslation(['elders', 'ui'])
  const { role } = usePerson()
  const document = useDocument(id)
  const isPermitted = may(role, permission)
  const elder = document !== undefined && document !== null && isElder(document) ? document : undefined
  // What was found stays readable; nobody is assessed or measured any more.
  const isShown = elder !== undefined && isRecordOpen(elder) && !(isNotedDead(elder) && permission !== 'viewHealth')
  useElderLook(isPermitted && isShown ? id : undefined, part)
  if (!isPermitted) return <NotAllowed />
  if (document === undefined) {
    return (
      <div className="staff-page">
        <Skeleton rows={8} />
      </div>
    )
  }
  if (elder === undefined) return <EmptyState title={t('notFound')} text={t('notFoundHint')} />
  if (isShown) return <>{children(elder)}</>
  return (
    <Page
      title={elder.body.name}
      actions={
        <Button icon={ArrowLeft} onPress={onBack}>
          {t('ui:back')}
        </Button>
      }
    >
      {isRecordOpen(elder) ? <EndedNotice elder={elder} /> : <WithdrawnNotice />}
    </Page>
  )
}
