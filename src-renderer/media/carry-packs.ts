/** Media packs by hand: onto a stick as one file, and from a stick into this kiosk's store (pack-file.ts). The host has the stick and knows the signature. */
import { type MediaPack, partsOfPack } from '../../src-domain/media/media-pack.ts'
import {
  asMediaPack,
  headOfPackFile,
  packFileName,
  type PackFileHead,
  startOfPackFile,
} from '../../src-domain/media/pack-file.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import type { Host } from '../host/host.ts'
import { base64ToBytes, bytesToBase64 } from '../replica/base64.ts'
import type { Packs } from './packs.ts'

type CallHost = Pick<Host, 'call'>
/** Of one call to the host: below what it takes in base64. */
const atOnce = 256 * 1024

export type WriteOut = {
  readonly pack: MediaPack
  /** A stick; absent, the folder of exports of this machine. */
  readonly folder?: string
  /** Of this kiosk, and its time. */
  readonly kiosk: string
  readonly now: number
  /** How much is written, up to 1. */
  readonly onShare: (share: number) => void
  readonly signal: AbortSignal
}

/** @returns where the file is. Codes: pack.notSigned, pack.tornHere, pack.stopped, export.*; nothing half written is left. */
export async function writePackOut(
  host: CallHost,
  packs: Pick<Packs, 'part'>,
  { pack, folder, kiosk, now, onShare, signal }: WriteOut,
): Promise<Result<{ readonly path: string }, Refusal>> {
  if (pack.body.signature === undefined) return err(refusal('pack.notSigned'))
  const to = { file: packFileName(pack), ...(folder === undefined ? {} : { folder }) }
  const head = new TextEncoder().encode(headOfPackFile({ pack, writtenAt: now, writtenBy: kiosk }))
  const start = startOfPackFile(head, new Uint8Array(await crypto.subtle.digest('SHA-256', head)))
  const parts = partsOfPack(pack.body)
  const giveUp = async (error: Refusal): Promise<Result<never, Refusal>> => {
    await host.call('export.discard', to).catch(() => undefined)
    return err(error)
  }
  try {
    const write = (bytes: Uint8Array, isFirst: boolean, isLast: boolean) =>
      host.call('export.write', { ...to, text: bytesToBase64(bytes), isFirst, isLast })
    for (let at = 0; at < start.length; at += atOnce) {
      const written = await write(start.subarray(at, at + atOnce), at === 0, false)
      if (!written.ok) return await giveUp(refusal(written.error.code))
    }
    for (const [i, { hash }] of parts.entries()) {
      if (signal.aborted) return await giveUp(refusal('pack.stopped'))
      const bytes = await packs.part(hash)
      if (bytes === undefined) return await giveUp(refusal('pack.tornHere'))
      const written = await write(bytes, false, i === parts.length - 1)
      if (!written.ok) return await giveUp(refusal(written.error.code))
      onShare((i + 1) / parts.length)
      if (i === parts.length - 1) return ok({ path: written.value.path })
    }
    throw new Error('a pack without parts')
  } catch {
    return giveUp(refusal('host.noAnswer'))
  }
}

/** @returns what was taken in. Codes: pack.*, storage.*, host.noAnswer. */
export async function takePackIn(
  host: CallHost,
  packs: Pick<Packs, 'bringIn'>,
  path: string,
): Promise<Result<PackFileHead, Refusal>> {
  try {
    const looked = await host.call('packFile.look', { path })
    if (!looked.ok) return err(refusal(looked.error.code))
    const { pack: document, writtenAt, writtenBy } = looked.value
    const pack = asMediaPack(document)
    if (!pack.ok) return pack
    const taken = await packs.bringIn(pack.value, async (numbers) => {
      const read = await host
        .call('packFile.read', { path, parts: [...numbers] })
        .catch(() => ({ ok: false, error: { code: 'host.noAnswer' } }) as const)
      return read.ok ? ok(read.value.parts.map(base64ToBytes)) : err(refusal(read.error.code))
    })
    return taken.ok ? ok({ pack: pack.value, writtenAt, writtenBy }) : taken
  } catch {
    return err(refusal('host.noAnswer'))
  }
}

/** Beside the file that was taken in, for the way back. @returns whether it could be written: a stick may be locked against it. */
export async function leaveReceipt(
  host: CallHost,
  path: string,
  receipt: { readonly file: string; readonly text: string },
): Promise<boolean> {
  try {
    const { folders } = await host.call('backup.places', {})
    const folder = folders.find((place) => path.startsWith(place))
    if (folder === undefined) return false
    const { ok: isWritten } = await host.call('export.write', { ...receipt, folder, isFirst: true, isLast: true })
    return isWritten
  } catch {
    return false
  }
}
