/**
 * The health archive on the staff's page of an elder. Cards of other features (check-ups, follow-ups, scanned papers) stand
 * below its own; the app hands them in.
 */
import './archive.css'
import { HeartPulse } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { consentState } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { AllergyCard } from './allergy-card.tsx'
import { BasicsCard } from './basics-card.tsx'
import { ConditionCard } from './condition-card.tsx'
import { EventCard } from './event-card.tsx'
import { LabCard } from './lab-card.tsx'
import { MedicineCard } from './medicine-card.tsx'
import { ReadingCard } from './reading-card.tsx'
import { TimelineCard } from './timeline-card.tsx'
import { TrendCard } from './trend-card.tsx'
import { VisitCard } from './visit-card.tsx'
import { mayShowArchive } from './use-archive.ts'

export function ArchiveTab({
  elder,
  onAskConsent,
  children,
}: {
  readonly elder: Elder
  readonly onAskConsent: () => void
  /** Cards of other features, for an elder who agreed. */
  readonly children?: ReactNode
}) {
  if (!mayShowArchive(elder)) return <NoMeasuring elder={elder} onAskConsent={onAskConsent} />
  return (
    <div className="archive">
      <div className="stack">
        <ReadingCard elder={elder} />
        <TrendCard elder={elder} />
        <LabCard elder={elder} />
        <TimelineCard elder={elder} />
      </div>
      <div className="stack">
        <AllergyCard elder={elder} />
        <ConditionCard elder={elder} />
        <MedicineCard elder={elder} />
        <EventCard elder={elder} />
        <VisitCard elder={elder} />
        <BasicsCard elder={elder} />
        {children}
      </div>
    </div>
  )
}

function NoMeasuring({ elder, onAskConsent }: { readonly elder: Elder; readonly onAskConsent: () => void }) {
  const { t } = useTranslation('archive')
  const wasAgreed = consentState(elder.body.consents, 'measuring').state === 'withdrawn'
  return (
    <Card icon={HeartPulse} title={t('title')}>
      <EmptyState
        icon={HeartPulse}
        title={t('noConsent.title', { name: elder.body.name })}
        text={`${t('noConsent.text')}${wasAgreed ? t('noConsent.kept') : ''}`}
        action={
          isNotedDead(elder) ? undefined : (
            <Button kind="primary" onPress={onAskConsent}>
              {t('noConsent.ask')}
            </Button>
          )
        }
      />
    </Card>
  )
}
