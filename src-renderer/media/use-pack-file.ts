/** A file of a pack, read from this kiosk's store and checked part by part: its address in this page, for as long as it is on the screen. */
import { useEffect, useState } from 'react'
import { type Caption, readCaptions } from '../../src-domain/media/captions.ts'
import type { PackFile } from '../../src-domain/media/media-pack.ts'
import type { Packs } from './packs.ts'

/** `failed`: a part of it was torn on the disk; it is being fetched again (packs.ts). */
export type OpenedPackFile = { readonly url: string } | 'loading' | 'failed'

/** @param file the same one for as long as the component lives: it is keyed by it. */
export function usePackFile(packs: Packs, file: PackFile): OpenedPackFile {
  const [state, setState] = useState<OpenedPackFile>('loading')
  useEffect(() => {
    const leaving = new AbortController()
    let url: string | undefined
    blobOf(packs, file, leaving.signal).then(
      (blob) => {
        if (leaving.signal.aborted) return
        url = URL.createObjectURL(blob)
        setState({ url })
      },
      () => {
        if (!leaving.signal.aborted) setState('failed')
      },
    )
    return () => {
      leaving.abort()
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [packs, file])
  return state
}

const none: readonly Caption[] = []

/** None while they are read, and where they cannot be: the film is shown without them. */
export function usePackCaptions(packs: Packs, file: PackFile | undefined): readonly Caption[] {
  const [captions, setCaptions] = useState(none)
  useEffect(() => {
    const leaving = new AbortController()
    if (file === undefined) return undefined
    blobOf(packs, file, leaving.signal)
      .then((blob) => blob.text())
      .then(
        (text) => {
          if (!leaving.signal.aborted) setCaptions(readCaptions(text))
        },
        () => undefined,
      )
    return () => leaving.abort()
  }, [packs, file])
  return captions
}

/** Each part goes to the browser as it comes, so that a film never lies whole in the memory of this page. */
async function blobOf(packs: Packs, file: PackFile, signal: AbortSignal): Promise<Blob> {
  const reader = packs.read(file).getReader()
  const parts: Blob[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (signal.aborted) await reader.cancel()
    signal.throwIfAborted()
    if (done) return new Blob(parts, { type: file.type })
    parts.push(new Blob([value]))
  }
}
