/** Writes a file to carry away, in pieces that the host takes. */
import type { Refusal, Result } from '../../src-domain/shared/result.ts'
import type { Host } from './host.ts'

/** Characters of one call to the host; a picture's base64 is cut between groups of four. */
const pieceLength = 400_000

export type ExportOptions = {
  /** A stick; else the kiosk's own folder of exports. */
  readonly folder?: string
  /** Asked before each piece; false gives the file up, and nothing of it is left. */
  readonly isWanted?: () => boolean
  /** How much of it is written, up to 1. */
  readonly onShare?: (share: number) => void
}

/** @returns where it is; undefined when nobody wants it any more. */
export async function writeExport(
  host: Host,
  file: string,
  text: string,
  { folder, isWanted = () => true, onShare }: ExportOptions = {},
): Promise<Result<{ readonly path: string } | undefined, Refusal>> {
  const place = folder === undefined ? {} : { folder }
  for (let at = 0; ; at += pieceLength) {
    if (!isWanted()) {
      const gone = at === 0 ? { ok: true as const } : await host.call('export.discard', { file, ...place })
      return gone.ok ? { ok: true, value: undefined } : asRefusal(gone.error)
    }
    const isLast = at + pieceLength >= text.length
    const piece = { file, ...place, text: text.slice(at, at + pieceLength), isFirst: at === 0, isLast }
    const written = await host.call('export.write', piece)
    if (!written.ok) return asRefusal(written.error)
    onShare?.(Math.min(1, (at + pieceLength) / text.length))
    if (isLast) return written
  }
}

const asRefusal = ({ code, params }: { readonly code: string; readonly params?: Refusal['params'] | undefined }) => ({
  ok: false as const,
  error: params === undefined ? { code } : { code, params },
})
