/** The heading of a section that has none of its own: an article is Chinese, also on an English screen. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionStyle } from '../../../src-domain/articles/article.ts'

export function useStyleWords(): (style: SectionStyle) => string | undefined {
  const { i18n } = useTranslation('elderLearn')
  return useCallback(
    (style) => (style === 'text' ? undefined : i18n.getFixedT('zh-CN', 'elderLearn')(`article.style.${style}`)),
    [i18n],
  )
}
