/** Articles are Chinese texts; where one has an English title and summary, those are shown on an English screen. */
import { useTranslation } from 'react-i18next'

type Titled = { readonly title: string; readonly summary: string }
export type ArticleWords = Titled & { readonly lang: 'zh-CN' | 'en' }

export function useArticleWords(): (body: Titled & { readonly english?: Titled | undefined }) => ArticleWords {
  const { i18n } = useTranslation()
  return ({ title, summary, english }) =>
    i18n.language === 'en' && english !== undefined ? { ...english, lang: 'en' } : { title, summary, lang: 'zh-CN' }
}
