import { createContext, useContext, useEffect, useState } from 'react'
import { isMediaPack, type MediaPack } from '../../src-domain/media/media-pack.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { Packs, PackState } from './packs.ts'

/** The app puts here how the packs of this kiosk are opened; asked again they are the same ones. */
export const PacksContext = createContext<(() => Promise<Packs>) | undefined>(undefined)

/** Undefined until the store was read; `failed` where the browser would not open it. */
export function usePacks():
  | { readonly packs: Packs; readonly states: ReadonlyMap<string, PackState> }
  | 'failed'
  | undefined {
  const open = useContext(PacksContext)
  const [found, setFound] = useState<ReturnType<typeof usePacks>>()
  useEffect(() => {
    let isHere = true
    let end: () => void = () => undefined
    open?.().then(
      (packs) => {
        if (!isHere) return
        const watching = packs.states.subscribe((states) => setFound({ packs, states }))
        end = () => watching.unsubscribe()
      },
      () => isHere && setFound('failed'),
    )
    return () => {
      isHere = false
      end()
    }
  }, [open])
  return found
}

/**
 * What the knowledge scope brought, and what a stick did: one document has one id, so that a pack which came on a stick is the same when the
 * server brings its document later.
 */
export function knownPacks(
  documents: readonly Document[],
  states: ReadonlyMap<string, PackState>,
): readonly MediaPack[] {
  const brought = [...states.values()].flatMap(({ document }) => document ?? [])
  return [...new Map([...brought, ...documents.filter(isMediaPack)].map((pack) => [pack.id, pack])).values()]
}
