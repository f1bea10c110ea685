/** Articles three at a time, turned by large buttons; each a picture, its title and one line. */
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import type { PackItem } from '../../../src-domain/media/pack-shelf.ts'
import { isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { useArticleWords } from '../../i18n/article-words.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { Marked } from '../../search/articles/marked.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { pageOf } from '../../ui/pages.ts'
import { EmptyState } from '../../ui/states.tsx'
import { TurnButtons, useTurned } from '../../ui/turn-pages.tsx'
import { FilmRow } from './film-row.tsx'
import { categoryPictures } from './pictures.ts'

export function ArticleList({
  title,
  note,
  articles,
  films = [],
  lines,
  read,
  page,
  onPage,
  onOpen,
  onOpenFilm = onOpen,
  onBack,
}: {
  readonly title: string
  readonly note?: string | undefined
  readonly articles: readonly Article[]
  /** Of the same kind, behind the articles. */
  readonly films?: readonly PackItem[]
  /** Why one is here, by its id; without it its own summary is shown. */
  readonly lines?: ReadonlyMap<string, string> | undefined
  readonly read: ReadonlySet<string>
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onOpen: (id: string) => void
  readonly onOpenFilm?: (id: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const at = pageOf<Article | PackItem>([...articles, ...films], page)
  return (
    <ElderPage
      title={title}
      subtitle={useTurned(at.page, at.count, note)}
      step={String(at.page)}
      onBack={onBack}
      actions={<TurnButtons page={at.page} count={at.count} onPage={onPage} />}
    >
      {at.shown.length === 0 && <EmptyState title={t('list.empty')} />}
      <ul className="learn-rows">
        {at.shown.map((one) =>
          'pack' in one ? (
            <FilmRow key={one.id} item={one} onOpen={onOpenFilm} />
          ) : (
            <ArticleRow
              key={one.id}
              article={one}
              line={lines?.get(one.id)}
              isRead={read.has(one.id)}
              onOpen={onOpen}
            />
          ),
        )}
      </ul>
    </ElderPage>
  )
}

export function ArticleRow({
  article,
  line,
  isRead,
  marks = [],
  onOpen,
}: {
  readonly article: Article
  /** Why it is here; absent, its own summary. */
  readonly line?: string | undefined
  readonly isRead: boolean
  readonly marks?: readonly string[]
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation('elderLearn')
  const { title, summary, lang } = useArticleWords()(article.body)
  const Picture = categoryPictures[article.body.category]
  return (
    <li>
      <button type="button" className="learn-row" onClick={() => onOpen(article.id)}>
        <Picture aria-hidden className="learn-row-picture" />
        <span className="learn-row-words" data-block>
          <b lang={lang}>
            <Marked text={title} marks={marks} />
          </b>
          <span data-block lang={line === undefined ? lang : currentLanguage()}>
            {line ?? <Marked text={summary} marks={marks} />}
          </span>
          <span className="learn-row-marks" data-block>
            {isRead && (
              <Chip tone="green" icon={Check}>
                {t('list.read')}
              </Chip>
            )}
            {!isReviewed(article.body) && <Chip tone="stone">{t('article.notReviewed')}</Chip>}
            <span>{t('list.minutes', { count: article.body.readingMinutes })}</span>
          </span>
        </span>
      </button>
    </li>
  )
}
