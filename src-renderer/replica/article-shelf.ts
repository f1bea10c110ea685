/**
 * The articles of this station, put together in one place: the library that comes with the program, what the knowledge scope brought or
 * corrected, what the station wrote and published itself, and who signed what. The library is loaded when the first screen asks for
 * it, apart from the first page.
 */
import { combineLatest, defer, map, type Observable } from 'rxjs'
import type { Article } from '../../src-domain/articles/article.ts'
import { articlesOnShelf } from '../../src-domain/articles/article-shelf.ts'
import { signedArticles } from '../../src-domain/articles/article-signature.ts'
import { stationArticles } from '../../src-domain/asking/station-articles.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { DocumentQuery, Replica } from './replica.ts'

let library: readonly Article[] | undefined

export async function loadLibrary(): Promise<readonly Article[]> {
  if (library === undefined) {
    const { libraryArticles } = await import('../../src-domain/articles/library/library.ts')
    library = libraryArticles()
  }
  return library
}

/** What tells how the station's own articles stand (asking/station-articles.ts). */
export const watchArticleFacts = (replica: Pick<Replica, 'watch'>): Observable<readonly Document[]> =>
  combineLatest(
    ['article-draft', 'draft-review', 'article-retired'].map((kind) =>
      defer(() => replica.watch({ collection: 'feedback', kind })),
    ),
  ).pipe(map((facts) => facts.flat()))

/** Recalled and expired ones are among them: whoever shows them asks `recallOf` and `isExpired`. */
export function watchArticles(replica: Pick<Replica, 'watch'>): Observable<readonly Article[]> {
  const watch = (query: DocumentQuery) => defer(() => replica.watch(query))
  return combineLatest([
    defer(loadLibrary),
    watch({ collection: 'articles', kind: 'article' }),
    watchArticleFacts(replica),
    watch({ collection: 'activity', kind: 'article-signature' }),
  ]).pipe(
    map(([brought, documents, own, signatures]) =>
      signedArticles(articlesOnShelf(brought, [...documents, ...stationArticles(own)]), signatures),
    ),
  )
}
