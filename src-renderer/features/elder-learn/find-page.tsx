/** The second way to an article: somebody types what was said; three of the best at a time, with what was found marked. */
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import type { PackItem } from '../../../src-domain/media/pack-shelf.ts'
import { searchedFilm } from '../../search/articles/article-text.ts'
import { useArticleSearch } from '../../search/articles/use-article-search.ts'
import { ElderPage } from '../../ui/elder-page.tsx'
import { useSlowScreen } from '../../ui/idle-hold.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { ArticleRow } from './article-list.tsx'
import { pageOf } from '../../ui/pages.ts'
import { FilmRow } from './film-row.tsx'

export function FindPage({
  articles,
  films,
  typed,
  page,
  onTyped,
  onPage,
  onOpen,
  onOpenFilm,
  onBack,
}: {
  /** Those that may be found here; also a found one that is not among them is not shown. */
  readonly articles: readonly Article[]
  readonly films: readonly PackItem[]
  readonly typed: string
  readonly page: number
  readonly onTyped: (typed: string) => void
  readonly onPage: (page: number) => void
  readonly onOpen: (id: string) => void
  readonly onOpenFilm: (id: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const id = useId()
  useSlowScreen()
  const searched = useMemo(() => [...articles, ...films.map(searchedFilm)], [articles, films])
  const found = useArticleSearch(typed, searched)
  const byId = new Map<string, Article | PackItem>([...articles, ...films].map((one) => [one.id, one]))
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
          {at.shown.map((one) =>
            'pack' in one ? (
              <FilmRow key={one.id} item={one} marks={found?.marks ?? []} onOpen={onOpenFilm} />
            ) : (
              <ArticleRow key={one.id} article={one} isRead={false} marks={found?.marks ?? []} onOpen={onOpen} />
            ),
          )}
        </ul>
      </div>
    </ElderPage>
  )
}
