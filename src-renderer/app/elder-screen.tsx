/** One elder's page put together from the features that know its parts: who it is, assessment, needs, consent, looks. */
import './elder-screen.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { ConsentTab } from '../features/elders/consent-tab.tsx'
import { ElderCardDialog } from '../features/elders/elder-card.tsx'
import { ElderFrame, type ElderTab } from '../features/elders/elder-frame.tsx'
import { ContactsCard, FactsCard } from '../features/elders/facts-card.tsx'
import { LooksTab } from '../features/elders/looks-tab.tsx'
import { QuestionsCard } from '../features/elders/questions-card.tsx'
import { useDocument } from '../replica/use-replica.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function ElderScreen({
  id,
  tab,
  onTab,
  onEdit,
}: {
  readonly id: string
  readonly tab: string
  readonly onTab: (tab: string) => void
  readonly onEdit: () => void
}) {
  const { t } = useTranslation('elders')
  const [isCardOpen, setCardOpen] = useState(false)
  const document = useDocument(id)
  const tabs: readonly ElderTab[] = [
    {
      key: 'overview',
      label: t('looks.tabs.overview'),
      permission: 'viewElder',
      render: (elder) => <Overview elder={elder} />,
    },
    {
      key: 'consent',
      label: t('looks.tabs.consent'),
      permission: 'viewElder',
      render: (elder) => <ConsentTab elder={elder} />,
    },
    {
      key: 'looks',
      label: t('looks.tabs.looks'),
      permission: 'viewAudit',
      render: (elder) => <LooksTab elder={elder.id} />,
    },
  ]
  return (
    <AntdTheme face="staff">
      <ElderFrame id={id} tabs={tabs} tab={tab} onTab={onTab} onEdit={onEdit} onPrintCard={() => setCardOpen(true)} />
      {isCardOpen && document !== undefined && document !== null && isElder(document) && (
        <ElderCardDialog elder={document} onClose={() => setCardOpen(false)} />
      )}
    </AntdTheme>
  )
}

function Overview({ elder }: { readonly elder: Elder }) {
  return (
    <div className="elder-overview">
      <div className="stack">
        <QuestionsCard elder={elder} />
        <FactsCard elder={elder} />
      </div>
      <div className="stack">
        <ContactsCard elder={elder} />
      </div>
    </div>
  )
}
