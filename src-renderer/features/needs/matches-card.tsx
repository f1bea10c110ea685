/** What fits and why, sentence by sentence; what was not recommended and why; requesting, with ten minutes to take it back. */
import './needs.css'
import { Building2, House, MonitorSmartphone, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { type Match, offerKey } from '../../../src-domain/recommendation/recommend-services.ts'
import type { ServiceOffer } from '../../../src-domain/recommendation/service-offer.ts'
import type { ServiceRequest } from '../../../src-domain/services/service.ts'
import { serviceState } from '../../../src-domain/services/service-rules.ts'
import { daysBetween } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { FitList } from './fit-list.tsx'
import { FitRow } from './fit-row.tsx'
import { NotForMeDialog, type Unwanted, UnwantedList } from './not-for-me-dialog.tsx'
import { NotShown } from './not-shown.tsx'
import { NotShownList } from './not-shown-list.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { Undoable } from './undoable.tsx'
import { useServiceFits } from './use-fits.ts'

const modeIcons = { onSite: Building2, atHome: House, online: MonitorSmartphone } as const
const running: readonly string[] = ['requested', 'confirmed', 'scheduled']

const isFor = (request: ServiceRequest, offer: ServiceOffer): boolean =>
  request.body.organization === offer.organization && request.body.service === offer.service.id

export function MatchesCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('needs')
  const { service } = useServiceWords()
  const person = usePerson()
  const found = useServiceFits(elder)
  const [asking, setAsking] = useState<Match | undefined>()
  const [unwanted, setUnwanted] = useState<Unwanted | undefined>()
  if (found === undefined) {
    return (
      <Card icon={Sparkles} title={t('match.title', { name: elder.body.name })}>
        <Skeleton rows={6} />
      </Card>
    )
  }
  const { profile, requests, short, whole } = found
  const hasNeeds = profile.needs.some((need) => need.degree >= 2)
  const mayRequest = may(person.role, 'requestService')
  const refuse = ({ offer }: Match) =>
    setUnwanted({
      about: 'service',
      item: offerKey(offer),
      name: `${offer.service.name} · ${offer.organizationName}`,
      like: offer.service.code,
    })
  return (
    <Card icon={Sparkles} title={t('match.title', { name: elder.body.name })} note={t('match.note')}>
      {short.length === 0 && <EmptyState title={hasNeeds ? t('match.noOffers') : t('match.noNeeds')} />}
      <FitList
        short={short}
        whole={whole}
        keyOf={({ offer }) => offerKey(offer)}
        renderRow={(match) => (
          <MatchRow
            key={offerKey(match.offer)}
            match={match}
            name={`${service(match.offer.service.name)} · ${match.offer.organizationName}`}
            isRunning={requests.some(
              (request) => isFor(request, match.offer) && running.includes(serviceState(request).state),
            )}
            onRequest={mayRequest ? () => setAsking(match) : undefined}
            onRefuse={mayRequest ? () => refuse(match) : undefined}
          />
        )}
      />
      <NotShown about="service" whole={whole}>
        {(notShown) => <NotShownList notShown={notShown} />}
      </NotShown>
      <UnwantedList elder={elder.id} about="service" words={profile.refused.words} />
      <p className="quiet fine">{t('match.order')}</p>
      {asking !== undefined && <RequestDialog elder={elder} match={asking} onClose={() => setAsking(undefined)} />}
      {unwanted !== undefined && (
        <NotForMeDialog elder={elder.id} thing={unwanted} onClose={() => setUnwanted(undefined)} />
      )}
      <Undoable requests={requests} />
    </Card>
  )
}

function MatchRow({
  match,
  name,
  isRunning,
  onRequest,
  onRefuse,
}: {
  readonly match: Match
  readonly name: string
  readonly isRunning: boolean
  readonly onRequest: (() => void) | undefined
  readonly onRefuse: (() => void) | undefined
}) {
  const { t } = useTranslation('needs')
  const today = useToday()
  const { offer } = match
  const months = Math.floor(daysBetween(offer.service.priceDate, today) / 30)
  return (
    <FitRow
      icon={modeIcons[offer.service.mode]}
      name={name}
      score={match.score}
      parts={match.parts}
      notes={
        <>
          {months >= 6 && <p className="match-old">{t('match.priceOld', { months: String(months) })}</p>}
          {match.warnings.map((warning) => (
            <p key={warning} className="match-old" lang="zh-CN">
              {warning}
            </p>
          ))}
          {isRunning && <p className="match-running">{t('request.already')}</p>}
        </>
      }
      actions={
        <>
          {onRequest !== undefined && !isRunning && (
            <Button small label={`${t('match.request')} ${name}`} onPress={onRequest}>
              {t('match.request')}
            </Button>
          )}
          {onRefuse !== undefined && !isRunning && (
            <Button small kind="quiet" label={`${t('notForMe.button')} ${name}`} onPress={onRefuse}>
              {t('notForMe.button')}
            </Button>
          )}
        </>
      }
    />
  )
}
