/**
 * The catalogs of this station as they stand, laid out once for everybody's lists and kept current: a changed institution, product,
 * article or recall makes new lists of what it is part of, and of nothing else. Read when a page first wants them, kept until the station
 * is sealed. What elders answered is none of it: it comes with the page.
 */
import { combineLatest, defer, distinctUntilChanged, map, type Observable, shareReplay, Subject, takeUntil } from 'rxjs'
import { stationRecalls } from '../../src-domain/articles/article-recall.ts'
import { isOrganization } from '../../src-domain/organizations/organization.ts'
import {
  articleLists,
  type ArticleLists,
  type ListsOn,
  productLists,
  type ProductLists,
  serviceLists,
  type ServiceLists,
} from '../../src-domain/recommendation/catalog-lists.ts'
import { isProduct } from '../../src-domain/recommendation/recommend-products.ts'
import { hidesUnreviewed, settingsOf } from '../../src-domain/settings/station-settings.ts'
import { watchArticles } from '../replica/article-shelf.ts'
import type { DocumentQuery, Replica } from '../replica/replica.ts'

/** No station sells over-the-counter medicine by itself (standards/08 §2 no. 2); nobody can switch it on yet. */
const shelfSettings = { otc: false }

export type OpenCatalog = {
  readonly services: Observable<ListsOn<ServiceLists>>
  readonly products: Observable<ListsOn<ProductLists>>
  readonly articles: Observable<ListsOn<ArticleLists>>
  readonly close: () => void
}

export function openCatalog(replica: Pick<Replica, 'watch'>): OpenCatalog {
  const closed = new Subject<void>()
  const kept = <T>(source: Observable<T>): Observable<T> => source.pipe(takeUntil(closed), shareReplay(1))
  const watch = (query: DocumentQuery) => defer(() => replica.watch(query))
  const organizations = kept(
    watch({ collection: 'organizations', kind: 'organization' }).pipe(map((all) => all.filter(isOrganization))),
  )
  const products = watch({ collection: 'products', kind: 'product' })
  const articles = watchArticles(replica)
  const settings = watch({ collection: 'staff', kind: 'station-settings' }).pipe(
    map((all) => hidesUnreviewed(settingsOf(all))),
    distinctUntilChanged(),
  )
  const recalls = watch({ collection: 'activity', kind: 'article-recall' })
  return {
    services: kept(organizations.pipe(map(serviceLists))),
    products: kept(
      combineLatest([products, organizations]).pipe(
        map(([all, suppliers]) => productLists(all.filter(isProduct), suppliers, shelfSettings)),
      ),
    ),
    articles: kept(
      combineLatest([articles, recalls, settings]).pipe(
        map(([all, taken, hides]) => articleLists(all, { hidesUnreviewed: hides, recalls: stationRecalls(taken) })),
      ),
    ),
    close: () => closed.next(),
  }
}
