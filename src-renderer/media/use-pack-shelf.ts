/** What can be seen and heard of the packs on this kiosk. Undefined until the store was read, and where there is none. */
import { useContext, useEffect, useMemo, useState } from 'react'
import { distinctUntilChanged } from 'rxjs'
import { isArticle } from '../../src-domain/articles/article.ts'
import { recallOf } from '../../src-domain/articles/article-recall.ts'
import type { PackFile } from '../../src-domain/media/media-pack.ts'
import { allRecalls, type FileSettings, whyNotShown } from '../../src-domain/media/pack-about.ts'
import { itemsOf, type PackItem, packsToShow } from '../../src-domain/media/pack-shelf.ts'
import { useArticleRecalls, useHidesUnreviewed } from '../replica/use-articles.ts'
import { useToday } from '../replica/use-today.ts'
import { useDocuments } from '../replica/use-replica.ts'
import type { Packs, PackState } from './packs.ts'
import { knownPacks, PacksContext } from './use-packs.ts'

export type PackShelf = { readonly packs: Packs; readonly items: readonly PackItem[] }

export function usePackShelf(): PackShelf | undefined {
  const open = useContext(PacksContext)
  const documents = useDocuments({ collection: 'articles', kind: 'media-pack' })
  const settings = useFileSettings()
  const [here, setHere] = useState<{ readonly packs: Packs; readonly states: ReadonlyMap<string, PackState> }>()
  useEffect(() => {
    let isHere = true
    let end: () => void = () => undefined
    // Where the browser would not open the store there is nothing to see; the staff's page says so.
    open?.().then(
      (packs) => {
        if (!isHere) return
        // A pack on its way changes its state with every part: the shelf changes only when one is whole.
        const watching = packs.states
          .pipe(distinctUntilChanged((before, now) => wholeIn(before) === wholeIn(now)))
          .subscribe((states) => setHere({ packs, states }))
        end = () => watching.unsubscribe()
      },
      () => undefined,
    )
    return () => {
      isHere = false
      end()
    }
  }, [open])
  return useMemo(() => {
    if (here === undefined || documents === undefined || settings === undefined) return undefined
    const { packs, states } = here
    const isShown = (file: PackFile): boolean => whyNotShown(file, settings) === undefined
    const items = packsToShow(knownPacks(documents, states), (id) => states.get(id)?.phase === 'whole').flatMap(
      (pack) => itemsOf(pack, isShown),
    )
    return { packs, items }
  }, [here, documents, settings])
}

/** Undefined until what was taken back is known. */
export function useFileSettings(): FileSettings | undefined {
  const today = useToday()
  const hidesUnreviewed = useHidesUnreviewed()
  const ofStation = useArticleRecalls()
  const ofLibrary = useDocuments({ collection: 'articles', kind: 'media-recall' })
  const articles = useDocuments({ collection: 'articles', kind: 'article' })
  return useMemo(() => {
    if (hidesUnreviewed === undefined || ofStation === undefined || ofLibrary === undefined || articles === undefined)
      return undefined
    const recalls = new Map(allRecalls(ofStation, ofLibrary))
    for (const article of articles.filter(isArticle)) {
      const recall = recallOf(article, ofStation)
      if (recall !== undefined) recalls.set(article.id, recall)
    }
    return { recalls, hidesUnreviewed, today }
  }, [today, hidesUnreviewed, ofStation, ofLibrary, articles])
}

const wholeIn = (states: ReadonlyMap<string, PackState>): string =>
  [...states].flatMap(([id, { phase }]) => (phase === 'whole' ? [id] : [])).join(' ')
