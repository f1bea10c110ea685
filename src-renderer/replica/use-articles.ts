/**
 * The articles of this station: the library that comes with the program, what the knowledge scope brought or corrected, and what the
 * station wrote and published itself. The
 * library is loaded when the first screen asks for it, apart from the first page.
 */
import { useEffect, useMemo, useState } from 'react'
import type { Article } from '../../src-domain/articles/article.ts'
import { articlesOnShelf } from '../../src-domain/articles/article-shelf.ts'
import { type StandingRecall, stationRecalls } from '../../src-domain/articles/article-recall.ts'
import { signedArticles } from '../../src-domain/articles/article-signature.ts'
import { stationArticles } from '../../src-domain/asking/station-articles.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { hidesUnreviewed } from '../../src-domain/settings/station-settings.ts'
import { useDocuments } from './use-replica.ts'
import { useStationSettings } from './use-station-settings.ts'

let library: readonly Article[] | undefined

export async function loadLibrary(): Promise<readonly Article[]> {
  if (library === undefined) {
    const { libraryArticles } = await import('../../src-domain/articles/library/library.ts')
    library = libraryArticles()
  }
  return library
}

/** Undefined while loading. Recalled and expired ones are among them: whoever shows them asks `recallOf` and `isExpired`. */
export function useArticles(): readonly Article[] | undefined {
  const brought = useLibrary()
  const documents = useDocuments({ collection: 'articles', kind: 'article' })
  const own = useArticleFacts()
  const signatures = useDocuments({ collection: 'activity', kind: 'article-signature' })
  return useMemo(
    () =>
      brought === undefined || documents === undefined || own === undefined || signatures === undefined
        ? undefined
        : signedArticles(articlesOnShelf(brought, [...documents, ...stationArticles(own)]), signatures),
    [brought, documents, own, signatures],
  )
}

/** What tells how the station's own articles stand (asking/station-articles.ts); undefined while loading. */
export function useArticleFacts(): readonly Document[] | undefined {
  const drafts = useDocuments({ collection: 'feedback', kind: 'article-draft' })
  const reviews = useDocuments({ collection: 'feedback', kind: 'draft-review' })
  const retired = useDocuments({ collection: 'feedback', kind: 'article-retired' })
  return useMemo(
    () =>
      drafts === undefined || reviews === undefined || retired === undefined
        ? undefined
        : [...drafts, ...reviews, ...retired],
    [drafts, reviews, retired],
  )
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

function useLibrary(): readonly Article[] | undefined {
  const [loaded, setLoaded] = useState(library)
  useEffect(() => {
    let isHere = true
    if (loaded === undefined) void loadLibrary().then((articles) => isHere && setLoaded(articles))
    return () => {
      isHere = false
    }
  }, [loaded])
  return loaded
}
