/** Six needs as bars with their reasons, daily help below; each can be corrected, with a reason. */
import './needs.css'
import { Compass, HandHelping, Pencil } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { dailyDimensions, healthDimensions, type NeedDimension } from '../../../src-domain/needs/dimensions.ts'
import { comparedDays } from '../../../src-domain/needs/need-history.ts'
import type { Need } from '../../../src-domain/needs/needs.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Button } from '../../ui/button.tsx'
import { type NeedBar, NeedBars } from '../../ui/need-bars.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { CorrectionDialog } from './correction-dialog.tsx'
import { useNeedWords } from './use-need-words.ts'
import { type NeedPicture, useNeeds } from './use-needs.ts'
import { NeedHistoryList } from './need-history-list.tsx'

export function NeedsCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('needs')
  const picture = useNeeds(elder)
  const words = useNeedWords()
  const person = usePerson()
  const [correcting, setCorrecting] = useState<NeedDimension | undefined>()
  const needs = picture?.needs ?? []
  const bars = (dimensions: readonly NeedDimension[]): readonly NeedBar[] =>
    dimensions.flatMap((dimension) => {
      const need = needs.find((one) => one.dimension === dimension)
      if (need === undefined) return []
      const name = words.dimension(dimension)
      return [
        {
          id: dimension,
          name,
          degree: isUnknown(need) ? 'unknown' : need.degree,
          reason: (
            <Reasons
              need={need}
              elder={elder}
              picture={picture}
              onAnswer={may(person.role, 'correctNeed') ? () => setCorrecting(dimension) : undefined}
            />
          ),
          action: may(person.role, 'correctNeed') && (
            <Button
              small
              kind="quiet"
              icon={Pencil}
              label={`${t('card.correct')} ${name}`}
              onPress={() => setCorrecting(dimension)}
            >
              {t('card.correct')}
            </Button>
          ),
        },
      ]
    })
  const corrected = needs.find((need) => need.dimension === correcting)
  const changes = useMemo(() => picture?.changes() ?? [], [picture])
  const changed =
    changes.length === 0
      ? t('card.unchanged', { count: comparedDays })
      : t('card.changed', {
          count: comparedDays,
          changes: changes
            .map(({ dimension, from, to }) => t('card.change', { dimension: words.dimension(dimension), from, to }))
            .join(t('card.changeJoin')),
        })
  const isProvisional = picture?.facts.assessment !== undefined && !picture.facts.assessmentIsSigned
  return (
    <>
      <Card
        icon={Compass}
        title={t('card.title')}
        note={isProvisional ? `${t('card.note')} · ${t('card.provisional')}` : t('card.note')}
      >
        {picture !== undefined && <p className="need-changes">{changed}</p>}
        {picture === undefined ? <Skeleton rows={6} /> : <NeedBars needs={bars(healthDimensions)} />}
        {picture !== undefined &&
          picture.facts.readings.some(({ body }) => body.type === 'bloodPressure' || body.type === 'glucose') && (
            <p className="quiet fine">{t('card.targets', { name: picture.facts.targets.name })}</p>
          )}
      </Card>
      <Card icon={HandHelping} title={t('card.daily')}>
        {picture === undefined ? <Skeleton rows={7} /> : <NeedBars needs={bars(dailyDimensions)} />}
      </Card>
      {corrected !== undefined && (
        <CorrectionDialog elder={elder.id} need={corrected} onClose={() => setCorrecting(undefined)} />
      )}
    </>
  )
}

/** Nothing speaks for it, but what would has not been asked yet: that is no "none". */
const isUnknown = ({ degree, correction, unknown }: Need): boolean =>
  degree === 0 && correction === undefined && unknown.length > 0

/** The strongest reason in sight, the others one tap away; a correction and what cannot be judged always in sight. */
function Reasons({
  need,
  elder,
  picture,
  onAnswer,
}: {
  readonly need: Need
  readonly elder: Elder
  readonly picture: NeedPicture | undefined
  /** Notes what somebody answered: a correction, of the same degree or another. */
  readonly onAnswer: (() => void) | undefined
}) {
  const { t } = useTranslation('needs')
  const words = useNeedWords()
  const format = useFormat()
  const staffNames = useStaffNames()
  const nameOf = (id: string) => staffNames?.get(id) ?? '…'
  const [open, setOpen] = useState(false)
  const [isTold, setTold] = useState(false)
  const [first, ...rest] = need.reasons
  const { correction, outdated, ask } = need
  const said = String(ask?.params['words'] ?? '')
  const lacks = [...new Set(need.unknown.map((one) => one.lacks))]
  return (
    <span className="need-reasons">
      {first !== undefined && <span>{words.reason(first)}</span>}
      {first === undefined && !isUnknown(need) && <span>{t('card.none')}</span>}
      {open && rest.map((reason) => <span key={reason.rule}>{words.reason(reason)}</span>)}
      {rest.length > 0 && (
        <button type="button" className="need-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('card.less') : t('card.more', { count: rest.length })}
        </button>
      )}
      {!isUnknown(need) && (
        <button type="button" className="need-more" aria-expanded={isTold} onClick={() => setTold(!isTold)}>
          {isTold ? t('history.hide') : t('history.show')}
          <span className="only-heard"> {words.dimension(need.dimension)}</span>
        </button>
      )}
      {isTold && picture !== undefined && (
        <NeedHistoryList elder={elder} dimension={need.dimension} picture={picture} />
      )}
      {ask !== undefined && (
        <span className="need-ask">
          <span>
            <b>{t('card.ask')}</b> {words.ask(ask)}
          </span>
          {said !== '' && <span className="quiet">{t('ask.words', { words: said })}</span>}
          {onAnswer !== undefined && (
            <button type="button" className="need-more" onClick={onAnswer}>
              {t('card.answered')}
              <span className="only-heard"> {words.dimension(need.dimension)}</span>
            </button>
          )}
        </span>
      )}
      {correction !== undefined && (
        <span className="need-corrected">
          {t('card.corrected', {
            name: nameOf(correction.author),
            degree: String(correction.body.degree),
            computed: String(need.computed),
            reason: correction.body.reason,
          })}
        </span>
      )}
      {outdated !== undefined && (
        <span className="need-corrected">
          {t('card.outdated', {
            name: nameOf(outdated.author),
            degree: String(outdated.body.degree),
            reason: outdated.body.reason,
          })}
        </span>
      )}
      {lacks.length > 0 && (
        <span className="need-unknown">
          {format.labelled(t('card.unknownTitle'), format.list(lacks.map((lack) => t(`card.unknown.${lack}`))))}
        </span>
      )}
    </span>
  )
}
