/**
 * The elder's own result: one sentence in huge words, what goes well, what we can help with. No score, no level, nothing
 * about mind or mood (plain-result.ts). The same text is read aloud.
 */
import './assessment.css'
import { CircleCheck, HeartHandshake, Sprout } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { signatureState } from '../../../src-domain/assessments/assessment-history.ts'
import { plainResult, type PlainResult } from '../../../src-domain/assessments/plain-result.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useAssessments } from './use-assessments.ts'

type MyResult =
  | { readonly state: 'told'; readonly plain: PlainResult; readonly date: string }
  | { readonly state: 'none' }
  /** Results are stored that the elder does not want used any more. */
  | { readonly state: 'withdrawn' }

/** Undefined while loading. */
function useMyResult(elder: string): MyResult | undefined {
  const known = useAssessments(elder)
  const format = useFormat()
  const today = useToday()
  if (known === undefined) return undefined
  if (known.state === 'closed') return { state: known.keeps ? 'withdrawn' : 'none' }
  const [newest, before] = known.list
  if (newest === undefined) return { state: 'none' }
  const isSigned = signatureState(newest, known.records).state === 'signed'
  return { state: 'told', plain: plainResult(newest, before, isSigned), date: format.date(newest.body.date, today) }
}

export function MyResult({ elder, onBack }: { readonly elder: string; readonly onBack: () => void }) {
  const { t } = useTranslation('assessment')
  const mine = useMyResult(elder)
  return (
    <ElderPage
      title={t('plain.title')}
      onBack={onBack}
      subtitle={mine?.state === 'told' ? t('plain.on', { date: mine.date }) : undefined}
    >
      {mine === undefined ? (
        <Skeleton rows={5} />
      ) : mine.state === 'told' ? (
        <Told plain={mine.plain} />
      ) : (
        <EmptyState title={t(`plain.${mine.state}`)} />
      )}
    </ElderPage>
  )
}

function Told({ plain }: { readonly plain: PlainResult }) {
  const { t } = useTranslation('assessment')
  const lists = [
    { title: t('plain.goesWell'), icon: CircleCheck, topics: plain.goesWell },
    { title: t('plain.better'), icon: Sprout, topics: plain.better },
    { title: t('plain.canHelp'), icon: HeartHandshake, topics: plain.canHelp },
  ].filter((list) => list.topics.length > 0)
  return (
    <div className="stack">
      <p className="my-result-words">{t(`plain.headline.${plain.headline}`)}</p>
      <p>{t(`plain.headlineText.${plain.headline}`)}</p>
      <div className="my-result-lists">
        {lists.map(({ title, icon: Icon, topics }) => (
          <Card key={title} title={title}>
            <ul>
              {topics.map((topic) => (
                <li key={topic}>
                  <Icon aria-hidden size="1.1em" />
                  {t(`plain.topic.${topic}`)}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
      {plain.waitsForSignature && <p className="quiet">{t('plain.waits')}</p>}
      <p className="quiet">{t('plain.ask')}</p>
    </div>
  )
}
