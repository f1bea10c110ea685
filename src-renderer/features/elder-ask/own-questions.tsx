/** What this elder asked and what was answered, newest first, in words that are read aloud like any page. */
import { BookOpen, Headphones, MessageCircleQuestion, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isExpired, isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { recallOf } from '../../../src-domain/articles/article-recall.ts'
import type { QuestionAnswer } from '../../../src-domain/asking/question-answer.ts'
import { type QuestionState, statesOfQuestions } from '../../../src-domain/asking/question-state.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRecording } from '../../media/use-recording.ts'
import { useArticleRecalls, useArticles, useHidesUnreviewed } from '../../replica/use-articles.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { BigButton } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { pageOf } from '../../ui/pages.ts'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { Hear } from './record-screen.tsx'
import { useTakeBack } from './use-take-back.tsx'

/** Newest first, without what was taken back. */
function useOwnQuestions(elder: string): readonly QuestionState[] | undefined {
  const questions = useDocuments({ collection: 'feedback', kind: 'asked-question', elder })
  const answers = useDocuments({ collection: 'feedback', kind: 'question-answer', elder })
  const closed = useDocuments({ collection: 'feedback', kind: 'question-closed', elder })
  const takenBack = useDocuments({ collection: 'feedback', kind: 'answer-taken-back', elder })
  return useMemo(
    () =>
      questions === undefined || answers === undefined || closed === undefined || takenBack === undefined
        ? undefined
        : statesOfQuestions([...questions, ...answers, ...closed, ...takenBack])
            .filter(({ status }) => status !== 'withdrawn')
            .toReversed(),
    [questions, answers, closed, takenBack],
  )
}

export function OwnQuestions({
  elder,
  onOpenArticle,
  onBack,
}: {
  readonly elder: string
  readonly onOpenArticle: ((article: string) => void) | undefined
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderAsk')
  const own = useOwnQuestions(elder)
  const [page, setPage] = useState(0)
  const at = pageOf(own ?? [], page)
  return (
    <ElderPage
      title={t('own.title')}
      subtitle={useTurned(at.page, at.count)}
      step={String(at.page)}
      onBack={onBack}
      actions={<TurnButtons page={at.page} count={at.count} onPage={setPage} />}
    >
      {own === undefined && <Skeleton rows={4} />}
      {own?.length === 0 && <EmptyState icon={MessageCircleQuestion} title={t('own.none')} text={t('own.noneText')} />}
      <ul className="own-rows">
        {at.shown.map((state) => (
          <OwnQuestion key={state.question.id} state={state} onOpenArticle={onOpenArticle} />
        ))}
      </ul>
    </ElderPage>
  )
}

function OwnQuestion({
  state: { question, status, answers },
  onOpenArticle,
}: {
  readonly state: QuestionState
  readonly onOpenArticle: ((article: string) => void) | undefined
}) {
  const { t } = useTranslation(['elderAsk', 'needs'])
  const format = useFormat()
  const { busy, takeBack, problems } = useTakeBack()
  const { body, occurredAt, offset } = question
  const [recording] = body.media ?? []
  return (
    <li className="own-row ask-own">
      <h2>{body.words ?? t('own.recorded', { topic: t(`needs:category.${body.topic}`), count: body.seconds ?? 0 })}</h2>
      <p className="quiet">{t('own.askedOn', { on: format.dateWithWeekday(calendarDateOf(occurredAt, offset)) })}</p>
      {status !== 'answered' && (
        <Chip tone={status === 'open' ? 'gold' : 'stone'}>
          {t(status === 'open' ? 'own.status.open' : 'own.status.closed')}
        </Chip>
      )}
      {answers.map((answer) => (
        <Answer key={answer.id} answer={answer} onOpenArticle={onOpenArticle} />
      ))}
      <div className="ask-ways">
        {recording !== undefined && <OwnRecording file={recording} />}
        {status === 'open' && (
          <BigButton icon={Undo2} busy={busy} onPress={() => void takeBack(question)}>
            {t('own.takeBack')}
          </BigButton>
        )}
      </div>
      {problems}
    </li>
  )
}

/** Written by the expert, said to staff who wrote it down, or staff's own. */
const answeredWay = (expert: QuestionAnswer['body']['expert']) => {
  if (expert === undefined) return 'own.answeredBy'
  return expert.id === undefined ? 'own.passedOn' : 'own.answeredByExpert'
}

function Answer({
  answer: { body, author },
  onOpenArticle,
}: {
  readonly answer: QuestionAnswer
  readonly onOpenArticle: ((article: string) => void) | undefined
}) {
  const { t } = useTranslation('elderAsk')
  const format = useFormat()
  const names = useStaffNames()
  const { words, expert } = body
  const by =
    expert === undefined
      ? (names?.get(author) ?? t('own.staff'))
      : expert.title === undefined
        ? expert.name
        : format.withAside(expert.name, expert.title)
  return (
    <>
      <p>{t(answeredWay(expert), { by })}</p>
      {words !== undefined && <p className="ask-words">{words}</p>}
      {body.article !== undefined && (
        <AnswerArticle id={body.article} title={body.title ?? ''} onOpen={onOpenArticle} />
      )}
    </>
  )
}

/** An article that was taken back or is hidden since is an answer no more; that no physician signed it is said with it. */
function AnswerArticle({
  id,
  title,
  onOpen,
}: {
  readonly id: string
  readonly title: string
  readonly onOpen: ((article: string) => void) | undefined
}) {
  const { t } = useTranslation(['elderAsk', 'articles'])
  const words = useArticleWords()
  const articles = useArticles()
  const recalls = useArticleRecalls()
  const hides = useHidesUnreviewed()
  const today = useToday()
  if (articles === undefined || recalls === undefined || hides === undefined) return <Skeleton rows={1} />
  const article = articles.find((one) => one.id === id)
  const isGone =
    article === undefined ||
    recallOf(article, recalls) !== undefined ||
    isExpired(article.body, today) ||
    (hides && !isReviewed(article.body))
  if (isGone) {
    return <Notice tone="gold" title={t('own.articleGone', { title })} />
  }
  const said = words(article.body)
  return (
    <>
      {!isReviewed(article.body) && <Chip tone="stone">{t('articles:state.notReviewed')}</Chip>}
      <p className="ask-words" lang={said.lang}>
        {said.title}
      </p>
      <p lang={said.lang}>{said.summary}</p>
      {onOpen !== undefined && (
        <BigButton icon={BookOpen} onPress={() => onOpen(id)}>
          {t('own.read')}
        </BigButton>
      )}
    </>
  )
}

function OwnRecording({ file }: { readonly file: MediaFile }) {
  const { t } = useTranslation('elderAsk')
  const [isOpen, setOpen] = useState(false)
  const opened = useRecording(isOpen ? file : undefined)
  if (!isOpen || opened === 'loading') {
    return (
      <BigButton icon={Headphones} busy={isOpen} onPress={() => setOpen(true)}>
        {t('own.hear')}
      </BigButton>
    )
  }
  if (typeof opened === 'string') return <Notice tone="gold" title={t(`own.${opened}`)} />
  return <Hear url={opened.url} />
}
