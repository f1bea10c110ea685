/** The second way to an article: somebody types what was said; three of the best at a time, with what was found marked. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import { useArticleSearch } from '../../search/articles/use-article-search.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { ArticleRow } from './article-list.tsx'
import { pageOf } from '../../ui/pages.ts'

export function FindPage({
  articles,
  typed,
  page,
  onTyped,
  onPage,
  onOpen,
  onBack,
}: {
  /** Those that may be found here; also a found one that is not among them is not shown. */
  readonly articles: readonly Article[]
  readonly typed: string
  readonly page: number
  readonly onTyped: (typed: string) => void
  readonly onPage: (page: number) => void
  readonly onOpen: (id: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const id = useId()
  useSlowScreen()
  const found = useArticleSearch(typed, articles)
  const byId = new Map(articles.map((article) => [article.id, article]))
  const hits = found?.articles.flatMap((one) => byId.get(one.id) ?? [])
  const at = pageOf(hits ?? [], page)
  const subtitle = useTurned(at.page, at.count)
  return (
    <ElderPage
      title={t('find.title')}
      subtitle={subtitle}
      step={String(at.page)}
      onBack={onBack}
      actions={<TurnButtons page={at.page} count={at.count} onPage={onPage} />}
    >
      <div className="learn-find">
        <label htmlFor={id}>{t('find.label')}</label>
        <input
          id={id}
          className="learn-find-field"
          type="search"
          value={typed}
          autoComplete="off"
          maxLength={60}
          onChange={(event) => onTyped(event.target.value)}
        />
        <output>
          {hits === undefined
            ? t('find.note')
            : hits.length === 0
              ? t('find.none')
              : t('find.found', { count: hits.length })}
        </output>
        <ul className="learn-rows">
          {at.shown.map((article) => (
            <ArticleRow key={article.id} article={article} isRead={false} marks={found?.marks ?? []} onOpen={onOpen} />
          ))}
        </ul>
      </div>
    </ElderPage>
  )
}
