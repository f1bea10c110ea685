/** The public face of the media store: pictures and files that documents name; `open-media.ts` makes one. */
import type { Observable } from 'rxjs'
import type { MediaFile, MediaType } from '../../src-domain/media/media-file.ts'
import type { Refusal, Result } from '../../src-domain/shared/result.ts'

export type Media = {
  /**
   * Seals and keeps a file; what comes back belongs into the document that names it. Resolved only when it is on disk, here and
   * at the host. Codes: media.tooLarge, media.empty, storage.full, storage.failed.
   */
  readonly keep: (bytes: Uint8Array<ArrayBuffer>, type: MediaType) => Promise<Result<MediaFile, Refusal>>
  /**
   * The file whole and unaltered, from here, else from the server. Undefined while neither has it: it is still on another kiosk, or the
   * server cannot be reached.
   */
  readonly read: (file: MediaFile) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** How many parts the server does not have yet. */
  readonly unsent: Observable<number>
  readonly close: () => Promise<void>
}
