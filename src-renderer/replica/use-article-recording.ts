/** The recording of an article that stands at this station, also one of an older wording; undefined while it loads or where there is none. */
import { useMemo } from 'react'
import type { Article } from '../../src-domain/articles/article.ts'
import { recordingOf, type StandingRecording } from '../../src-domain/articles/article-recording.ts'
import { useDocuments } from './use-replica.ts'

export function useArticleRecording(article: Pick<Article, 'id' | 'updatedAt'>): StandingRecording | undefined {
  const { id, updatedAt } = article
  const facts = useDocuments({ collection: 'activity', kind: 'article-recording' })
  return useMemo(() => facts && recordingOf({ id, updatedAt }, facts), [facts, id, updatedAt])
}
