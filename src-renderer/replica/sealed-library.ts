/** The library on a sealed machine, and the note by which it knows what this station hides (articles/before-a-pin.ts). */
import { useEffect, useMemo } from 'react'
import { combineLatest, defer, map } from 'rxjs'
import type { Article } from '../../src-domain/articles/article.ts'
import { articlesOnShelf } from '../../src-domain/articles/article-shelf.ts'
import { readBeforeAPin, type StationHides, trustedHides } from '../../src-domain/articles/before-a-pin.ts'
import { loadLibrary } from './article-shelf.ts'
import { useArticleRecalls, useHidesUnreviewed } from './use-articles.ts'
import { useLatest, useReplica } from './use-replica.ts'
import { useToday } from './use-today.ts'

const place = 'ginkgo/station-hides'

/** Kept current while the station is open. */
export function NoteWhatIsHidden() {
  const recalls = useArticleRecalls()
  const hidesUnreviewed = useHidesUnreviewed()
  const notedOn = useToday()
  useEffect(() => {
    if (recalls === undefined || hidesUnreviewed === undefined) return
    const hides: StationHides = { recalled: [...recalls.keys()].toSorted(), hidesUnreviewed, notedOn }
    try {
      localStorage.setItem(place, JSON.stringify(hides))
    } catch {
      // A full disk: an older note must not go on being believed.
      localStorage.removeItem(place)
    }
  }, [recalls, hidesUnreviewed, notedOn])
  return null
}

function useTrustedHides(): StationHides | undefined {
  const today = useToday()
  return useMemo(() => trustedHides(readNote(), today), [today])
}

/** Whether anything may be read before a PIN. */
export const useIsReadBeforeAPin = (): boolean => useTrustedHides() !== undefined

/** Undefined while loading. */
export function useSealedLibrary(): readonly Article[] | undefined {
  const replica = useReplica()
  const hides = useTrustedHides()
  const today = useToday()
  const shelf = useMemo(
    () =>
      combineLatest([defer(loadLibrary), replica.watch({ collection: 'articles', kind: 'article' })]).pipe(
        map(([brought, documents]) => articlesOnShelf(brought, documents)),
      ),
    [replica],
  )
  const articles = useLatest(shelf)?.value
  return useMemo(
    () => articles && (hides === undefined ? [] : readBeforeAPin(articles, hides, today)),
    [articles, hides, today],
  )
}

function readNote(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}
