/** Who did what with an article, when and why: one list for the library's articles and the station's own, newest first. */
import { History } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBody } from '../../../src-domain/articles/article.ts'
import { type ArticleEvent, articleHistory } from '../../../src-domain/asking/article-history.ts'
import { useFormat } from '../../i18n/format.ts'
import { useArticleFacts } from '../../replica/use-articles.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Card } from '../../ui/page.tsx'

export function ArticleHistory({
  id,
  body,
}: {
  readonly id: string
  /** Of one that is on the shelf: what those who run the library did stands in it. */
  readonly body?: Pick<ArticleBody, 'changed' | 'recalled'>
}) {
  const { t } = useTranslation('asking')
  const facts = useArticleFacts()
  const recalls = useDocuments({ collection: 'activity', kind: 'article-recall' })
  const signatures = useDocuments({ collection: 'activity', kind: 'article-signature' })
  const events = useMemo(
    () => facts && recalls && signatures && articleHistory(id, body, [...facts, ...recalls, ...signatures]),
    [id, body, facts, recalls, signatures],
  )
  if (events === undefined || events.length === 0) return null
  return (
    <Card icon={History} title={t('history.title')}>
      <ol reversed className="asking-history">
        {events.map((event) => (
          <Event key={event.key} event={event} />
        ))}
      </ol>
    </Card>
  )
}

function Event({ event }: { readonly event: ArticleEvent }) {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const names = useStaffNames()
  const { at, offset, by, isLibrarys } = event
  const done = useDone(event)
  const reason = 'reason' in event ? event.reason : undefined
  return (
    <li>
      <span className="quiet">{offset === undefined ? format.date(at, '') : format.dateTime(at, offset)}</span>{' '}
      {isLibrarys === true ? t('history.library', { by }) : (names?.get(by) ?? '')}{' '}
      {reason === undefined ? done : format.labelled(done, reason)}
    </li>
  )
}

function useDone(event: ArticleEvent): string {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const named = ({ name, title }: { readonly name: string; readonly title?: string | undefined }) =>
    title === undefined ? name : format.withAside(name, title)
  switch (event.what) {
    case 'wrote':
      return event.expert === undefined
        ? t('history.wrote', { version: event.version })
        : t('history.wroteFor', { version: event.version, expert: named(event.expert) })
    case 'published':
    case 'sentBack':
    case 'overruled':
      return t(`history.${event.what}`, { version: event.version })
    case 'signed':
    case 'unsigned':
      return t(`history.${event.what}`, { reviewer: named(event.reviewer) })
    case 'retired':
    case 'recalled':
    case 'lifted':
    case 'changed':
      return t(`history.${event.what}`)
    default:
      return event satisfies never
  }
}
