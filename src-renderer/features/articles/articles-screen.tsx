/** All articles of the station by category, each with how it stands. */
import './articles.css'
import { BookOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Article, articleCategories } from '../../../src-domain/articles/article.ts'
import { recallOf, type StandingRecall } from '../../../src-domain/articles/article-recall.ts'
import { isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { useFormat } from '../../i18n/format.ts'
import { useArticleRecalls, useArticles } from '../../replica/use-articles.ts'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ArticleStates } from './article-states.tsx'

export function ArticlesScreen({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation(['articles', 'needs'])
  const format = useFormat()
  const articles = useArticles()
  const recalls = useArticleRecalls()
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
  return (
    <Page title={t('title')} note={note}>
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
              <ul>
                {own.map((article) => (
                  <Row key={article.id} article={article} recall={recallOf(article, recalls)} onOpen={onOpen} />
                ))}
              </ul>
            </Card>
          )
        )
      })}
    </Page>
  )
}

function Row({
  article,
  recall,
  onOpen,
}: {
  readonly article: Article
  readonly recall: StandingRecall | undefined
  readonly onOpen: (id: string) => void
}) {
  const words = useArticleWords()
  const { title, summary, lang } = words(article.body)
  return (
    <li className="article-row">
      <div>
        <button type="button" className="article-open" lang={lang} onClick={() => onOpen(article.id)}>
          {title}
        </button>
        <p className="quiet" lang={lang}>
          {summary}
        </p>
      </div>
      <ArticleStates article={article} recall={recall} />
    </li>
  )
}
