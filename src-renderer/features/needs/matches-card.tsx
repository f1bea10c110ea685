/** What fits and why, sentence by sentence; what was not recommended and why; requesting, with ten minutes to take it back. */
import './needs.css'
import { Building2, House, MonitorSmartphone, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { type Match, type ScoreParts, shortList } from '../../../src-domain/matching/match-services.ts'
import type { ServiceOffer } from '../../../src-domain/matching/service-offer.ts'
import type { ServiceRequest } from '../../../src-domain/services/service.ts'
import { serviceState } from '../../../src-domain/services/service-rules.ts'
import { daysBetween } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { NotShownList } from './not-shown-list.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { Undoable } from './undoable.tsx'
import { useMatches } from './use-matches.ts'
import { useNeedWords } from './use-need-words.ts'
import { useNeeds } from './use-needs.ts'

const modeIcons = { onSite: Building2, atHome: House, online: MonitorSmartphone } as const
const running: readonly string[] = ['requested', 'confirmed', 'scheduled']

const isFor = (request: ServiceRequest, offer: ServiceOffer): boolean =>
  request.body.organization === offer.organization && request.body.service === offer.service.id

export function MatchesCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('needs')
  const person = usePerson()
  const picture = useNeeds(elder)
  const found = useMatches(elder, picture)
  const [all, setAll] = useState(false)
  const [asking, setAsking] = useState<Match | undefined>()
  if (found === undefined) {
    return (
      <Card icon={Sparkles} title={t('match.title', { name: elder.body.name })}>
        <Skeleton rows={6} />
      </Card>
    )
  }
  const { recommended, notShown } = found.matches
  const short = shortList(recommended, picture?.needs ?? [])
  // Opened, the list goes on below what stood there.
  const shown = all ? [...short, ...recommended.filter((match) => !short.includes(match))] : short
  const hasNeeds = picture?.needs.some((need) => need.degree >= 2) ?? false
  return (
    <Card icon={Sparkles} title={t('match.title', { name: elder.body.name })} note={t('match.note')}>
      {shown.length === 0 && <EmptyState title={hasNeeds ? t('match.noOffers') : t('match.noNeeds')} />}
      <ul className="matches">
        {shown.map((match) => (
          <MatchRow
            key={`${match.offer.organization} ${match.offer.service.id}`}
            match={match}
            isRunning={found.requests.some(
              (request) => isFor(request, match.offer) && running.includes(serviceState(request).state),
            )}
            onRequest={may(person.role, 'requestService') ? () => setAsking(match) : undefined}
          />
        ))}
      </ul>
      {recommended.length > short.length && (
        <Button small kind="quiet" onPress={() => setAll(!all)}>
          {all ? t('match.fewer') : t('match.more', { count: recommended.length })}
        </Button>
      )}
      {notShown.length > 0 && <NotShownList notShown={notShown} />}
      <p className="quiet fine">{t('match.order')}</p>
      {asking !== undefined && <RequestDialog elder={elder} match={asking} onClose={() => setAsking(undefined)} />}
      <div className="matches-undo">
        <Undoable requests={found.requests} />
      </div>
    </Card>
  )
}

const partMaximum: ScoreParts = { need: 40, distance: 20, price: 10, mode: 10, verified: 5, satisfaction: 15 }
const partNames = ['need', 'distance', 'price', 'mode', 'verified', 'satisfaction'] as const

function MatchRow({
  match,
  isRunning,
  onRequest,
}: {
  readonly match: Match
  readonly isRunning: boolean
  readonly onRequest: (() => void) | undefined
}) {
  const { t } = useTranslation('needs')
  const words = useNeedWords()
  const format = useFormat()
  const today = useToday()
  const [open, setOpen] = useState(false)
  const { offer, parts } = match
  const Icon = modeIcons[offer.service.mode]
  const months = Math.floor(daysBetween(offer.service.priceDate, today) / 30)
  const { service } = useServiceWords()
  const name = `${service(offer.service.name)} · ${offer.organizationName}`
  return (
    <li className="match">
      <span className="match-icon" aria-hidden>
        <Icon size={22} />
      </span>
      <div className="match-words">
        <button type="button" className="match-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          {name}
        </button>
        <p>{format.clauses(match.reasons.map((reason) => words.match(reason)))}</p>
        {months >= 6 && <p className="match-old">{t('match.priceOld', { months: String(months) })}</p>}
        {open && (
          <ul className="match-parts">
            <li>
              <b>{t('match.score', { score: String(match.score) })}</b>
            </li>
            {partNames.map((part) => (
              <li key={part}>
                {t('match.partLine', {
                  name: t(`match.part.${part}`),
                  points: String(parts[part]),
                  max: String(partMaximum[part]),
                })}
              </li>
            ))}
          </ul>
        )}
        {isRunning && <p className="match-running">{t('request.already')}</p>}
      </div>
      {onRequest !== undefined && !isRunning && (
        <Button small label={`${t('match.request')} ${name}`} onPress={onRequest}>
          {t('match.request')}
        </Button>
      )}
    </li>
  )
}
