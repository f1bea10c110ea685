/** PouchDB's packages ship no types; the benchmark names the few calls it makes itself (first-replica.ts). */
declare module 'pouchdb-core' {
  const PouchDB: unknown
  export default PouchDB
}
declare module 'pouchdb-adapter-http' {
  const plugin: unknown
  export default plugin
}
declare module 'pouchdb-adapter-idb' {
  const plugin: unknown
  export default plugin
}
declare module 'pouchdb-replication' {
  const plugin: unknown
  export default plugin
}
