/** The articles of this station (article-shelf.ts) and what is said about them, for screens. */
import { useMemo } from 'react'
import type { Article } from '../../src-domain/articles/article.ts'
import { type StandingRecall, stationRecalls } from '../../src-domain/articles/article-recall.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { hidesUnreviewed } from '../../src-domain/settings/station-settings.ts'
import { watchArticleFacts, watchArticles } from './article-shelf.ts'
import { useDocuments, useLatest, useReplica } from './use-replica.ts'
import { useStationSettings } from './use-station-settings.ts'

/** Undefined while loading. Recalled and expired ones are among them: whoever shows them asks `recallOf` and `isExpired`. */
export function useArticles(): readonly Article[] | undefined {
  const replica = useReplica()
  const articles = useMemo(() => watchArticles(replica), [replica])
  return useLatest(articles)?.value
}

/** Undefined while loading. */
export function useArticleFacts(): readonly Document[] | undefined {
  const replica = useReplica()
  const facts = useMemo(() => watchArticleFacts(replica), [replica])
  return useLatest(facts)?.value
}

/** What this station took back, by article; undefined while loading. */
export function useArticleRecalls(): ReadonlyMap<string, StandingRecall> | undefined {
  const facts = useDocuments({ collection: 'activity', kind: 'article-recall' })
  return useMemo(() => facts && stationRecalls(facts), [facts])
}

/** Whether this station shows elders only what a physician signed; undefined while loading. */
export function useHidesUnreviewed(): boolean | undefined {
  const settings = useStationSettings()
  return settings && hidesUnreviewed(settings)
}
