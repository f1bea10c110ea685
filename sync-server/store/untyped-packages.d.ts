/** The parts of leveldown 6 and PouchDB's LevelDB adapter that we use; neither package ships types. */
declare module 'leveldown' {
  export type Callback<T> = (error: Error | null | undefined, value?: T) => void
  export type WriteOptions = { readonly sync?: boolean; readonly [option: string]: unknown }
  export type Operation = {
    readonly type: 'put' | 'del'
    readonly key: string | Buffer
    readonly value?: string | Buffer
  }
  export type RangeOptions = {
    readonly gt?: string
    readonly gte?: string
    readonly lt?: string
    readonly lte?: string
    readonly reverse?: boolean
    readonly limit?: number
    readonly keyAsBuffer?: boolean
    readonly valueAsBuffer?: boolean
    readonly highWaterMark?: number
    readonly [option: string]: unknown
  }
  export class LevelIterator {
    next(callback: (error: Error | null | undefined, key?: string | Buffer, value?: string | Buffer) => void): unknown
    end(callback: (error?: Error | null) => void): unknown
  }
  export default class LevelDown {
    constructor(location: string)
    location: string
    status: string
    getMany(keys: readonly string[], options: object, callback: Callback<(Buffer | undefined)[]>): void
    iterator(options: RangeOptions): LevelIterator
    _put(key: string | Buffer, value: string | Buffer, options: WriteOptions, callback: Callback<void>): void
    _del(key: string | Buffer, options: WriteOptions, callback: Callback<void>): void
    _batch(operations: readonly Operation[], options: WriteOptions, callback: Callback<void>): void
    _get(key: string | Buffer, options: { readonly asBuffer?: boolean }, callback: Callback<string | Buffer>): void
    _getMany(
      keys: readonly (string | Buffer)[],
      options: { readonly asBuffer?: boolean },
      callback: Callback<(string | Buffer | undefined)[]>,
    ): void
    _iterator(options: RangeOptions): LevelIterator
    _chainedBatch(): unknown
  }
}

declare module 'pouchdb-adapter-leveldb-core' {
  const LevelPouch: { call(self: unknown, options: object, callback: (...args: unknown[]) => void): void }
  export default LevelPouch
}
