/** What happened to an article here: taken back and taken up again, signed and unsigned, corrected; by whom, when and why. Newest first. */
import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../src-domain/articles/article.ts'
import { isArticleRecall } from '../../../src-domain/articles/article-recall.ts'
import { isArticleSignature } from '../../../src-domain/articles/article-signature.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Card } from '../../ui/page.tsx'

export function ArticleHistory({ article: { id, body } }: { readonly article: Article }) {
  const { t } = useTranslation('articles')
  const format = useFormat()
  const names = useStaffNames()
  const recalls = useDocuments({ collection: 'activity', kind: 'article-recall' })
  const signatures = useDocuments({ collection: 'activity', kind: 'article-signature' })
  if (recalls === undefined || signatures === undefined) return null
  const said = ({ author, occurredAt, offset }: Pick<Document, 'author' | 'occurredAt' | 'offset'>) => ({
    by: names?.get(author) ?? '',
    at: format.dateTime(occurredAt, offset),
  })
  const rows = [
    ...recalls
      .filter(isArticleRecall)
      .filter((fact) => fact.body.article === id)
      .map((fact) => ({
        key: fact.id,
        at: fact.occurredAt,
        words: t(fact.body.recalled ? 'history.recalled' : 'history.lifted', {
          ...said(fact),
          reason: fact.body.reason,
        }),
      })),
    ...signatures
      .filter(isArticleSignature)
      .filter((fact) => fact.body.article === id)
      .map((fact) => ({
        key: fact.id,
        at: fact.occurredAt,
        words: t(fact.body.stands ? 'history.signed' : 'history.unsigned', {
          ...said(fact),
          reviewer: format.withAside(fact.body.reviewer.name, fact.body.reviewer.title),
        }),
      })),
    ...(body.changed === undefined
      ? []
      : [
          {
            key: 'changed',
            at: body.changed.on,
            words: t('history.changed', {
              by: body.changed.by,
              at: format.date(body.changed.on, ''),
              reason: body.changed.why,
            }),
          },
        ]),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  if (rows.length === 0) return null
  return (
    <Card icon={History} title={t('history.title')}>
      <ol reversed className="stack">
        {rows.map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ol>
    </Card>
  )
}
