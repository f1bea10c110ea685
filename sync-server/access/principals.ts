/**
 * Who may do what with which database: one table, read by one hook. Whatever is not written here is denied, and
 * "not found" and "not allowed" are one answer.
 */
export type Principal =
  | { readonly role: 'kiosk'; readonly id: string; readonly station: string }
  /** Another server or an Apache CouchDB that replicates; `databases` by name, or all of them. */
  | { readonly role: 'peer'; readonly id: string; readonly databases: readonly string[] | 'all' }
  /** Reads the figures of the server (`/metrics`) and no document. */
  | { readonly role: 'monitor'; readonly id: string }

export type Permission = 'none' | 'read' | 'write'

const sharedDatabases: readonly string[] = ['catalog', 'knowledge', 'catalog-media', 'knowledge-media']
const stationDatabase = /^station-[a-z0-9][a-z0-9-]{0,55}$/

/** A station may not be called `…-media`: its documents would stand in another station's media database. */
export const isStationId = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,49}$/.test(text) && !text.endsWith('-media')

/** Names that can be reached from outside; the access book and the like are no scope. */
export const isScopeDatabase = (name: string): boolean => sharedDatabases.includes(name) || stationDatabase.test(name)

export const databasesOfStation = (station: string): readonly string[] => [
  `station-${station}`,
  `station-${station}-media`,
]
export { sharedDatabases }

export function permissionOf(principal: Principal, database: string): Permission {
  if (!isScopeDatabase(database)) return 'none'
  switch (principal.role) {
    case 'kiosk':
      if (databasesOfStation(principal.station).includes(database)) return 'write'
      return sharedDatabases.includes(database) ? 'read' : 'none'
    case 'peer':
      return principal.databases === 'all' || principal.databases.includes(database) ? 'write' : 'none'
    case 'monitor':
      return 'none'
    default:
      return principal satisfies never
  }
}

/** Nobody at a kiosk deletes: archiving is a field, erasing its own act. A peer passes on what was erased elsewhere. */
export const mayDelete = (principal: Principal): boolean => principal.role === 'peer'
