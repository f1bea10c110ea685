/** All articles of the station by category, each with how it stands; or what was found for what somebody typed, best first. */
import './articles.css'
import { BookOpen, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Article, articleCategories } from '../../../src-domain/articles/article.ts'
import { recallOf, type StandingRecall } from '../../../src-domain/articles/article-recall.ts'
import { isReviewed, linesOf, readingLevelOf } from '../../../src-domain/articles/article-rules.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useArticleRecalls, useArticles } from '../../replica/use-articles.ts'
import { Marked } from '../../search/articles/marked.tsx'
import { useArticleSearch } from '../../search/articles/use-article-search.ts'
import { Chip } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ArticleStates } from './article-states.tsx'
import { LessonsCard } from './lessons-card.tsx'

export function ArticlesScreen({
  actions,
  notices,
  onOpen,
}: {
  readonly actions?: ReactNode
  /** Above the list. */
  readonly notices?: ReactNode
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation(['articles', 'needs'])
  const format = useFormat()
  const articles = useArticles()
  const recalls = useArticleRecalls()
  const [typed, setTyped] = useState('')
  const found = useArticleSearch(typed, articles)
  if (articles === undefined || recalls === undefined) {
    return (
      <Page title={t('title')}>
        <Skeleton rows={8} />
      </Page>
    )
  }
  const unreviewed = articles.filter(({ body }) => !isReviewed(body)).length
  const note = format.clauses([
    t('count', { count: articles.length }),
    ...(unreviewed === 0 ? [] : [t('unreviewed', { count: unreviewed })]),
  ])
  const row = (article: Article, marks: readonly string[] = []) => (
    <Row key={article.id} article={article} recall={recallOf(article, recalls)} marks={marks} onOpen={onOpen} />
  )
  const byId = new Map(articles.map((article) => [article.id, article]))
  const hits = found?.articles.flatMap(({ id }) => byId.get(id) ?? [])
  return (
    <Page title={t('title')} note={note} actions={actions}>
      {notices}
      <label htmlFor="article-search" className="only-heard">
        {t('find.label')}
      </label>
      <input
        id="article-search"
        className="article-search"
        type="search"
        value={typed}
        placeholder={t('find.placeholder')}
        autoComplete="off"
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
      />
      <output className="only-heard">{hits === undefined ? '' : t('find.found', { count: hits.length })}</output>
      {hits === undefined ? (
        <>
          {articleCategories.map((category) => {
            const own = articles.filter(({ body }) => body.category === category)
            return (
              own.length > 0 && (
                <Card
                  key={category}
                  icon={BookOpen}
                  title={t(`needs:category.${category}`)}
                  note={t('count', { count: own.length })}
                >
                  <ul>{own.map((article) => row(article))}</ul>
                </Card>
              )
            )
          })}
          <LessonsCard />
        </>
      ) : (
        <Card icon={Search} title={t('find.title')} note={t('find.found', { count: hits.length })}>
          {hits.length === 0 ? <p>{t('find.none')}</p> : <ul>{hits.map((article) => row(article, found?.marks))}</ul>}
        </Card>
      )}
    </Page>
  )
}

function Row({
  article,
  recall,
  marks,
  onOpen,
}: {
  readonly article: Article
  readonly marks: readonly string[]
  readonly recall: StandingRecall | undefined
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation('articles')
  const words = useArticleWords()
  const { title, summary, lang } = words(article.body)
  const level = readingLevelOf(linesOf(article.body))
  return (
    <li className="article-row">
      <div>
        <button type="button" className="article-open" lang={lang} onClick={() => onOpen(article.id)}>
          <Marked text={title} marks={marks} />
        </button>
        <p className="quiet" lang={lang}>
          <Marked text={summary} marks={marks} />
        </p>
      </div>
      <span className="article-states">
        <Chip tone={level === 'demanding' ? 'gold' : 'stone'}>{t(`levelChip.${level}`)}</Chip>
        <ArticleStates article={article} recall={recall} />
      </span>
    </li>
  )
}
