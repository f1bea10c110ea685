/**
 * One article: how it stands, its words and sources; recalling it; and, opened from an elder's page, noting that the elder was given
 * it. A recalled one shows why and whom to tell, and no words of it.
 */
import './articles.css'
import { BookOpen, BookX, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import { isDueSoon } from '../../../src-domain/articles/article-due.ts'
import { recallArticle, recallOf, type StandingRecall } from '../../../src-domain/articles/article-recall.ts'
import { isExpired, linesOf, readingLevelOf } from '../../../src-domain/articles/article-rules.ts'
import { isOrganization } from '../../../src-domain/organizations/organization.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useArticleRecalls, useArticles } from '../../replica/use-articles.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { ArticleSources, ArticleText } from './article-text.tsx'
import { HandOverCard } from './hand-over-card.tsx'
import { HandoutAction } from './handout-dialog.tsx'
import { RecordingCard } from './recording-card.tsx'
import { SignatureAction } from './signature-action.tsx'
import { WhoWasHandedCard } from './who-was-handed-card.tsx'

export function ArticlePage({
  id,
  nameOfElder,
  onOpenElder,
  elder,
  renderCards,
}: {
  readonly id: string
  readonly nameOfElder: (id: string) => string | undefined
  readonly onOpenElder: (id: string) => void
  /** Whose page it was opened from, where this person may note that it was given. */
  readonly elder?: string
  /** What is told of it from the station's own use and work. */
  readonly renderCards?: (article: Article) => ReactNode
}) {
  const { t, i18n } = useTranslation('articles')
  const words = useArticleWords()
  const { role } = usePerson()
  const articles = useArticles()
  const recalls = useArticleRecalls()
  const today = useToday()
  if (articles === undefined || recalls === undefined) return <Skeleton rows={8} />
  const article = articles.find((one) => one.id === id)
  if (article === undefined) return <EmptyState icon={BookOpen} title={t('gone')} />
  const recall = recallOf(article, recalls)
  const title = words(article.body).title
  return (
    <Page
      title={title}
      actions={
        <>
          {recall === undefined && <HandoutAction article={article} elder={elder} />}
          {recall === undefined && (
            <SignatureAction
              signable={{
                id: article.id,
                updatedAt: article.updatedAt,
                title,
                reviewedBy: article.body.reviewedBy,
                sources: article.body.sources,
                isDue: isDueSoon(article, today),
              }}
            />
          )}
          <RecallAction article={article} recall={recall} />
        </>
      }
    >
      {recall === undefined ? (
        <>
          <Standing article={article} />
          {i18n.language === 'en' && <Notice tone="stone" title={t('language')} />}
          <Card>
            <p className="article-summary">{words(article.body).summary}</p>
            <ArticleText body={article.body} />
            <ArticleSources body={article.body} />
            <Facts article={article} />
          </Card>
          <RecordingCard article={article} />
          {elder !== undefined && <HandOverCard article={article} elder={elder} />}
        </>
      ) : (
        <Recalled recall={recall} />
      )}
      {renderCards?.(article)}
      {may(role, 'viewHealth') && (
        <WhoWasHandedCard
          article={article.id}
          isRecalled={recall !== undefined}
          nameOfElder={nameOfElder}
          onOpenElder={onOpenElder}
        />
      )}
    </Page>
  )
}

function Standing({ article: { body } }: { readonly article: Article }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const today = useToday()
  const { reviewedBy } = body
  return (
    <>
      {isExpired(body, today) && (
        <Notice tone="gold" title={t('state.expired')}>
          {t('expiredText', { on: format.date(body.expiresOn, '') })}
        </Notice>
      )}
      {reviewedBy === undefined ? (
        <Notice tone="gold" title={t('state.notReviewed')}>
          {t('notReviewedText')}
        </Notice>
      ) : (
        <Notice tone="green" title={t('reviewed', { ...reviewedBy, on: format.date(reviewedBy.on, '') })} />
      )}
    </>
  )
}

function Recalled({ recall: { from, by, at, reason } }: { readonly recall: StandingRecall }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const { offset } = useReplica().now()
  const staff = useStaffNames()
  const who = from === 'station' ? (staff?.get(by) ?? '') : by
  const when = at.includes('T') ? format.dateTime(at, offset) : format.date(at, '')
  return (
    <Notice tone="red" urgent title={t('state.recalled')}>
      <p>{t('recalledText', { reason })}</p>
      <p>{t(`recalledBy.${from}`, { by: who, at: when })}</p>
    </Notice>
  )
}

/** By their names, as far as an institution of the directory offers them. */
function useServicesOf({ services }: Article['body']): readonly string[] {
  const words = useServiceWords()
  const organizations = useDocuments({ collection: 'organizations', kind: 'organization' })
  const offered = organizations?.filter(isOrganization).flatMap(({ body }) => body.services) ?? []
  return [...new Set(offered.filter(({ code }) => services.includes(code)).map(({ name }) => words.service(name)))]
}

function Facts({ article: { body } }: { readonly article: Article }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const services = useServicesOf(body)
  return (
    <>
      <p className="quiet fine">
        {t('dates', {
          written: format.date(body.writtenOn, ''),
          expires: format.date(body.expiresOn, ''),
          count: body.readingMinutes,
        })}
      </p>
      <p className="quiet">{t('levelIs', { level: t(`level.${readingLevelOf(linesOf(body))}`) })}</p>
      {services.length > 0 && <p className="quiet">{format.labelled(t('services'), format.list(services))}</p>}
      <p className="quiet">
        {format.labelled(t('for'), format.list(body.audiences.map((audience) => t(`audience.${audience}`))))}
      </p>
    </>
  )
}

/** What the library recalled, no station lifts. */
function RecallAction({ article, recall }: { readonly article: Article; readonly recall: StandingRecall | undefined }) {
  const { t } = useTranslation('articles')
  const words = useArticleWords()
  const { role } = usePerson()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const [isAsking, setAsking] = useState(false)
  const recalled = recall === undefined
  if (recall?.from === 'library' || !may(role, recalled ? 'recallArticle' : 'liftRecall')) return null
  const confirm = async (reason: string) => {
    const made = recallArticle(article, { recalled, reason }, role, act())
    return save(made.ok ? [made.value as Document] : made.error)
  }
  const title = words(article.body).title
  return (
    <>
      <Button icon={recalled ? BookX : RotateCcw} onPress={() => setAsking(true)}>
        {recalled ? t('recall.do') : t('recall.lift')}
      </Button>
      {isAsking && (
        <ReasonDialog
          form={`recall ${article.id} ${recalled}`}
          title={recalled ? t('recall.title', { title }) : t('recall.liftTitle', { title })}
          confirm={recalled ? t('recall.confirm') : t('recall.liftConfirm')}
          busy={busy}
          problems={
            <>
              {recalled && <p className="quiet">{t('recall.note')}</p>}
              {refusals.map((refusal) => (
                <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
              ))}
            </>
          }
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
