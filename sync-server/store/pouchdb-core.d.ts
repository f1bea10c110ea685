/** Only what `level-store.ts` calls; the types package would bring the DOM's types into the server. */
export type PouchWrite = {
  readonly ok?: true
  readonly id?: string
  readonly rev?: string
  readonly error?: unknown
  readonly name?: string
  readonly reason?: string
  readonly message?: string
  readonly status?: number
}
declare class PouchDB {
  static adapter(name: string, adapter: unknown, addToPreferred: boolean): void
  constructor(name: string, options: object)
  info(): Promise<{ readonly doc_count: number; readonly update_seq: number }>
  bulkDocs(documents: readonly object[], options: { readonly new_edits: boolean }): Promise<readonly PouchWrite[]>
  get(id: string, options: object): Promise<unknown>
  put(document: object): Promise<{ readonly rev: string }>
  bulkGet(options: object): Promise<{ readonly results: readonly unknown[] }>
  revsDiff(
    revisions: object,
  ): Promise<Record<string, { readonly missing: string[]; readonly possible_ancestors?: string[] }>>
  getAttachment(id: string, name: string, options: object): Promise<Buffer>
  close(): Promise<void>
}
export default PouchDB
