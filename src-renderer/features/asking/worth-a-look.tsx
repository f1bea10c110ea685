/** What whoever writes or reads over a text looks at twice: words that may promise, praise or name goods, and sentences too long to follow. */
import { useTranslation } from 'react-i18next'
import { linesOf, readingLevelOf } from '../../../src-domain/articles/article-rules.ts'
import { wordsToCheck } from '../../../src-domain/articles/claims.ts'
import type { DraftContent } from '../../../src-domain/asking/article-draft.ts'
import { isProduct } from '../../../src-domain/recommendation/recommend-products.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Notice } from '../../ui/chip.tsx'

export function WorthALook({ content }: { readonly content: Pick<DraftContent, 'title' | 'summary' | 'sections'> }) {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const products = useDocuments({ collection: 'products', kind: 'product' })
  const lines = linesOf(content)
  const words = wordsToCheck([content.title, content.summary, ...lines], products?.filter(isProduct) ?? [])
  return (
    <>
      {words.length > 0 && (
        <Notice tone="gold" title={t('look.words', { words: format.list(words) })}>
          {t('look.wordsText')}
        </Notice>
      )}
      {readingLevelOf(lines) === 'demanding' && (
        <Notice tone="gold" title={t('look.long')}>
          {t('look.longText')}
        </Notice>
      )}
    </>
  )
}
