/** The open catalogs for all pages of one opened station (catalog.ts). */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { Observable } from 'rxjs'
import type {
  ArticleLists,
  ListsOn,
  ProductLists,
  ServiceLists,
} from '../../src-domain/recommendation/catalog-lists.ts'
import { useLatest, useReplica } from '../replica/use-replica.ts'
import { useToday } from '../replica/use-today.ts'
import { type OpenCatalog, openCatalog } from './catalog.ts'

const CatalogContext = createContext<OpenCatalog | undefined>(undefined)

export function CatalogProvider({ children }: { readonly children: ReactNode }) {
  const replica = useReplica()
  const catalog = useMemo(() => openCatalog(replica), [replica])
  useEffect(() => catalog.close, [catalog])
  return <CatalogContext value={catalog}>{children}</CatalogContext>
}

/** Of today; each is undefined until its catalog was read. */
export const useServiceLists = (): ServiceLists | undefined => useListsOfToday(useContext(CatalogContext)?.services)
export const useProductLists = (): ProductLists | undefined => useListsOfToday(useContext(CatalogContext)?.products)
export const useArticleLists = (): ArticleLists | undefined => useListsOfToday(useContext(CatalogContext)?.articles)

/** The same as long as catalog and day are the same. */
function useListsOfToday<L>(lists: Observable<ListsOn<L>> | undefined): L | undefined {
  const today = useToday()
  return useLatest(lists)?.value(today)
}
