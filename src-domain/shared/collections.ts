/**
 * The twelve collections, listed once. RxDB's free edition opens 13 a JavaScript realm; the thirteenth stays free for
 * the replica's own bookkeeping. A scope is one CouchDB database: `station-<id>`, or one of the two that all stations share.
 */
export const collectionNames = [
  'elders',
  'records',
  'observations',
  'services',
  'orders',
  'feedback',
  'ledger',
  'activity',
  'staff',
  'organizations',
  'products',
  'articles',
] as const

export type CollectionName = (typeof collectionNames)[number]
export type Scope = 'station' | 'catalog' | 'knowledge'
export const scopes = ['station', 'catalog', 'knowledge'] as const

export const scopeByCollection: Readonly<Record<CollectionName, Scope>> = {
  elders: 'station',
  records: 'station',
  observations: 'station',
  services: 'station',
  orders: 'station',
  feedback: 'station',
  ledger: 'station',
  activity: 'station',
  staff: 'station',
  organizations: 'catalog',
  products: 'catalog',
  articles: 'knowledge',
}

export const isCollectionName = (text: string): text is CollectionName =>
  (collectionNames as readonly string[]).includes(text)

export const collectionsOfScope = (scope: Scope): readonly CollectionName[] =>
  collectionNames.filter((name) => scopeByCollection[name] === scope)

/** The CouchDB database of a scope: `station-qingshiqiao`, `catalog`, `knowledge`. */
export const databaseOfScope = (scope: Scope, station: string): string =>
  scope === 'station' ? `station-${station}` : scope
