/** Lets an expert who signed in through whose papers are in order; else says why not, in plain words, and shows nothing. */
import { ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Expert, expertKind } from '../../../src-domain/organizations/expert.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type ExpertAccount, isExpertAccount, whyNotAnswering } from '../../../src-domain/staff/expert-account.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Notice } from '../../ui/chip.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'

export type OwnAccount = { readonly account: ExpertAccount; readonly papers: Expert }

export function ExpertGate({ children }: { readonly children: (own: OwnAccount) => ReactNode }) {
  const { t } = useTranslation('asking')
  const { staff } = usePerson()
  const account = useDocument(staff)
  if (account === undefined) return <Skeleton rows={6} />
  if (account === null || !isExpertAccount(account)) {
    return <EmptyState icon={ShieldAlert} title={t('expert.noAccount')} text={t('expert.askStation')} />
  }
  return <WithPapers account={account}>{children}</WithPapers>
}

function WithPapers({
  account,
  children,
}: {
  readonly account: ExpertAccount
  readonly children: (own: OwnAccount) => ReactNode
}) {
  const { t } = useTranslation('asking')
  const refusalText = useRefusalText()
  const today = useToday()
  const found = useDocument(account.body.expert)
  if (found === undefined) return <Skeleton rows={6} />
  const papers = found !== null && isExpert(found) ? found : undefined
  const reasons = whyNotAnswering(account, papers, today)
  if (papers !== undefined && reasons.length === 0) return children({ account, papers })
  return (
    <Page title={t('expert.notNow', { name: account.body.name })} note={t('expert.askStation')}>
      <div className="stack">
        {reasons.map((reason) => (
          <Notice key={`${reason.code} ${reason.field ?? ''}`} tone="gold" title={refusalText(reason)} />
        ))}
      </div>
    </Page>
  )
}

const isExpert = (document: Document): document is Expert => document.kind === expertKind.kind
