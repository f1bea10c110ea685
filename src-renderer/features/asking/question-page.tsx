/** One question: what was asked, articles that may already answer it, and an answer in own words or in an expert's. */
import './asking.css'
import {
  BookOpen,
  CircleX,
  Headphones,
  MessageCircle,
  MessageCircleQuestion,
  PenLine,
  Search,
  Undo2,
  UserRound,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Article } from '../../../src-domain/articles/article.ts'
import { recallOf } from '../../../src-domain/articles/article-recall.ts'
import { isExpired, isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { wayOf } from '../../../src-domain/asking/asked-question.ts'
import { takeBackAnswer } from '../../../src-domain/asking/answer-taken-back.ts'
import {
  type AnswerGiven,
  answerQuestion,
  closeQuestion,
  type ClosingReason,
  closingReasons,
} from '../../../src-domain/asking/question-answer.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { ok, type Refusal, type Result } from '../../../src-domain/shared/result.ts'
import { usePerson } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useRecording } from '../../media/use-recording.ts'
import { useAct } from '../../replica/use-act.ts'
import { useArticleRecalls, useArticles, useHidesUnreviewed } from '../../replica/use-articles.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { Marked } from '../../search/articles/marked.tsx'
import { useArticleSearch } from '../../search/articles/use-article-search.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField, FieldGrid, TextAreaField, TextField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'
import { useAnswerBy } from './answer-by.ts'
import { PutToExperts } from './put-to-experts.tsx'
import { useKeep } from './use-keep.tsx'
import { type ShownQuestion, useQuestions } from './use-questions.ts'

type Ways = {
  readonly onOpenElder: (elder: string) => void
  readonly onOpenArticle: (article: string) => void
  readonly onMakeArticle: (question: string) => void
}

export function QuestionPage({ id, ...ways }: Ways & { readonly id: string }) {
  const { t } = useTranslation('asking')
  const questions = useQuestions()
  if (questions === undefined) return <Skeleton rows={8} />
  const shown = questions.find(({ question }) => question.id === id)
  // Which of the two it is, is not told: that somebody asked is the elder's own matter too.
  if (shown === undefined)
    return <EmptyState icon={MessageCircleQuestion} title={t('question.gone')} text={t('question.hidden')} />
  return <OneQuestion key={id} shown={shown} {...ways} />
}

function OneQuestion({ shown, onOpenElder, onOpenArticle, onMakeArticle }: Ways & { readonly shown: ShownQuestion }) {
  const { t } = useTranslation(['asking', 'needs'])
  const format = useFormat()
  const { question, elder, status } = shown
  const { body } = question
  useElderLook(elder?.id, 'asked')
  const answering = useAnswering(shown)
  const [isClosing, setClosing] = useState(false)
  const [recording] = body.media ?? []
  return (
    <Page
      title={t('question.title')}
      note={t(`needs:category.${body.topic}`)}
      actions={
        <>
          {elder !== undefined && (
            <Button icon={UserRound} onPress={() => onOpenElder(elder.id)}>
              {t('question.elder')}
            </Button>
          )}
          {(status === 'open' || status === 'answered') && <PutToExperts shown={shown} />}
          {status === 'open' && (
            <Button icon={CircleX} onPress={() => setClosing(true)}>
              {t('question.close')}
            </Button>
          )}
        </>
      }
    >
      <Card icon={MessageCircleQuestion} title={t('question.from')}>
        <div className="stack">
          {body.words !== undefined && <p className="asking-words">{body.words}</p>}
          {recording !== undefined && <Recording file={recording} seconds={body.seconds ?? 0} />}
          <p className="quiet">
            {format.clauses([
              elder === undefined ? t('list.nobody') : (elder.name ?? t('list.unknown')),
              t(`by.${body.askedBy}`),
              t(`origin.${wayOf(question)}`),
              t('list.asked', { on: format.dateTime(question.occurredAt, question.offset) }),
              t(`status.${status}`),
            ])}
          </p>
        </div>
      </Card>
      <Answers shown={shown} onOpenArticle={onOpenArticle} onMakeArticle={() => onMakeArticle(question.id)} />
      {status !== 'withdrawn' && (
        <>
          {answering.problems}
          <FitsCard shown={shown} busy={answering.busy} onGive={answering.give} onOpenArticle={onOpenArticle} />
          <WriteCard question={question.id} busy={answering.busy} onGive={answering.give} />
        </>
      )}
      {isClosing && <CloseDialog shown={shown} onClose={() => setClosing(false)} />}
    </Page>
  )
}

function Recording({ file, seconds }: { readonly file: MediaFile; readonly seconds: number }) {
  const { t } = useTranslation('asking')
  const [isOpen, setOpen] = useState(false)
  const opened = useRecording(isOpen ? file : undefined)
  return (
    <>
      <p>
        <b>{t('question.recording', { count: seconds })}</b>
      </p>
      <p className="quiet">{t('question.noRecogniser')}</p>
      {!isOpen && (
        <div className="row">
          <Button icon={Headphones} onPress={() => setOpen(true)}>
            {t('question.listen')}
          </Button>
        </div>
      )}
      {isOpen && opened === 'loading' && <Notice tone="blue" title={t('question.recordingLoading')} />}
      {opened === 'absent' && <Notice tone="gold" title={t('question.recordingAbsent')} />}
      {opened === 'broken' && <Notice tone="gold" title={t('question.recordingBroken')} />}
      {typeof opened === 'object' && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- a question just spoken; nobody here can write it down
        <audio controls autoPlay src={opened.url} aria-label={t('question.listen')} />
      )}
    </>
  )
}

function useAnswering({ question, elder }: ShownQuestion) {
  const { role } = usePerson()
  const act = useAct()
  const attempt = useAttempt<Result<readonly Document[], Refusal>>()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const give = async (given: AnswerGiven): Promise<boolean> => {
    const made = attempt(given, () => {
      const now = act()
      const written = answerQuestion(question, given, role, now)
      if (!written.ok) return written
      const answer = written.value as Document
      if (elder === undefined) return ok([answer])
      return ok([
        answer,
        recordAudit({ action: 'change', subject: answer.id, parts: ['asked'] }, now, elder.id) as Document,
      ])
    })
    return save(made.ok ? made.value : made.error)
  }
  const problems = refusals.map((refusal) => (
    <Notice key={`${refusal.code} ${refusal.field ?? ''}`} tone="red" urgent title={refusalText(refusal)} />
  ))
  return { busy, give, problems }
}

function Answers({
  shown: { question, answers, closed, status, elder },
  onOpenArticle,
  onMakeArticle,
}: {
  readonly shown: ShownQuestion
  readonly onOpenArticle: (article: string) => void
  readonly onMakeArticle: () => void
}) {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const names = useStaffNames()
  const by = useAnswerBy()
  const { staff } = usePerson()
  const { busy, problems, keep } = useKeep(question.elder)
  if (answers.length === 0 && closed === undefined) return null
  return (
    <Card icon={MessageCircle} title={t('question.answers')}>
      <div className="stack">
        {status === 'answered' && (
          <Notice tone="green" title={elder === undefined ? t('question.savedNobody') : t('question.saved')} />
        )}
        {answers.map((answer) => {
          const { words, article, title } = answer.body
          return (
            <div key={answer.id} className="asking-section">
              {words !== undefined && <p className="asking-words">{words}</p>}
              {article !== undefined && (
                <Button small kind="quiet" icon={BookOpen} onPress={() => onOpenArticle(article)}>
                  {t('question.article', { title: title ?? '' })}
                </Button>
              )}
              <p className="quiet">{by(answer)}</p>
              {answer.author === staff && (
                <div className="row">
                  <Button
                    small
                    icon={Undo2}
                    busy={busy}
                    onPress={() => void keep(answer.id, (act) => takeBackAnswer(answer, act))}
                  >
                    {t('question.takeBack')}
                  </Button>
                </div>
              )}
            </div>
          )
        })}
        {problems}
        {closed !== undefined && (
          <p className="quiet">
            {t('question.closed', {
              by: names?.get(closed.author) ?? t('by.elder'),
              on: format.dateTime(closed.occurredAt, closed.offset),
              reason: [t(`reason.${closed.body.reason}`), closed.body.words ?? ''].filter(Boolean).join(' · '),
            })}
          </p>
        )}
        {answers.some(({ body }) => body.words !== undefined) && (
          <div className="row">
            <Button icon={PenLine} label={t('question.makeArticle')} onPress={onMakeArticle}>
              {t('question.makeArticle')}
            </Button>
          </div>
        )}
        {question.body.media !== undefined && answers.length === 0 && <p>{t('question.noRecogniser')}</p>}
      </div>
    </Card>
  )
}

const fits = 5

function FitsCard({
  shown: { question, answers },
  busy,
  onGive,
  onOpenArticle,
}: {
  readonly shown: ShownQuestion
  readonly busy: boolean
  readonly onGive: (answer: AnswerGiven) => Promise<boolean>
  readonly onOpenArticle: (article: string) => void
}) {
  const { t } = useTranslation(['asking', 'needs', 'articles'])
  const words = useArticleWords()
  const today = useToday()
  const articles = useArticles()
  const recalls = useArticleRecalls()
  const hides = useHidesUnreviewed()
  const topic = t(`needs:category.${question.body.topic}`, { lng: 'zh-CN' })
  const [typed, setTyped] = useState(question.body.words?.slice(0, 60) ?? topic)
  const found = useArticleSearch(typed, articles)
  const given = new Set(answers.map(({ body }) => body.article))
  const byId = new Map(articles?.map((article) => [article.id, article]))
  // What is taken back, out of date or hidden from elders is no answer.
  const isUsable = (article: Article): boolean =>
    recalls !== undefined &&
    recallOf(article, recalls) === undefined &&
    !isExpired(article.body, today) &&
    (hides === false || isReviewed(article.body))
  const hits = found?.articles.flatMap(({ id }) => byId.get(id) ?? []).filter(isUsable)
  return (
    <Card icon={Search} title={t('question.fits')}>
      <div className="stack">
        <TextField label={t('question.find')} maxLength={60} value={typed} onChange={setTyped} />
        {hits?.length === 0 && <p>{t('question.fitsNone')}</p>}
        <ul>
          {hits?.slice(0, fits).map((article) => {
            const { title, summary, lang } = words(article.body)
            return (
              <li key={article.id} className="asking-row">
                <div lang={lang}>
                  <b>
                    <Marked text={title} marks={found?.marks ?? []} />
                  </b>
                  <p className="quiet">{summary}</p>
                </div>
                {!isReviewed(article.body) && <Chip tone="stone">{t('articles:state.notReviewed')}</Chip>}
                <Button
                  small
                  kind="quiet"
                  label={t('question.readOf', { title })}
                  onPress={() => onOpenArticle(article.id)}
                >
                  {t('question.read')}
                </Button>
                <Button
                  small
                  busy={busy}
                  disabled={given.has(article.id)}
                  label={t('question.giveOf', { title })}
                  onPress={() => void onGive({ article: article.id, title: article.body.title })}
                >
                  {t('question.give')}
                </Button>
              </li>
            )
          })}
        </ul>
      </div>
    </Card>
  )
}

const emptyAnswer = { words: '', expert: '', expertTitle: '' }

function WriteCard({
  question,
  busy,
  onGive,
}: {
  readonly question: string
  readonly busy: boolean
  readonly onGive: (answer: AnswerGiven) => Promise<boolean>
}) {
  const { t } = useTranslation('asking')
  const { typed, type, saved } = useTyped(`answer ${question}`, emptyAnswer)
  const finish = async () => {
    const { words, expert: name, expertTitle: title } = typed
    const isGiven = await onGive({ words, ...(name.trim() === '' ? {} : { expert: { name, title } }) })
    if (!isGiven) return
    saved()
    type(emptyAnswer)
  }
  return (
    <Card icon={PenLine} title={t('question.write')}>
      <div className="stack">
        <TextAreaField
          label={t('question.words')}
          hint={t('question.wordsHint')}
          required
          rows={4}
          value={typed.words}
          onChange={(words) => type({ words })}
        />
        <FieldGrid>
          <TextField
            label={t('question.expert')}
            maxLength={40}
            value={typed.expert}
            onChange={(expert) => type({ expert })}
          />
          <TextField
            label={t('question.expertTitle')}
            maxLength={80}
            value={typed.expertTitle}
            onChange={(expertTitle) => type({ expertTitle })}
          />
        </FieldGrid>
        <div className="row">
          <Button kind="primary" busy={busy} disabled={typed.words.trim() === ''} onPress={() => void finish()}>
            {t('question.save')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function CloseDialog({
  shown: { question },
  onClose,
}: {
  readonly shown: ShownQuestion
  readonly onClose: () => void
}) {
  const { t } = useTranslation('asking')
  const { role } = usePerson()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const { leave } = useUnsaved()
  const { typed, type, saved } = useTyped<{ readonly reason: ClosingReason | ''; readonly words: string }>(
    `close ${question.id}`,
    { reason: '', words: '' },
  )
  const { reason, words } = typed
  const finish = async () => {
    if (reason === '') return
    const made = closeQuestion(question, { reason, words }, role, act())
    if (!(await save(made.ok ? [made.value as Document] : made.error))) return
    saved()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('question.closeTitle')}
      confirm={t('question.closeConfirm')}
      busy={busy}
      disabled={reason === ''}
      onConfirm={() => void finish()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        <ChoiceField
          label={t('question.closeWhy')}
          required
          value={reason === '' ? undefined : reason}
          choices={closingReasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
          onChange={(chosen) => type({ reason: chosen })}
        />
        <TextField
          label={t('question.closeWords')}
          maxLength={300}
          value={words}
          onChange={(said) => type({ words: said })}
        />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}
