/** What an elder asked and what became of it: each question with its state, the answers and whose they are. On the elder's own staff page. */
import './asking.css'
import { MessageCircleQuestion } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type QuestionStatus, statesOfQuestions } from '../../../src-domain/asking/question-state.ts'
import { coveredBy } from '../../../src-domain/consent/consent-coverage.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { useFormat } from '../../i18n/format.ts'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useAnswerBy } from './answer-by.ts'

const atOnce = 3
const toneOf: Readonly<Record<QuestionStatus, Tone>> = {
  open: 'gold',
  answered: 'green',
  closed: 'stone',
  withdrawn: 'stone',
}

export function AskedCard({ elder, onOpen }: { readonly elder: Elder; readonly onOpen: (question: string) => void }) {
  const { t } = useTranslation(['asking', 'needs'])
  const format = useFormat()
  const by = useAnswerBy()
  const isAgreed = coveredBy(elder.body.consents).measuring
  const own = useOwn(elder.id)
  const [shown, setShown] = useState(atOnce)
  useElderLook(isAgreed && own !== undefined && own.length > 0 ? elder.id : undefined, 'asked')
  if (!isAgreed) return null
  return (
    <Card icon={MessageCircleQuestion} title={t('ofElder.title')}>
      {own === undefined && <Skeleton rows={2} />}
      {own?.length === 0 && <p className="quiet">{t('ofElder.none')}</p>}
      <ul>
        {own?.slice(0, shown).map(({ question: { id, body, occurredAt, offset }, status, answers }) => {
          const topic = t(`needs:category.${body.topic}`)
          const asked = t('list.asked', { on: format.dateTime(occurredAt, offset) })
          return (
            <li key={id} className="asking-row">
              <div>
                <b>{body.words ?? t('question.recording', { count: body.seconds ?? 0 })}</b>
                <p className="quiet">{format.clauses([topic, asked])}</p>
                {answers.map((answer) => (
                  <div key={answer.id}>
                    {answer.body.words !== undefined && <p className="asking-said">{answer.body.words}</p>}
                    {answer.body.article !== undefined && (
                      <p lang="zh-CN">{t('question.article', { title: answer.body.title ?? '' })}</p>
                    )}
                    <p className="quiet">{by(answer)}</p>
                  </div>
                ))}
              </div>
              <Chip tone={toneOf[status]}>{t(`status.${status}`)}</Chip>
              <Button small label={t('list.openOf', { what: `${topic} ${asked}` })} onPress={() => onOpen(id)}>
                {t('list.look')}
              </Button>
            </li>
          )
        })}
      </ul>
      {own !== undefined && own.length > shown && (
        <Button small onPress={() => setShown(shown + atOnce)}>
          {t('more', { count: own.length - shown })}
        </Button>
      )}
    </Card>
  )
}

/** The newest first; what the elder took back is the elder's own matter. */
function useOwn(elder: string) {
  const questions = useDocuments({ collection: 'feedback', kind: 'asked-question', elder })
  const answers = useDocuments({ collection: 'feedback', kind: 'question-answer', elder })
  const closed = useDocuments({ collection: 'feedback', kind: 'question-closed', elder })
  const takenBack = useDocuments({ collection: 'feedback', kind: 'answer-taken-back', elder })
  return useMemo(
    () =>
      questions &&
      answers &&
      closed &&
      takenBack &&
      statesOfQuestions([...questions, ...answers, ...closed, ...takenBack])
        .filter(({ status }) => status !== 'withdrawn')
        .toReversed(),
    [questions, answers, closed, takenBack],
  )
}
