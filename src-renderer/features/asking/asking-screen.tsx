/** The knowledge cycle of the station: what waits for an answer, what waits for a colleague's eyes, what was written, and how it is used. */
import './asking.css'
import { BarChart3, CircleCheck, MessageCircleQuestion, PenLine } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wayOf } from '../../../src-domain/asking/asked-question.ts'
import { type ArticleStory, articleStories } from '../../../src-domain/asking/station-articles.ts'
import { calendarDateOf, daysBetween } from '../../../src-domain/shared/instant.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useArticleFacts } from '../../replica/use-articles.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'
import { AskDialog } from './ask-dialog.tsx'
import { useArticleUses } from './use-article-uses.ts'
import { type ShownQuestion, useQuestions } from './use-questions.ts'

const atOnce = 20

export function AskingScreen({
  onOpen,
  onOpenStory,
  onWrite,
}: {
  readonly onOpen: (question: string) => void
  readonly onOpenStory: (article: string) => void
  readonly onWrite: () => void
}) {
  const { t } = useTranslation('asking')
  const questions = useQuestions()
  const [isAsking, setAsking] = useState(false)
  const waiting = questions?.filter(({ status }) => status === 'open')
  const answered = questions?.filter(({ status }) => status === 'answered').toReversed()
  return (
    <Page
      title={t('title')}
      note={t('note')}
      actions={
        <>
          <Button icon={PenLine} onPress={onWrite}>
            {t('drafts.write')}
          </Button>
          <Button kind="primary" icon={MessageCircleQuestion} onPress={() => setAsking(true)}>
            {t('ask.do')}
          </Button>
        </>
      }
    >
      <Card icon={MessageCircleQuestion} title={t('list.waiting')} note={t('list.waitingNote')}>
        <Questions questions={waiting} none={t('list.waitingNone')} onOpen={onOpen} />
      </Card>
      <StoriesCard onOpen={onOpenStory} />
      <Card icon={CircleCheck} title={t('list.answered')}>
        <Questions questions={answered} none={t('list.answeredNone')} onOpen={onOpen} />
      </Card>
      <UseCard />
      {isAsking && <AskDialog onClose={() => setAsking(false)} />}
    </Page>
  )
}

function Questions({
  questions,
  none,
  onOpen,
}: {
  readonly questions: readonly ShownQuestion[] | undefined
  readonly none: string
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation('asking')
  const [shown, setShown] = useState(atOnce)
  if (questions === undefined) return <Skeleton rows={3} />
  if (questions.length === 0) return <p className="quiet">{none}</p>
  return (
    <>
      <ul>
        {questions.slice(0, shown).map((one) => (
          <QuestionRow key={one.question.id} shown={one} onOpen={onOpen} />
        ))}
      </ul>
      {questions.length > shown && (
        <Button onPress={() => setShown(shown + atOnce)}>{t('more', { count: questions.length - shown })}</Button>
      )}
    </>
  )
}

/** The words of a named elder stand on the question's own page, where the look is written down. */
function QuestionRow({ shown, onOpen }: { readonly shown: ShownQuestion; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation(['asking', 'needs'])
  const format = useFormat()
  const today = useToday()
  const { question, elder, status } = shown
  const { body, occurredAt, offset } = question
  const topic = t(`needs:category.${body.topic}`)
  const name = elder === undefined ? t('list.nobody') : (elder.name ?? t('list.unknown'))
  const askedOn = calendarDateOf(occurredAt, offset)
  const days = daysBetween(askedOn, today)
  const waited = days <= 0 ? t('list.today') : t('list.waited', { count: days })
  const when = t('list.asked', { on: format.date(askedOn, today) })
  return (
    <li className="asking-row">
      <div>
        <b>{format.withAside(topic, name)}</b>
        {elder === undefined && body.words !== undefined && <p>{body.words}</p>}
        <p className="quiet">
          {format.clauses([
            when,
            t(`origin.${wayOf(question)}`),
            ...(status === 'open' ? [waited] : []),
            ...(body.media === undefined ? [] : [t('list.recorded')]),
          ])}
        </p>
      </div>
      <Button small label={t('list.openOf', { what: `${topic} ${name}` })} onPress={() => onOpen(question.id)}>
        {t('list.look')}
      </Button>
    </li>
  )
}

type Standing =
  | 'waiting'
  | 'waitingOwn'
  | 'sentBack'
  | 'published'
  | 'publishedWaiting'
  | 'publishedSentBack'
  | 'retired'
const toneOf: Readonly<Record<Standing, Tone>> = {
  waiting: 'gold',
  waitingOwn: 'blue',
  sentBack: 'red',
  published: 'green',
  publishedWaiting: 'gold',
  publishedSentBack: 'gold',
  retired: 'stone',
}
/** What somebody has to do comes first. */
const order: readonly Standing[] = [
  'waiting',
  'publishedWaiting',
  'sentBack',
  'publishedSentBack',
  'waitingOwn',
  'published',
  'retired',
]

function standingOf({ versions, current, retired }: ArticleStory, staff: string): Standing {
  const last = versions.at(-1)
  if (current === undefined) {
    if (last?.status === 'sentBack') return 'sentBack'
    return last?.draft.author === staff ? 'waitingOwn' : 'waiting'
  }
  if (last?.status === 'waiting') return 'publishedWaiting'
  if (retired !== undefined) return 'retired'
  return last?.status === 'sentBack' ? 'publishedSentBack' : 'published'
}

export function StoriesCard({
  onOpen,
  hidesNone = false,
}: {
  readonly onOpen: (article: string) => void
  /** Who writes none is not told that there are none yet. */
  readonly hidesNone?: boolean
}) {
  const { t } = useTranslation(['asking', 'needs'])
  const format = useFormat()
  const { staff } = usePerson()
  const names = useStaffNames()
  const facts = useArticleFacts()
  const stories = useMemo(() => facts && articleStories(facts), [facts])
  const [shown, setShown] = useState(atOnce)
  const standing = stories
    ?.map((story) => ({ story, state: standingOf(story, staff) }))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  if (hidesNone && (standing === undefined || standing.length === 0)) return null
  return (
    <Card icon={PenLine} title={t('drafts.title')} note={t('drafts.note')}>
      {standing === undefined && <Skeleton rows={3} />}
      {standing?.length === 0 && <p className="quiet">{t('drafts.none')}</p>}
      <ul>
        {standing?.slice(0, shown).map(({ story: { id, versions, current }, state }) => {
          const { draft } = versions.at(-1) ?? current ?? {}
          if (draft === undefined) return null
          const { title, category } = draft.body.content
          return (
            <li key={id} className="asking-row">
              <div>
                <b lang="zh-CN">{title}</b>
                <p className="quiet">
                  {format.clauses([
                    t(`needs:category.${category}`),
                    t('drafts.writtenBy', {
                      name: names?.get(draft.author) ?? '',
                      on: format.dateTime(draft.occurredAt, draft.offset),
                    }),
                  ])}
                </p>
              </div>
              <Chip tone={toneOf[state]}>{t(`state.${state}`)}</Chip>
              <Button small label={t('drafts.openOf', { title })} onPress={() => onOpen(id)}>
                {t('list.look')}
              </Button>
            </li>
          )
        })}
      </ul>
      {standing !== undefined && standing.length > shown && (
        <Button onPress={() => setShown(shown + atOnce)}>{t('more', { count: standing.length - shown })}</Button>
      )}
    </Card>
  )
}

function UseCard() {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const uses = useArticleUses()
  const [shown, setShown] = useState(atOnce)
  return (
    <Card icon={BarChart3} title={t('use.title')} note={t('use.note')}>
      {uses === undefined && <Skeleton rows={3} />}
      {uses?.length === 0 && <p className="quiet">{t('use.none')}</p>}
      {uses !== undefined && uses.length > 0 && (
        <div className="asking-use">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('use.article')}</th>
                <th scope="col">{t('use.answers')}</th>
                <th scope="col">{t('use.handout')}</th>
                <th scope="col">{t('use.read')}</th>
                <th scope="col">{t('use.heard')}</th>
                <th scope="col">{t('use.watched')}</th>
                <th scope="col">{t('use.helped')}</th>
                <th scope="col">{t('use.notHelped')}</th>
              </tr>
            </thead>
            <tbody>
              {uses.slice(0, shown).map(({ article, title, answers, how, said }) => (
                <tr key={article}>
                  <th scope="row" lang="zh-CN">
                    {title}
                  </th>
                  <td>{format.number(answers)}</td>
                  <td>{format.number(how.handout)}</td>
                  <td>{format.number(how.read)}</td>
                  <td>{format.number(how.heard)}</td>
                  <td>{format.number(how.watched)}</td>
                  <td>{format.number(said.helped)}</td>
                  <td>{format.number(said.notHelped)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {uses !== undefined && uses.length > shown && (
        <Button onPress={() => setShown(shown + atOnce)}>{t('more', { count: uses.length - shown })}</Button>
      )}
    </Card>
  )
}
