/** The newest assessment on the elder's page: total, level, what changed, the four parts; or the way to the first one. */
import './assessment.css'
import { BellDot, ClipboardCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssessmentDraft } from '../../../src-domain/assessments/assessment-draft.ts'
import { foldDraft } from '../../../src-domain/assessments/assessment-draft.ts'
import {
  type AssessmentComparison,
  compareAssessments,
  type ItemChange,
  signatureState,
} from '../../../src-domain/assessments/assessment-history.ts'
import { isSelfAssessment } from '../../../src-domain/assessments/assessment.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { SectionBars } from './level-result.tsx'
import { NoConsent } from './no-consent.tsx'
import { signed, useAssessmentWords } from './use-assessment-words.ts'
import { type Assessments, useAssessments } from './use-assessments.ts'

type CardProps = {
  readonly elder: Elder
  readonly onOpen: () => void
  /** Begins one, or goes on with one that corrects an earlier one. */
  readonly onAssess: (corrects?: string) => void
  /** To where consent is asked for. */
  readonly onAskConsent: () => void
}

export function AssessmentCard({ elder, onOpen, onAssess, onAskConsent }: CardProps) {
  const { t } = useTranslation('assessment')
  const format = useFormat()
  const today = useToday()
  const known = useAssessments(elder.id)
  const open = known?.state === 'open' ? known : undefined
  const newest = open?.list[0]
  const isSigned = newest !== undefined && open !== undefined && signatureState(newest, open.records).state === 'signed'
  return (
    <Card
      icon={ClipboardCheck}
      title={t('card.title')}
      note={
        newest === undefined
          ? t('standard')
          : `${t('standard')} · ${format.date(newest.body.date, today)} · ${isSigned ? t('result.twoAssessors') : t('result.pendingReview')}`
      }
    >
      {known === undefined ? (
        <Skeleton rows={4} />
      ) : known.state === 'closed' ? (
        <NoConsent elder={elder} keeps={known.keeps} onAskConsent={onAskConsent} />
      ) : (
        <Content known={known} isSigned={isSigned} onOpen={onOpen} onAssess={onAssess} />
      )}
    </Card>
  )
}

function Content({
  known,
  isSigned,
  onOpen,
  onAssess,
}: Pick<CardProps, 'onOpen' | 'onAssess'> & { readonly known: Assessments; readonly isSigned: boolean }) {
  const { t } = useTranslation('assessment')
  const format = useFormat()
  const today = useToday()
  const words = useAssessmentWords()
  const [newest, before] = known.list
  const open = known.records
    .filter((one) => one.kind === 'assessment-draft')
    .map((one) => one as unknown as AssessmentDraft)
    .filter((one) => one.body.mode === 'national')
    .map((draft) => ({ ...foldDraft(draft), corrects: draft.body.corrects }))
    .find((form) => form.state === 'open')
  const self = known.records.find(isSelfAssessment)?.body
  const compared = newest === undefined || before === undefined ? undefined : compareAssessments(before, newest)
  return (
    <div className="stack">
      {open !== undefined && (
        <Notice
          tone="gold"
          title={t('card.draft', { answered: String(Object.keys(open.answers).length) })}
          action={
            <Button small onPress={() => onAssess(open.corrects)}>
              {t('card.continue')}
            </Button>
          }
        />
      )}
      {newest === undefined ? (
        <EmptyState
          icon={ClipboardCheck}
          title={t('card.none')}
          text={t('card.noneText')}
          action={open === undefined ? <Button onPress={() => onAssess()}>{t('start.button')}</Button> : undefined}
        />
      ) : (
        <div>
          <div className="assessment-card-total">
            <b>
              {newest.body.result.total} <small>{t('result.of90')}</small>
            </b>
            <div>
              <Chip tone={newest.body.result.final === 0 ? 'green' : newest.body.result.final >= 3 ? 'red' : 'gold'}>
                {words.levelShort(newest.body.result.final)}
              </Chip>{' '}
              {!isSigned && (
                <Chip tone="gold" icon={BellDot}>
                  {t('result.pendingReview')}
                </Chip>
              )}
              {compared !== undefined && <Changes compared={compared} />}
            </div>
            <Button small onPress={onOpen}>
              {t('card.open')}
            </Button>
          </div>
          <SectionBars result={newest.body.result} />
        </div>
      )}
      {self !== undefined && (
        <p className="quiet">
          {t('card.self', { date: format.date(self.date, today), count: Object.keys(self.answers).length })}
        </p>
      )}
    </div>
  )
}

const shownChanges = 3

/** What changed since the last one, what went the way of the total first: the largest of each at once, the rest when asked for. */
function Changes({ compared }: { readonly compared: AssessmentComparison }) {
  const { t } = useTranslation('assessment')
  const format = useFormat()
  const words = useAssessmentWords()
  const [isOpen, setOpen] = useState(false)
  const { total, items } = compared
  const change = total === 0 ? t('card.equal') : t(total < 0 ? 'card.less' : 'card.more', { count: Math.abs(total) })
  if (items.length === 0) return <p className="quiet">{t('card.unchanged', { change })}</p>
  const shownOf = (list: readonly ItemChange[]) => (isOpen ? list : list.slice(0, shownChanges))
  const better = shownOf(items.filter((one) => one.after > one.before))
  const worse = shownOf(items.filter((one) => one.after < one.before))
  const hidden = items.length - better.length - worse.length
  const told = (list: readonly ItemChange[]): string =>
    format.list(list.map((one) => `${words.item(one.item)} ${signed(one.after - one.before)}`))
  const groups = [
    { list: better, text: t('card.better', { items: told(better) }) },
    { list: worse, text: t('card.worse', { items: told(worse) }) },
  ].filter(({ list }) => list.length > 0)
  return (
    <>
      <p className="quiet">
        {t('card.compared', {
          change,
          items: (total > 0 ? groups : groups.toReversed()).map(({ text }) => text).join(t('card.between')),
        })}
      </p>
      {hidden > 0 && (
        <Button small kind="quiet" onPress={() => setOpen(true)}>
          {t('card.moreItems', { count: hidden })}
        </Button>
      )}
    </>
  )
}
