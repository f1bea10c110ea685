/** One article of the station: the version that waits for a colleague, what is done with it, and who did what, when and why. */
import './asking.css'
import { Archive, BookOpen, Check, CornerUpLeft, MessageCircleQuestion, PenLine } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBody } from '../../../src-domain/articles/article.ts'
import { articleBodyOf } from '../../../src-domain/asking/article-draft.ts'
import { retireArticle, reviewDraft } from '../../../src-domain/asking/draft-review.ts'
import { articleStories, type ArticleStory, type DraftState } from '../../../src-domain/asking/station-articles.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useArticleFacts } from '../../replica/use-articles.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { ArticleHistory } from './article-history.tsx'
import { ArticleUseCard } from './article-use-card.tsx'
import { WorthALook } from './worth-a-look.tsx'

type Ways = {
  /** The words as a reader sees them, with their sources. */
  readonly renderArticle: (body: ArticleBody) => ReactNode
  /** Ways that a reader who sees neither questions nor the library does not have. */
  readonly onOpenArticle?: (article: string) => void
  readonly onOpenQuestion?: (question: string) => void
  readonly onImprove?: (article: string) => void
}

export function StoryPage({ id, ...ways }: Ways & { readonly id: string }) {
  const { t } = useTranslation('asking')
  const facts = useArticleFacts()
  const stories = useMemo(() => facts && articleStories(facts), [facts])
  if (stories === undefined) return <Skeleton rows={8} />
  const story = stories.find((one) => one.id === id)
  if (story === undefined) return <EmptyState icon={BookOpen} title={t('story.gone')} />
  return <Story story={story} {...ways} />
}

function Story({
  story,
  renderArticle,
  onOpenArticle,
  onOpenQuestion,
  onImprove,
}: Ways & { readonly story: ArticleStory }) {
  const { t } = useTranslation('asking')
  const { role } = usePerson()
  const { versions, current, retired } = story
  const last = versions.at(-1)
  if (last === undefined) return null
  const { draft, status } = last
  const question = versions.findLast((version) => version.draft.body.question !== undefined)?.draft.body.question
  const isShown = current !== undefined && retired === undefined
  return (
    <Page
      title={draft.body.content.title}
      note={t('story.title')}
      actions={
        <>
          {question !== undefined && onOpenQuestion !== undefined && (
            <Button icon={MessageCircleQuestion} onPress={() => onOpenQuestion(question)}>
              {t('story.question')}
            </Button>
          )}
          {isShown && onOpenArticle !== undefined && (
            <Button icon={BookOpen} onPress={() => onOpenArticle(story.id)}>
              {t('story.read')}
            </Button>
          )}
          {isShown && may(role, 'retireArticle') && <Retire id={story.id} title={current.draft.body.content.title} />}
          {status !== 'waiting' && onImprove !== undefined && may(role, 'writeArticle') && (
            <Button icon={PenLine} onPress={() => onImprove(story.id)}>
              {t('story.improve')}
            </Button>
          )}
        </>
      }
    >
      <Told story={story} />
      {status === 'waiting' && <Review state={last} />}
      <Card>
        <p lang="zh-CN">
          <b>{draft.body.content.summary}</b>
        </p>
        {renderArticle(articleBodyOf(draft.body, calendarDateOf(draft.occurredAt, draft.offset)))}
      </Card>
      {may(role, 'answerQuestion') && <ArticleUseCard article={story.id} />}
      <ArticleHistory id={story.id} />
    </Page>
  )
}

/** What nobody would notice by themselves. */
function Told({ story: { retired, beside } }: { readonly story: ArticleStory }) {
  const { t } = useTranslation('asking')
  const said = useSaid()
  return (
    <>
      {retired !== undefined && (
        <Notice tone="stone" title={t('story.retired', { ...said(retired), reason: retired.body.reason })} />
      )}
      {beside.map(({ draft }) => (
        <Notice key={draft.id} tone="gold" title={t('story.beside', said(draft))} />
      ))}
    </>
  )
}

function useSaid(): (fact: Document | Pick<Document, 'author' | 'occurredAt' | 'offset'>) => {
  name: string
  on: string
} {
  const format = useFormat()
  const names = useStaffNames()
  return ({ author, occurredAt, offset }) => ({
    name: names?.get(author) ?? '',
    on: format.dateTime(occurredAt, offset),
  })
}

function useDeed() {
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const problems = refusals.map((refusal) => (
    <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
  ))
  const keep = <T,>(made: Result<T, Refusal>) => save(made.ok ? [made.value as Document] : made.error)
  return { busy, problems, keep }
}

function Review({ state: { draft } }: { readonly state: DraftState }) {
  const { t } = useTranslation('asking')
  const { role, staff } = usePerson()
  const act = useAct()
  const { busy, problems, keep } = useDeed()
  const [decision, setDecision] = useState<'publish' | 'sendBack'>()
  if (draft.author === staff) return <Notice tone="blue" title={t('story.own')} />
  if (!may(role, 'reviewArticle')) return null
  return (
    <Card icon={Check} title={t('state.waiting')}>
      <div className="stack">
        <p>{t('story.check')}</p>
        <WorthALook content={draft.body.content} />
        <div className="row">
          <Button icon={CornerUpLeft} onPress={() => setDecision('sendBack')}>
            {t('story.sendBack')}
          </Button>
          <Button kind="primary" icon={Check} onPress={() => setDecision('publish')}>
            {t('story.publish')}
          </Button>
        </div>
      </div>
      {decision !== undefined && (
        <ReasonDialog
          form={`${decision} ${draft.id}`}
          title={t(`story.${decision}Title`, { title: draft.body.content.title })}
          confirm={t(`story.${decision}Confirm`)}
          busy={busy}
          problems={
            <>
              {decision === 'publish' && <p className="quiet">{t('story.publishNote')}</p>}
              {problems}
            </>
          }
          onConfirm={(reason) => keep(reviewDraft(draft, { decision, reason }, role, act()))}
          onClose={() => setDecision(undefined)}
        />
      )}
    </Card>
  )
}

function Retire({ id, title }: { readonly id: string; readonly title: string }) {
  const { t } = useTranslation('asking')
  const { role } = usePerson()
  const act = useAct()
  const { busy, problems, keep } = useDeed()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button icon={Archive} onPress={() => setAsking(true)}>
        {t('story.retire')}
      </Button>
      {isAsking && (
        <ReasonDialog
          form={`retire ${id}`}
          title={t('story.retireTitle', { title })}
          confirm={t('story.retireConfirm')}
          busy={busy}
          problems={
            <>
              <p className="quiet">{t('story.retireNote')}</p>
              {problems}
            </>
          }
          onConfirm={(reason) => keep(retireArticle({ id, title }, reason, role, act()))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
