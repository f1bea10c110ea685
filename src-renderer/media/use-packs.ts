import { createContext, useContext, useEffect, useState } from 'react'
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
