/**
 * Media packs on this kiosk: chosen by somebody, fetched part by part and one at a time, and only while nothing else wants the line.
 * What is here is asked of the store at every start, so that a part crosses the line once, whoever pulled which plug; a pack
 * counts as whole when every file of it was read again from the store and its SHA-256 found right. Nothing is fetched over a
 * line that costs money until somebody said yes to this pack. A stick brings the same parts another way, and the pack's document too, which a
 * kiosk without a line has from nowhere else. Knows neither PouchDB nor the network (open-packs.ts).
 */
import { BehaviorSubject, filter, firstValueFrom, map, merge, type Observable, Subject, take } from 'rxjs'
import { type MediaPack, type PackFile, type PackPart, partsOfPack } from '../../src-domain/media/media-pack.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { type BackoffRange, createBackoff } from '../replica/backoff.ts'
import { isStorageFull } from '../replica/storage-errors.ts'
import { hashOf } from './part-crypto.ts'

export type ChosenPack = {
  readonly id: string
  readonly files: readonly PackFile[]
  readonly how: 'load' | 'stopped' | 'whole'
  /** Absent in what was chosen by an older program. The replica may not have it: it came on a stick, or the replica was lost. */
  readonly document?: MediaPack
  /** Somebody said that it may cost money. */
  readonly onMetered: boolean
}

/** Resolved when it is on disk. */
export type PackStore = {
  readonly chosen: () => Promise<readonly ChosenPack[]>
  readonly choose: (pack: ChosenPack) => Promise<void>
  readonly forget: (id: string) => Promise<void>
  /** Names of the parts that are here. */
  readonly held: () => Promise<ReadonlySet<string>>
  readonly put: (hash: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly get: (hash: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly remove: (hash: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** `busy`: what people wrote goes first. */
export type Line = 'free' | 'busy' | 'offline'

export type PackParts = {
  readonly store: PackStore
  /** `gone`: the server has no such part. Rejects when the line broke. */
  readonly fetchPart: (hash: string, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer> | 'gone'>
  readonly line: Observable<Line>
  readonly metered: Observable<boolean>
  /** Bytes that may still be stored; undefined where nobody knows. */
  readonly room: () => Promise<number | undefined>
  readonly sha256: () => Promise<StreamingHash>
  readonly backoff: BackoffRange
  readonly clock: () => number
}
export type StreamingHash = { readonly update: (bytes: Uint8Array) => void; readonly hex: () => string }

export type PackState = {
  readonly phase:
    | 'loading'
    | 'bringing'
    | 'busy'
    | 'offline'
    | 'metered'
    | 'queued'
    | 'checking'
    | 'stopped'
    | 'whole'
    | 'failed'
  /** Bytes that are here. */
  readonly have: number
  /** Why it failed: below `refusal.` */
  readonly code?: string
  readonly document?: MediaPack
}

/** Parts by their numbers in `partsOfPack`, from a stick. Codes: pack.stickGone, … */
export type PartsFrom = (numbers: readonly number[]) => Promise<Result<readonly Uint8Array<ArrayBuffer>[], Refusal>>

export type Packs = {
  /** By the id of the pack; one that nobody chose is not among them. */
  readonly states: Observable<ReadonlyMap<string, PackState>>
  /** Fetches it, or goes on with it. Codes: storage.full, pack.metered (ask, then say `onMetered`). */
  readonly load: (pack: MediaPack, options?: { readonly onMetered?: boolean }) => Promise<Result<void, Refusal>>
  /**
   * Takes in what is missing of a pack, part by part; broken off, what came stays and the next time goes on from there. Codes:
   * storage.full, storage.failed, pack.fileTorn (a part is not what the pack says), pack.damaged, pack.stopped, those of `from`.
   */
  readonly bringIn: (pack: MediaPack, from: PartsFrom) => Promise<Result<void, Refusal>>
  /** What is here stays here. */
  readonly stop: (id: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** Part by part from this kiosk; errors when one is missing or torn, which then is fetched again. */
  readonly read: (file: PackFile) => ReadableStream<Uint8Array<ArrayBuffer>>
  /** One part, found right; a missing or torn one is undefined, and is fetched again. */
  readonly part: (hash: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly close: () => Promise<void>
}

/** A part that arrives wrong so often is wrong on the server. */
const mostWrong = 3
/** A part that took longer, in milliseconds, is followed by a rest of the same length: half of a slow line is for others. */
const slow = 2_000
/** Parts of a stick at a time: two megabytes. */
const atOnce = 16

export async function startPacks(parts: PackParts): Promise<Packs> {
  const { store } = parts
  const chosen = new Map((await store.chosen()).map((pack) => [pack.id, pack]))
  const held = new Set(await store.held())
  const failed = new Map<string, string>()
  const bringing = new Map<string, AbortController>()
  const takings = new Set<Promise<unknown>>()
  const closing = new AbortController()
  const backoff = createBackoff(parts.backoff, closing.signal)
  const changed = new Subject<void>()
  let line: Line = 'offline'
  let isMetered = false
  let current: { readonly id: string; readonly ending: AbortController; phase: 'loading' | 'checking' } | undefined

  const partsByFiles = new WeakMap<readonly PackFile[], readonly PackPart[]>()
  function partsOf(pack: Pick<ChosenPack, 'files'>): readonly PackPart[] {
    const known = partsByFiles.get(pack.files) ?? partsOfPack(pack)
    partsByFiles.set(pack.files, known)
    return known
  }
  const named = (): ReadonlySet<string> =>
    new Set([...chosen.values()].flatMap((pack) => partsOf(pack).map(({ hash }) => hash)))
  // Left by a removal that did not come to its end.
  const wanted = named()
  for (const hash of held) if (!wanted.has(hash)) await drop(hash)

  const bytesOf = (pack: Pick<ChosenPack, 'files'>): number =>
    partsOf(pack).reduce((sum, { hash, bytes }) => sum + (held.has(hash) ? bytes : 0), 0)
  const stateOf = (pack: ChosenPack): PackState => {
    const code = failed.get(pack.id)
    const { document } = pack
    return {
      phase: code === undefined ? phaseOf(pack) : 'failed',
      have: bytesOf(pack),
      ...(code === undefined ? {} : { code }),
      ...(document === undefined ? {} : { document }),
    }
  }
  const phaseOf = (pack: ChosenPack): PackState['phase'] => {
    if (bringing.has(pack.id)) return 'bringing'
    if (pack.how !== 'load') return pack.how
    if (isMetered && !pack.onMetered) return 'metered'
    if (current?.id !== pack.id) return line === 'free' ? 'queued' : line
    return current.phase === 'checking' || line === 'free' ? current.phase : line
  }
  const states = new BehaviorSubject<ReadonlyMap<string, PackState>>(new Map())
  const tell = (): void => {
    states.next(new Map([...chosen].map(([id, pack]) => [id, stateOf(pack)])))
    changed.next()
  }
  const watching = merge(
    parts.line.pipe(map((next) => () => (line = next))),
    parts.metered.pipe(map((next) => () => (isMetered = next))),
  ).subscribe((note) => {
    const before = line
    note()
    if (line !== before && line === 'free') backoff.wake()
    tell()
  })

  async function drop(hash: string): Promise<void> {
    held.delete(hash)
    await store.remove(hash)
  }
  async function set(pack: ChosenPack): Promise<void> {
    await store.choose(pack)
    chosen.set(pack.id, pack)
  }
  const isTurnOf = (id: string): boolean => {
    const pack = chosen.get(id)
    return pack?.how === 'load' && !bringing.has(id) && !failed.has(id) && (pack.onMetered || !isMetered)
  }
  const until = (isSo: () => boolean): Promise<unknown> =>
    isSo() || closing.signal.aborted
      ? Promise.resolve()
      : firstValueFrom(
          changed.pipe(
            filter(() => isSo() || closing.signal.aborted),
            take(1),
          ),
        )

  async function fetchOne({ hash, bytes: length }: PackPart, signal: AbortSignal): Promise<'here' | 'later' | string> {
    for (let wrong = 0; wrong < mostWrong;) {
      const started = parts.clock()
      const bytes = await parts.fetchPart(hash, signal).catch(() => undefined)
      if (bytes === 'gone') return 'pack.gone'
      if (bytes === undefined || bytes.length !== length) return 'later'
      if ((await hashOf(bytes)) !== hash) {
        wrong += 1
        continue
      }
      await store.put(hash, bytes)
      held.add(hash)
      const took = parts.clock() - started
      if (took > slow) await backoff.rest(Math.min(took, parts.backoff.most))
      return 'here'
    }
    return 'pack.damaged'
  }

  /** Until it is whole, or something else has to happen first. */
  async function loadOne(pack: ChosenPack, ending: AbortController): Promise<void> {
    for (const part of partsOf(pack)) {
      while (!held.has(part.hash)) {
        await until(() => line === 'free' || !isTurnOf(pack.id))
        if (closing.signal.aborted || ending.signal.aborted || !isTurnOf(pack.id)) return
        const how = await fetchOne(part, ending.signal)
        if (how === 'here') {
          backoff.reset()
          tell()
        } else if (how !== 'later') return fail(pack.id, how)
        else if (!ending.signal.aborted) await backoff.wait()
      }
    }
    if (current !== undefined) current.phase = 'checking'
    tell()
    const found = await check(pack, ending.signal)
    if (found === 'damaged') return fail(pack.id, 'pack.damaged')
    if (found === 'whole' && isTurnOf(pack.id)) await set({ ...pack, how: 'whole' })
  }

  function fail(id: string, code: string): void {
    failed.set(id, code)
    tell()
  }

  /** Reads everything again; what is torn goes, and is fetched once more. */
  async function check(pack: ChosenPack, signal: AbortSignal): Promise<'whole' | 'torn' | 'damaged' | 'ended'> {
    let isTorn = false
    for (const file of pack.files) {
      const whole = await parts.sha256()
      for (const hash of file.parts) {
        if (signal.aborted) return 'ended'
        const bytes = await rightPart(hash)
        if (bytes === undefined) isTorn = true
        else whole.update(bytes)
      }
      if (!isTorn && whole.hex() !== file.sha256) return 'damaged'
    }
    return isTorn ? 'torn' : 'whole'
  }
  async function rightPart(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = await store.get(hash)
    if (bytes !== undefined && (await hashOf(bytes)) === hash) return bytes
    await drop(hash)
    return undefined
  }

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      const next = (): ChosenPack | undefined => [...chosen.values()].find(({ id }) => isTurnOf(id))
      await until(() => next() !== undefined)
      const pack = next()
      if (pack === undefined || closing.signal.aborted) continue
      const ending = new AbortController()
      current = { id: pack.id, ending, phase: 'loading' }
      tell()
      await loadOne(pack, ending).catch((error: unknown) =>
        fail(pack.id, isStorageFull(error) ? 'storage.full' : 'storage.failed'),
      )
      current = undefined
      tell()
    }
  }

  async function end(id: string): Promise<void> {
    bringing.get(id)?.abort()
    await until(() => !bringing.has(id))
    await endLoading(id)
  }
  async function endLoading(id: string): Promise<void> {
    if (current?.id !== id) return
    current.ending.abort()
    backoff.wake()
    tell()
    await until(() => current?.id !== id)
  }

  const roomFor = async ({ body }: MediaPack): Promise<boolean> => {
    const missing = partsOf(body).reduce((sum, { hash, bytes }) => sum + (held.has(hash) ? 0 : bytes), 0)
    const room = await parts.room()
    return room === undefined || room >= missing
  }

  async function takeParts(pack: MediaPack, from: PartsFrom, signal: AbortSignal): Promise<Result<void, Refusal>> {
    const missing = partsOf(pack.body).flatMap((part, number) => (held.has(part.hash) ? [] : [{ ...part, number }]))
    for (let at = 0; at < missing.length; at += atOnce) {
      const next = missing.slice(at, at + atOnce)
      const read = await from(next.map(({ number }) => number))
      if (!read.ok) return read
      for (const [i, { hash, bytes: length }] of next.entries()) {
        if (signal.aborted || closing.signal.aborted) return err(refusal('pack.stopped'))
        const bytes = read.value[i]
        if (bytes?.length !== length || (await hashOf(bytes)) !== hash) return err(refusal('pack.fileTorn'))
        await store.put(hash, bytes)
        held.add(hash)
        tell()
      }
    }
    const found = await check({ ...chosenOf(pack), how: 'stopped' }, signal)
    if (found === 'ended') return err(refusal('pack.stopped'))
    return found === 'whole' ? ok(undefined) : err(refusal(found === 'torn' ? 'storage.failed' : 'pack.damaged'))
  }
  async function takeIn(pack: MediaPack, from: PartsFrom): Promise<Result<void, Refusal>> {
    const { id } = pack
    const ending = new AbortController()
    // The line fetches nothing of it meanwhile, and goes on with what it was fetching when the stick was pulled out.
    bringing.set(id, ending)
    try {
      await endLoading(id)
      failed.delete(id)
      await set({ ...chosenOf(pack), how: chosen.get(id)?.how === 'load' ? 'load' : 'stopped' })
      tell()
      const taken = await takeParts(pack, from, ending.signal)
      if (taken.ok) await set({ ...chosenOf(pack), how: 'whole' })
      return taken
    } catch (error) {
      return err(refusal(isStorageFull(error) ? 'storage.full' : 'storage.failed'))
    } finally {
      bringing.delete(id)
      tell()
    }
  }
  const chosenOf = (document: MediaPack): Omit<ChosenPack, 'how'> => ({
    id: document.id,
    files: document.body.files,
    onMetered: chosen.get(document.id)?.onMetered === true,
    document,
  })

  async function bringBack(hash: string): Promise<void> {
    for (const pack of chosen.values())
      if (pack.how === 'whole' && partsOf(pack).some((part) => part.hash === hash)) await set({ ...pack, how: 'load' })
    tell()
  }

  tell()
  const working = work()
  return {
    states,
    load: async (pack, { onMetered = false } = {}) => {
      if (isMetered && !onMetered) return err(refusal('pack.metered'))
      if (!(await roomFor(pack))) return err(refusal('storage.full'))
      const known = chosenOf(pack)
      try {
        await set({ ...known, how: 'load', onMetered: onMetered || known.onMetered })
      } catch (error) {
        return err(refusal(isStorageFull(error) ? 'storage.full' : 'storage.failed'))
      }
      failed.delete(pack.id)
      backoff.reset()
      tell()
      return ok(undefined)
    },
    bringIn: async (pack, from) => {
      bringing.get(pack.id)?.abort()
      await until(() => !bringing.has(pack.id))
      if (!(await roomFor(pack))) return err(refusal('storage.full'))
      const taking = takeIn(pack, from).finally(() => takings.delete(taking))
      takings.add(taking)
      return taking
    },
    stop: async (id) => {
      bringing.get(id)?.abort()
      const pack = chosen.get(id)
      if (pack?.how !== 'load') return
      failed.delete(id)
      chosen.set(id, { ...pack, how: 'stopped' })
      await end(id)
      // It may have become whole at that moment.
      if (chosen.get(id)?.how === 'stopped') await set({ ...pack, how: 'stopped' })
      tell()
    },
    remove: async (id) => {
      const pack = chosen.get(id)
      if (pack === undefined) return
      failed.delete(id)
      chosen.delete(id)
      await end(id)
      // It may have become whole at that moment.
      chosen.delete(id)
      await store.forget(id)
      const others = named()
      for (const { hash } of partsOf(pack)) if (held.has(hash) && !others.has(hash)) await drop(hash)
      tell()
    },
    read: ({ parts: hashes }) => {
      let at = 0
      return new ReadableStream<Uint8Array<ArrayBuffer>>(
        {
          pull: async (controller) => {
            const hash = hashes[at]
            if (hash === undefined) return controller.close()
            at += 1
            const bytes = await rightPart(hash)
            if (bytes !== undefined) return controller.enqueue(bytes)
            controller.error(new Error('a part of the file is not here'))
            await bringBack(hash)
          },
        },
        { highWaterMark: 1 },
      )
    },
    part: async (hash) => {
      const bytes = await rightPart(hash)
      if (bytes === undefined) await bringBack(hash)
      return bytes
    },
    close: async () => {
      closing.abort()
      current?.ending.abort()
      changed.next()
      watching.unsubscribe()
      await Promise.allSettled([working, ...takings])
      await store.close()
    },
  }
}
