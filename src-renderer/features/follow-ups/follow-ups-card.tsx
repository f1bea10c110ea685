/** Follow-ups in the health record: for each followed condition the last judgement, the next day, and the way to a new one. */
import './follow-ups.css'
import { HeartPulse } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { FollowUp } from '../../../src-domain/follow-ups/follow-up.ts'
import { conditionOf, type Programme, programmes } from '../../../src-domain/follow-ups/follow-up-lists.ts'
import { active } from '../../../src-domain/needs/need-rule.ts'
import { plannedFollowUps } from '../../../src-domain/needs/visit-judgement.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { toneOf } from './result-card.tsx'
import { useFollowUpWords } from './use-follow-up-words.ts'
import { type KnownFollowUps, useFollowUps } from './use-follow-ups.ts'

type CardProps = {
  readonly elder: Elder
  /** With the follow-up that is to be written anew. */
  readonly onFollowUp: (programme: Programme, corrects?: string) => void
}

/** In the archive of an elder who agreed to it; nothing where neither condition is known. */
export function FollowUpsCard({ elder, onFollowUp }: CardProps) {
  const { t } = useTranslation('followUps')
  const known = useFollowUps(elder)
  const shown =
    known === undefined
      ? []
      : programmes.filter(
          (one) =>
            active(known.facts).some(({ code }) => code === conditionOf[one]) ||
            known.facts.followUps.some(({ body }) => body.answers.programme === one),
        )
  if (known !== undefined && shown.length === 0) return null
  return (
    <Card icon={HeartPulse} title={t('card.title')} note={t('card.note')} flush>
      {known === undefined ? (
        <Skeleton rows={2} />
      ) : (
        <ul className="follow-up-rows">
          {shown.map((programme) => (
            <Row key={programme} programme={programme} known={known} onFollowUp={onFollowUp} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({
  programme,
  known,
  onFollowUp,
}: Pick<CardProps, 'onFollowUp'> & { readonly programme: Programme; readonly known: KnownFollowUps }) {
  const { t } = useTranslation('followUps')
  const { role } = usePerson()
  const format = useFormat()
  const words = useFollowUpWords()
  const { today } = known.facts
  const [newest, ...earlier] = known.facts.followUps.filter(({ body }) => body.answers.programme === programme)
  const planned = plannedFollowUps(known.facts).find(({ condition }) => condition === conditionOf[programme])
  const isJudged = newest !== undefined && (planned === undefined || newest.body.answers.on >= planned.last)
  return (
    <li>
      <div>
        <b>{t(`programme.${programme}`)}</b>{' '}
        {isJudged && <Chip tone={toneOf[newest.body.result.step]}>{words.category(newest.body.result)}</Chip>}
        <p>
          {isJudged
            ? t('card.last', {
                on: format.date(newest.body.answers.on, today),
                result: words.why(newest.body.result, newest.body.answers, newest.body.basis),
              })
            : planned === undefined
              ? `${t('card.none')} ${t('card.noneText')}`
              : t('card.lastPlain', { on: format.date(planned.last, today) })}
        </p>
        {planned !== undefined && (
          <p className={planned.due < today ? 'follow-up-late' : 'quiet'}>
            {t(planned.due < today ? 'card.nextOverdue' : 'card.next', { on: format.date(planned.due, today) })}
          </p>
        )}
        {earlier.length > 0 && <Earlier followUps={earlier} today={today} />}
      </div>
      {may(role, 'measure') && (
        <div className="row">
          {isJudged && (
            <Button small kind="quiet" onPress={() => onFollowUp(programme, newest.id)}>
              {t('card.correct')}
            </Button>
          )}
          <Button small onPress={() => onFollowUp(programme)}>
            {t('card.start')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Newest first, each as it was judged on its day. */
function Earlier({ followUps, today }: { readonly followUps: readonly FollowUp[]; readonly today: CalendarDate }) {
  const { t } = useTranslation('followUps')
  const format = useFormat()
  const words = useFollowUpWords()
  return (
    <details className="follow-up-past">
      <summary>{t('card.earlier', { count: followUps.length })}</summary>
      <ul className="follow-up-earlier">
        {followUps.map(({ id, body: { answers, basis, result } }) => (
          <li key={id}>
            <b>{format.date(answers.on, today)}</b> <Chip tone={toneOf[result.step]}>{words.category(result)}</Chip>{' '}
            {words.why(result, answers, basis)}
          </li>
        ))}
      </ul>
    </details>
  )
}
