/** How one article fares at this station: how often it was given in which way, and what its readers said. Counts, nobody named. */
import { BarChart3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useArticleUses } from './use-article-uses.ts'

const ways = ['handout', 'read', 'heard', 'watched'] as const
/** So many say that it did not help, and no fewer than say that it did: it is worth another version. Ours, since 2026-11-30. */
const manyNotHelped = 3

export function ArticleUseCard({ article }: { readonly article: string }) {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const uses = useArticleUses(article)
  const use = uses?.find((one) => one.article === article)
  return (
    <Card icon={BarChart3} title={t('use.ofOne')} note={t('use.note')}>
      {uses === undefined && <Skeleton rows={2} />}
      {uses !== undefined && use === undefined && <p className="quiet">{t('use.ofOneNone')}</p>}
      {use !== undefined && (
        <div className="stack">
          <p>
            {format.clauses([
              ...ways.map((way) => t(`use.counts.${way}`, { count: use.how[way] })),
              t('use.counts.answers', { count: use.answers }),
            ])}
          </p>
          <p>
            {use.said.helped + use.said.notHelped === 0
              ? t('use.saidNone')
              : format.clauses([
                  t('use.counts.helped', { count: use.said.helped }),
                  t('use.counts.notHelped', { count: use.said.notHelped }),
                ])}
          </p>
          {use.said.notHelped >= manyNotHelped && use.said.notHelped >= use.said.helped && (
            <Notice tone="gold" title={t('use.improve')} />
          )}
        </div>
      )}
    </Card>
  )
}
