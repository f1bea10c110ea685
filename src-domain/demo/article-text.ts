/** The shape in which the demo articles are written down (articles-*.ts); the rest of an article is the same for all. */
import type { ArticleBody, ArticleCategory } from '../articles/article.ts'

export type ArticleText = Pick<ArticleBody, 'title' | 'category' | 'summary' | 'keywords'> & {
  readonly paragraphs: readonly string[]
} & Partial<Pick<ArticleBody, 'audiences' | 'conditions' | 'needs' | 'months'>>

export const articleText =
  (category: ArticleCategory) =>
  (
    title: string,
    summary: string,
    paragraphs: string[],
    keywords: string[],
    rest: Partial<Pick<ArticleBody, 'audiences' | 'conditions' | 'needs' | 'months'>> = {},
  ): ArticleText => ({ title, category, summary, paragraphs, keywords, ...rest })
