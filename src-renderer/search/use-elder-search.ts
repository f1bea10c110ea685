/** React's view of the elder index: the app opens it when the day is opened, the fields ask it at every keystroke. */
import { createContext, useContext, useMemo } from 'react'
import { useLatest } from '../replica/use-replica.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import type { ElderHit, ElderIndex, ElderIndexState } from './elder-index.ts'

export const ElderIndexContext = createContext<ElderIndex | undefined>(undefined)

export type ElderSearch = ElderIndexState & { readonly hits: readonly ElderHit[] }

/** Hits for what is typed, best first, kept fresh; nothing typed finds nobody. */
export function useElderSearch(text: string, limit = 20): ElderSearch {
  const index = useContext(ElderIndexContext)
  const latest = useLatest(index?.state)
  const state = latest?.value ?? { indexed: 0, total: 0, ready: false }
  // Each state of the index may answer differently.
  const hits = useMemo(
    () => (index === undefined || latest === undefined ? [] : index.query(text, limit)),
    [index, latest, text, limit],
  )
  return { ...state, hits }
}

/** Everybody by the sound of the name; undefined until all names are known. */
export function useEldersByName(): readonly Elder[] | undefined {
  const index = useContext(ElderIndexContext)
  const latest = useLatest(index?.state)
  return useMemo(() => (latest?.value.ready === true ? index?.byName() : undefined), [index, latest])
}
