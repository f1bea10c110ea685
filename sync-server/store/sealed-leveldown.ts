/**
 * LevelDB whose acknowledgements mean something and whose files say nothing.
 *  - Every put, del and batch is written with `sync: true`: PouchDB's adapter never asks for it and acknowledges before
 *    the fsync (4 fsyncs in 200 puts).
 *  - Every value is AES-256-GCM: 12 random bytes, ciphertext, 16 bytes of tag; the entry's key is authenticated with it,
 *    so that a value moved to another key does not open. Keys stay clear: document ids are random.
 *  - A value that cannot be read stops all writing: PouchDB's layer takes every failed read for "not there", would start
 *    its sequence from 0 and write over what it could not see.
 */
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import {
  LevelDown,
  type Callback,
  type LevelIterator,
  type Operation,
  type RangeOptions,
  type WriteOptions,
} from './level-packages.ts'

export type LevelDownClass = new (location: string) => LevelDown

export type Seal = {
  readonly close: (key: string | Buffer, value: string | Buffer) => Buffer
  readonly open: (key: string | Buffer, sealed: Buffer) => Buffer
}

/** @param dataKey 32 bytes of the server; each database gets its own key derived from it and its name. */
export function sealFor(dataKey: Uint8Array, database: string): Seal {
  // A KeyObject: with raw bytes Node builds one at every call, four times the whole cost (28 against 7 µs).
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `ginkgo-level:${database}`, 32)))
  let pool = Buffer.alloc(0)
  let used = 0
  const nonce = (): Buffer => {
    if (used + 12 > pool.length) {
      pool = randomBytes(12 * 512)
      used = 0
    }
    used += 12
    return pool.subarray(used - 12, used)
  }
  return {
    close: (entry, value) => {
      const iv = nonce()
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      cipher.setAAD(asBytes(entry))
      const body = typeof value === 'string' ? cipher.update(value, 'utf8') : cipher.update(value)
      cipher.final()
      return Buffer.concat([iv, body, cipher.getAuthTag()])
    },
    open: (entry, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      decipher.setAAD(asBytes(entry))
      decipher.setAuthTag(sealed.subarray(sealed.length - 16))
      const body = decipher.update(sealed.subarray(12, sealed.length - 16))
      decipher.final()
      return body
    },
  }
}

/** @param Base injected by tests that count what reaches LevelDB. */
export function sealedLevelDown(location: string, seal: Seal, Base: LevelDownClass = LevelDown): LevelDown {
  class SealedLevelDown extends Base {
    broken: Error | undefined

    opened(key: string | Buffer, sealed: Buffer): Buffer {
      try {
        return seal.open(key, sealed)
      } catch (failure) {
        this.broken = new Error(`a value in ${location} does not open: wrong key or damaged file`, { cause: failure })
        throw this.broken
      }
    }

    failed(error: Error): Error {
      if (!/notfound/i.test(error.message)) this.broken = error
      return error
    }

    override _put(key: string | Buffer, value: string | Buffer, options: WriteOptions, callback: Callback<void>): void {
      if (this.broken !== undefined) return process.nextTick(callback, this.broken)
      super._put(key, seal.close(key, value), { ...options, sync: true }, callback)
    }

    override _del(key: string | Buffer, options: WriteOptions, callback: Callback<void>): void {
      if (this.broken !== undefined) return process.nextTick(callback, this.broken)
      super._del(key, { ...options, sync: true }, callback)
    }

    override _batch(operations: readonly Operation[], options: WriteOptions, callback: Callback<void>): void {
      if (this.broken !== undefined) return process.nextTick(callback, this.broken)
      const sealed = operations.map((operation) =>
        operation.type === 'put'
          ? { ...operation, value: seal.close(operation.key, operation.value ?? '') }
          : operation,
      )
      super._batch(sealed, { ...options, sync: true }, callback)
    }

    override _get(
      key: string | Buffer,
      options: { readonly asBuffer?: boolean },
      callback: Callback<string | Buffer>,
    ): void {
      super._get(key, { ...options, asBuffer: true }, (error, value) => {
        if (error) return callback(this.failed(error))
        if (value === undefined) return callback(null)
        settle(callback, () => shaped(this.opened(key, value as Buffer), options.asBuffer))
      })
    }

    override _getMany(
      keys: readonly (string | Buffer)[],
      options: { readonly asBuffer?: boolean },
      callback: Callback<(string | Buffer | undefined)[]>,
    ): void {
      super._getMany(keys, { ...options, asBuffer: true }, (error, values) => {
        if (error) return callback(this.failed(error))
        if (values === undefined) return callback(null)
        settle(callback, () =>
          values.map((value, i) =>
            value === undefined ? undefined : shaped(this.opened(keys[i] ?? '', value as Buffer), options.asBuffer),
          ),
        )
      })
    }

    override _iterator(options: RangeOptions): LevelIterator {
      const iterator = super._iterator({ ...options, valueAsBuffer: true })
      // `next` and not `_next`: leveldown's own `_next` calls itself, which would open a value twice.
      const next = iterator.next.bind(iterator)
      iterator.next = (callback) =>
        next((error, key, value) => {
          if (error || key === undefined || value === undefined) return callback(error, key, value)
          let opened: string | Buffer
          try {
            opened = shaped(this.opened(key, value as Buffer), options.valueAsBuffer)
          } catch (failure) {
            return callback(failure as Error)
          }
          callback(null, key, opened)
        })
      return iterator
    }

    override _chainedBatch(): unknown {
      // Its writes would pass by the seal; PouchDB's adapter does not use it.
      throw new Error('chained batches are not sealed')
    }
  }
  return new SealedLevelDown(location)
}

const asBytes = (key: string | Buffer): Buffer => (typeof key === 'string' ? Buffer.from(key, 'utf8') : key)

const shaped = (value: Buffer, asBuffer: boolean | undefined): string | Buffer =>
  asBuffer === false ? value.toString('utf8') : value

function settle<T>(callback: Callback<T>, compute: () => T): void {
  let value: T
  try {
    value = compute()
  } catch (error) {
    return callback(error as Error)
  }
  callback(null, value)
}
