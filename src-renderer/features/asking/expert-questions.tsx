/** What was put to the experts, in the words of staff: to read, to answer in the own name, and to take the own answer back. */
import './asking.css'
import { CircleCheck, MessageCircle, MessageCircleQuestion, PenLine, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { takeBackAnswer } from '../../../src-domain/asking/answer-taken-back.ts'
import { answerAsExpert, type QuestionAnswer } from '../../../src-domain/asking/question-answer.ts'
import type { PutQuestion } from '../../../src-domain/asking/question-put.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { useSyncStatus } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { TextAreaField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useTyped } from '../../ui/unsaved.tsx'
import { useAnswerBy } from './answer-by.ts'
import { StoriesCard } from './asking-screen.tsx'
import type { OwnAccount } from './expert-gate.tsx'
import { useKeep } from './use-keep.tsx'
import { usePutQuestions } from './use-questions.ts'

export function ExpertQuestions({
  own: { account },
  onOpen,
  onOpenStory,
}: {
  readonly own: OwnAccount
  readonly onOpen: (question: string) => void
  readonly onOpenStory: (article: string) => void
}) {
  const { t } = useTranslation('asking')
  const questions = usePutQuestions()
  const isOwn = ({ answers }: PutQuestion) => answers.some(({ author }) => author === account.id)
  const waiting = questions?.filter((one) => !isOwn(one))
  const answered = questions?.filter(isOwn).toReversed()
  return (
    <Page title={t('expert.title')} note={t('expert.note')}>
      <NotConnected />
      <Card icon={MessageCircleQuestion} title={t('expert.waiting')}>
        <Rows questions={waiting} none={t('expert.waitingNone')} onOpen={onOpen} />
      </Card>
      <Card icon={CircleCheck} title={t('expert.answered')}>
        <Rows questions={answered} none={t('expert.answeredNone')} onOpen={onOpen} />
      </Card>
      <StoriesCard hidesNone onOpen={onOpenStory} />
    </Page>
  )
}

const useIsCutOff = (): boolean => ['offline', 'refused'].includes(useSyncStatus()?.connection ?? '')

/** An answer that stands on this machine only is no answer yet to who waits for it elsewhere. */
function NotConnected() {
  const { t } = useTranslation('asking')
  return useIsCutOff() ? <Notice tone="gold" title={t('expert.offline')} /> : null
}

function Rows({
  questions,
  none,
  onOpen,
}: {
  readonly questions: readonly PutQuestion[] | undefined
  readonly none: string
  readonly onOpen: (question: string) => void
}) {
  const { t } = useTranslation(['asking', 'needs'])
  const format = useFormat()
  const today = useToday()
  if (questions === undefined) return <Skeleton rows={3} />
  if (questions.length === 0) return <p className="quiet">{none}</p>
  return (
    <ul>
      {questions.map(({ put, answers }) => (
        <li key={put.id} className="asking-row">
          <div>
            <b>{t(`needs:category.${put.body.topic}`)}</b>
            <p lang="zh-CN">{put.body.words}</p>
            <p className="quiet">
              {t('expert.putOn', { on: format.date(calendarDateOf(put.occurredAt, put.offset), today) })}
            </p>
          </div>
          {answers.length > 0 && <Chip tone="green">{t('status.answered')}</Chip>}
          <Button small label={t('list.openOf', { what: put.body.words })} onPress={() => onOpen(put.body.question)}>
            {t('list.look')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

export function ExpertQuestion({ own, id }: { readonly own: OwnAccount; readonly id: string }) {
  const { t } = useTranslation('asking')
  const questions = usePutQuestions()
  if (questions === undefined) return <Skeleton rows={8} />
  const shown = questions.find(({ question }) => question.id === id)
  if (shown === undefined) return <EmptyState icon={MessageCircleQuestion} title={t('question.gone')} />
  return <One own={own} shown={shown} />
}

function One({ own, shown: { question, put, answers } }: { readonly own: OwnAccount; readonly shown: PutQuestion }) {
  const { t } = useTranslation(['asking', 'needs'])
  const format = useFormat()
  const isCutOff = useIsCutOff()
  useElderLook(question.elder === '' ? undefined : question.elder, 'asked')
  const { busy, problems, keep } = useKeep(question.elder)
  const { typed, type, saved } = useTyped(`expert answer ${question.id}`, { words: '' })
  const isOwn = answers.some(({ author }) => author === own.account.id)
  const give = async () => {
    const { account, papers } = own
    if (!(await keep(typed, (act) => answerAsExpert(question, typed.words, account, papers, act)))) return
    saved()
    type({ words: '' })
  }
  return (
    <Page title={t('question.title')} note={t(`needs:category.${put.body.topic}`)}>
      <NotConnected />
      <Card icon={MessageCircleQuestion} title={t('question.from')}>
        <div className="stack">
          <p className="asking-words" lang="zh-CN">
            {put.body.words}
          </p>
          <p className="quiet">{t('expert.putOn', { on: format.dateTime(put.occurredAt, put.offset) })}</p>
        </div>
      </Card>
      {answers.length > 0 && (
        <Card icon={MessageCircle} title={t('question.answers')}>
          <div className="stack">
            {isOwn && <Notice tone="green" title={t(isCutOff ? 'expert.savedHere' : 'expert.saved')} />}
            {answers.map((answer) => (
              <Given
                key={answer.id}
                answer={answer}
                busy={busy}
                onTakeBack={
                  answer.author === own.account.id
                    ? () => void keep(answer.id, (act) => takeBackAnswer(answer, act))
                    : undefined
                }
              />
            ))}
          </div>
        </Card>
      )}
      {problems}
      {!isOwn && (
        <Card icon={PenLine} title={t('expert.write')} note={t('expert.signedAs', { name: own.account.body.name })}>
          <div className="stack">
            <TextAreaField
              label={t('question.words')}
              hint={t('expert.wordsHint')}
              required
              rows={5}
              maxLength={2_000}
              value={typed.words}
              onChange={(words) => type({ words })}
            />
            <div className="row">
              <Button kind="primary" busy={busy} disabled={typed.words.trim() === ''} onPress={() => void give()}>
                {t('question.save')}
              </Button>
            </div>
          </div>
        </Card>
      )}
    </Page>
  )
}

function Given({
  answer,
  busy,
  onTakeBack,
}: {
  readonly answer: QuestionAnswer
  readonly busy: boolean
  readonly onTakeBack: (() => void) | undefined
}) {
  const { t } = useTranslation('asking')
  const by = useAnswerBy()
  const { words, title } = answer.body
  return (
    <div className="asking-section">
      {words !== undefined && <p className="asking-words">{words}</p>}
      {title !== undefined && <p>{t('question.article', { title })}</p>}
      <p className="quiet">{by(answer)}</p>
      {onTakeBack !== undefined && (
        <div className="row">
          <Button small icon={Undo2} busy={busy} onPress={onTakeBack}>
            {t('question.takeBack')}
          </Button>
        </div>
      )}
    </div>
  )
}
