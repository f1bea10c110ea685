/** One elder's page put together from the features that know its parts: who it is, assessment, needs, consent, looks. */
import './elder-screen.css'
import { ClipboardCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../src-domain/elders/elder-rules.ts'
import type { Role } from '../../src-domain/staff/staff.ts'
import { may } from '../../src-domain/staff/permissions.ts'
import type { Programme } from '../../src-domain/follow-ups/follow-up-lists.ts'
import { ArchiveTab } from '../features/archive/archive-tab.tsx'
import { AskedCard } from '../features/asking/asked-card.tsx'
import { AssessmentCard } from '../features/assessment/assessment-card.tsx'
import { CheckUpsCard } from '../features/check-ups/check-ups-card.tsx'
import { VisitCodeButton } from '../features/elder-identify/visit-code-dialog.tsx'
import { ConsentTab } from '../features/elders/consent-tab.tsx'
import { ElderCardDialog } from '../features/elders/elder-card.tsx'
import { ElderFrame, type ElderTab } from '../features/elders/elder-frame.tsx'
import { ContactsCard, FactsCard } from '../features/elders/facts-card.tsx'
import { ArrivedNote, LeftPage, useMoved } from '../features/elders/moved.tsx'
import { JoinedPage, SamePersonCard } from '../features/elders/same-person-card.tsx'
import { TransferCard } from '../features/elders/transfer-card.tsx'
import { LooksTab } from '../features/elders/looks-tab.tsx'
import { ErasedPage, useErasure } from '../features/erasure/erased-page.tsx'
import { RecordEndCard } from '../features/erasure/record-end-card.tsx'
import { ArticleFitsCard } from '../features/needs/article-fits-card.tsx'
import { FollowUpsCard } from '../features/follow-ups/follow-ups-card.tsx'
import { MatchesCard } from '../features/needs/matches-card.tsx'
import { InstrumentCard } from '../features/instruments/instrument-card.tsx'
import { NeedsCard } from '../features/needs/needs-card.tsx'
import { IllnessAdviceCard } from '../features/needs/illness-advice-card.tsx'
import { ImportCard } from '../features/imports/import-card.tsx'
import { ElderStoriesCard } from '../features/outreach/elder-stories-card.tsx'
import { PapersCard } from '../features/papers/papers-card.tsx'
import { ProductFitsCard } from '../features/needs/product-fits-card.tsx'
import { SegmentChips } from '../features/needs/segment-chips.tsx'
import { ElderProgressCard } from '../features/training/elder-progress-card.tsx'
import { PreferencesCard } from '../features/preferences/preferences-card.tsx'
import { TakeAwayCard } from '../features/record-copy/take-away-card.tsx'
import { RadarCard } from '../features/radar/radar-card.tsx'
import { QuestionsCard } from '../features/questions/questions-card.tsx'
import { ElderServicesCard } from '../features/services/services-screen.tsx'
import { usePerson } from '../host/host-context.ts'
import { useJoined } from '../features/elders/use-joined.ts'
import { useDocument } from '../replica/use-replica.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'
import { Button } from '../ui/button.tsx'

export function ElderScreen({
  id,
  tab,
  onTab,
  onOpen,
  onEdit,
  onAssess,
  onOpenAssessment,
  onInstrument,
  onOpenInstrument,
  onFollowUp,
  onCheckUp,
  onImport,
  onOpenArticle,
  onOpenQuestion,
}: {
  readonly id: string
  readonly tab: string
  readonly onTab: (tab: string) => void
  /** Another elder's page. */
  readonly onOpen: (id: string) => void
  readonly onEdit: () => void
  readonly onAssess: (corrects?: string) => void
  readonly onOpenAssessment: () => void
  /** Starts it, or goes on with it. */
  readonly onInstrument: (instrument: string) => void
  readonly onOpenInstrument: (instrument: string) => void
  readonly onFollowUp: (programme: Programme, corrects?: string) => void
  readonly onCheckUp: (corrects?: string) => void
  /** A file of measurements. */
  readonly onImport: () => void
  readonly onOpenArticle: (article: string) => void
  readonly onOpenQuestion: (question: string) => void
}) {
  const { t } = useTranslation('elders')
  const { role } = usePerson()
  const [isCardOpen, setCardOpen] = useState(false)
  const document = useDocument(id)
  const erasure = useErasure(document === null ? id : undefined)
  const left = useMoved(document === null ? id : undefined, 'left')
  const joined = useJoined(id)
  const tabs: readonly ElderTab[] = [
    {
      key: 'overview',
      label: t('looks.tabs.overview'),
      permission: 'viewElder',
      render: (elder) =>
        isNotedDead(elder) ? (
          <EndedOverview elder={elder} />
        ) : (
          <Overview
            elder={elder}
            onAssess={onAssess}
            onOpenAssessment={onOpenAssessment}
            onInstrument={onInstrument}
            onOpenInstrument={onOpenInstrument}
            onAskConsent={() => onTab('consent')}
          />
        ),
    },
    {
      key: 'health',
      label: t('looks.tabs.health'),
      permission: 'viewHealth',
      // Other features' cards of the archive stand between its tags.
      render: (elder) => (
        <div className="stack">
          <ArchiveTab elder={elder} onAskConsent={() => onTab('consent')}>
            {!isNotedDead(elder) && <FollowUpsCard elder={elder} onFollowUp={onFollowUp} />}
            <PapersCard elder={elder} />
            {!isNotedDead(elder) && <ImportCard onImport={onImport} />}
            <CheckUpsCard elder={elder} onCheckUp={onCheckUp} />
          </ArchiveTab>
          <TakeAwayCard elder={elder} />
        </div>
      ),
    },
    {
      key: 'needs',
      label: t('looks.tabs.needs'),
      permission: 'viewHealth',
      render: (elder) =>
        isNotedDead(elder) ? (
          <ElderServicesCard elder={elder.id} isEnded />
        ) : (
          <Needs elder={elder} onOpenArticle={onOpenArticle} onOpenQuestion={onOpenQuestion} />
        ),
    },
    {
      key: 'consent',
      label: t('looks.tabs.consent'),
      permission: 'viewElder',
      render: (elder) => (
        <div className="stack">
          <ConsentTab elder={elder} />
          <ElderStoriesCard elder={elder} />
          <SamePersonCard elder={elder} />
          {!isNotedDead(elder) && <TransferCard elder={elder} />}
          <RecordEndCard elder={elder} />
        </div>
      ),
    },
    {
      key: 'looks',
      label: t('looks.tabs.looks'),
      permission: 'viewAudit',
      render: (elder) => <LooksTab elder={elder.id} />,
    },
  ]
  if (document === null && erasure !== undefined) return <ErasedPage erasure={erasure} />
  if (document === null && left !== undefined) return <LeftPage moved={left} />
  if (joined?.into !== undefined) {
    const { into, by } = joined
    return <JoinedPage into={into} by={by} onOpen={() => onOpen(into)} />
  }
  return (
    <AntdTheme face="staff">
      <ElderFrame
        id={id}
        tabs={tabs}
        tab={tab}
        onTab={onTab}
        onEdit={onEdit}
        onPrintCard={() => setCardOpen(true)}
        chips={chipsFor(role)}
        actions={actionsFor(role, t('looks.tabs.assessment'), onAssess)}
      />
      {isCardOpen && document !== undefined && document !== null && isElder(document) && (
        <ElderCardDialog elder={document} onClose={() => setCardOpen(false)} />
      )}
    </AntdTheme>
  )
}

/** Labels are health data: a volunteer sees none. */
const chipsFor = (role: Role) => (elder: Elder) => (may(role, 'viewHealth') ? <SegmentChips elder={elder} /> : null)

const actionsFor = (role: Role, label: string, onAssess: () => void) => (elder: Elder) => (
  <>
    {may(role, 'handOver') && <VisitCodeButton elder={elder.id} />}
    {may(role, 'assess') && (
      <Button kind="primary" icon={ClipboardCheck} onPress={() => onAssess()}>
        {label}
      </Button>
    )}
  </>
)

function Overview({
  elder,
  onAssess,
  onOpenAssessment,
  onInstrument,
  onOpenInstrument,
  onAskConsent,
}: {
  readonly elder: Elder
  readonly onAssess: (corrects?: string) => void
  readonly onOpenAssessment: () => void
  readonly onInstrument: (instrument: string) => void
  readonly onOpenInstrument: (instrument: string) => void
  readonly onAskConsent: () => void
}) {
  const { role } = usePerson()
  return (
    <div className="elder-overview">
      <div className="stack">
        <ArrivedNote elder={elder.id} />
        {may(role, 'settleConflict') && <QuestionsCard elder={elder} />}
        {may(role, 'viewHealth') && (
          <AssessmentCard elder={elder} onOpen={onOpenAssessment} onAssess={onAssess} onAskConsent={onAskConsent} />
        )}
        {may(role, 'viewHealth') && <InstrumentCard elder={elder} onStart={onInstrument} onOpen={onOpenInstrument} />}
        <FactsCard elder={elder} />
      </div>
      <div className="stack">
        {may(role, 'viewHealth') && <RadarCard elder={elder} />}
        {may(role, 'viewHealth') && <NeedsCard elder={elder} />}
        <ContactsCard elder={elder} />
        <PreferencesCard elder={elder} />
        <ElderProgressCard elder={elder} />
      </div>
    </div>
  )
}

/** Of who is noted as dead: who the person was, and whom to speak to. Nothing is worked out, offered or asked. */
function EndedOverview({ elder }: { readonly elder: Elder }) {
  const { role } = usePerson()
  return (
    <div className="elder-overview">
      <div className="stack">
        <ArrivedNote elder={elder.id} />
        {may(role, 'settleConflict') && <QuestionsCard elder={elder} />}
        <FactsCard elder={elder} />
      </div>
      <div className="stack">
        <ContactsCard elder={elder} />
      </div>
    </div>
  )
}

function Needs({
  elder,
  onOpenArticle,
  onOpenQuestion,
}: {
  readonly elder: Elder
  readonly onOpenArticle: (article: string) => void
  readonly onOpenQuestion: (question: string) => void
}) {
  const { role } = usePerson()
  return (
    <div className="elder-overview is-needs">
      <div className="stack">
        <NeedsCard elder={elder} />
        {may(role, 'answerQuestion') && <AskedCard elder={elder} onOpen={onOpenQuestion} />}
      </div>
      <div className="stack">
        <ElderServicesCard elder={elder.id} />
        <MatchesCard elder={elder} />
        <ProductFitsCard elder={elder} />
        <IllnessAdviceCard elder={elder} onOpen={onOpenArticle} />
        <ArticleFitsCard elder={elder} onOpen={onOpenArticle} />
      </div>
    </div>
  )
}
