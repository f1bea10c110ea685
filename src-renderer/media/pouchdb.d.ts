/** PouchDB's packages ship no types: what we use of them. */
declare module 'pouchdb-core' {
  export type PouchDocument = {
    readonly _id: string
    readonly _rev?: string
    readonly _deleted?: boolean
    readonly pack?: unknown
    readonly _attachments?: Readonly<Record<string, { readonly content_type: string; readonly data: Blob | string }>>
  }
  export type Replication = Promise<{ readonly ok: boolean; readonly doc_write_failures: number }> & {
    readonly cancel: () => void
  }
  export type ReplicationOptions = { readonly batch_size?: number; readonly batches_limit?: number }
  export type Pouch = {
    readonly put: (document: PouchDocument) => Promise<{ readonly rev: string }>
    readonly get: (
      id: string,
      options?: { readonly attachments?: boolean; readonly binary?: boolean; readonly revs?: boolean },
    ) => Promise<PouchDocument>
    readonly getAttachment: (id: string, name: string) => Promise<Blob>
    readonly bulkDocs: (
      documents: readonly PouchDocument[],
      options: { readonly new_edits: boolean },
    ) => Promise<readonly { readonly error?: unknown }[]>
    readonly allDocs: (
      options?: object,
    ) => Promise<{ readonly rows: readonly { readonly id: string; readonly doc?: PouchDocument }[] }>
    readonly close: () => Promise<void>
    readonly replicate: {
      readonly to: (target: Pouch, options?: ReplicationOptions) => Replication
      readonly from: (source: Pouch, options?: ReplicationOptions) => Replication
    }
  }
  type PouchClass = {
    new (name: string, options: object): Pouch
    readonly plugin: (plugin: unknown) => PouchClass
  }
  const PouchDB: PouchClass
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
