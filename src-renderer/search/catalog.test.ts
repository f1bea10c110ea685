import { BehaviorSubject, firstValueFrom, map } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { bareProfile } from '../../src-domain/recommendation/elder-profile.ts'
import { changeSettings, settingsOf } from '../../src-domain/settings/station-settings.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { actOf } from '../../tests/support/sample-elder.ts'
import type { DocumentQuery } from '../replica/replica.ts'
import { openCatalog } from './catalog.ts'

const documents = demoData({ seed: 1, today: '2026-11-22', elders: 0 })

/** Answers a query anew when its collection changed, and counts who listens. */
function replicaOf(...more: readonly Document[]) {
  const collections = new Map<string, BehaviorSubject<readonly Document[]>>()
  const of = (name: string) => {
    const known =
      collections.get(name) ??
      new BehaviorSubject<readonly Document[]>([...documents, ...more].filter(({ id }) => collectionOfId(id) === name))
    collections.set(name, known)
    return known
  }
  return {
    change: (name: string) => of(name).next([...of(name).value]),
    listeners: () => [...collections.values()].filter((one) => one.observed).length,
    watch: ({ collection, kind }: DocumentQuery) =>
      of(collection).pipe(map((all) => all.filter((one) => kind === undefined || one.kind === kind))),
  }
}

describe('the open catalogs', () => {
  it('are read when somebody wants them and once for all who want them', async () => {
    const replica = replicaOf()
    const catalog = openCatalog(replica)
    expect(replica.listeners()).toBe(0)
    const [one, other] = [await firstValueFrom(catalog.services), await firstValueFrom(catalog.services)]
    expect(one).toBe(other)
    expect(replica.listeners()).toBe(1)
    // Nobody looks any more: it stays current all the same.
    await firstValueFrom(catalog.products)
    expect(await firstValueFrom(catalog.products)).toBe(await firstValueFrom(catalog.products))
    expect(replica.listeners()).toBe(2)
  })

  it('make new lists of what a change is part of, and of nothing else', async () => {
    const replica = replicaOf()
    const catalog = openCatalog(replica)
    const now = async () => [
      await firstValueFrom(catalog.services),
      await firstValueFrom(catalog.products),
      await firstValueFrom(catalog.articles),
    ]
    const changedBy = async (collection: string) => {
      const before = await now()
      replica.change(collection)
      const after = await now()
      return after.map((lists, i) => lists !== before[i])
    }
    expect(await changedBy('organizations')).toEqual([true, true, false])
    expect(await changedBy('products')).toEqual([false, true, false])
    expect(await changedBy('articles')).toEqual([false, false, true])
    expect(await changedBy('activity')).toEqual([false, false, true])
  })

  it('recommend no article that no physician signed where the station hides those', async () => {
    const act = actOf('2026-11-22T02:00:00.000Z', 1)
    const hides = changeSettings(settingsOf([]), 'hidesUnreviewed', true, act) as Document
    const nobody = bareProfile('2026-11-22', [], { place: undefined, village: undefined })
    const recommended = async (...more: readonly Document[]) =>
      (await firstValueFrom(openCatalog(replicaOf(...more)).articles))('2026-11-22').whole(nobody)
    const shown = (await recommended()).recommended
    expect(shown.length).toBeGreaterThan(0)
    expect((await recommended(hides)).recommended).toEqual(
      shown.filter(({ item }) => item.article.body.reviewedBy !== undefined),
    )
  })

  it('follow nothing any more once they are closed', async () => {
    const replica = replicaOf()
    const catalog = openCatalog(replica)
    await firstValueFrom(catalog.articles)
    catalog.close()
    expect(replica.listeners()).toBe(0)
  })
})
