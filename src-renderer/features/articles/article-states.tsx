/** How an article stands, wherever it is named: not reviewed, past its day, recalled. */
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import type { StandingRecall } from '../../../src-domain/articles/article-recall.ts'
import { isExpired, isReviewed } from '../../../src-domain/articles/article-rules.ts'
import { useToday } from '../../replica/use-today.ts'
import { Chip } from '../../ui/chip.tsx'

export function ArticleStates({
  article: { body },
  recall,
}: {
  readonly article: Article
  readonly recall: StandingRecall | undefined
}) {
  const { t } = useTranslation('articles')
  const today = useToday()
  return (
    <span className="article-states">
      {recall !== undefined && <Chip tone="red">{t('state.recalled')}</Chip>}
      {isExpired(body, today) && <Chip tone="gold">{t('state.expired')}</Chip>}
      {!isReviewed(body) && <Chip tone="stone">{t('state.notReviewed')}</Chip>}
    </span>
  )
}
