/** A kept recording, opened for listening: its address in this page, for as long as it is on the screen. */
import { useEffect, useState } from 'react'
import type { MediaFile } from '../../src-domain/media/media-file.ts'
import { useMedia } from './use-media.ts'

export type OpenedRecording = { readonly url: string } | 'loading' | 'absent' | 'broken'

/** @param file absent: nothing is opened yet. */
export function useRecording(file: MediaFile | undefined): OpenedRecording {
  const media = useMedia()
  const [state, setState] = useState<OpenedRecording>('loading')
  useEffect(() => {
    let isGone = false
    let url: string | undefined
    const open = async (): Promise<OpenedRecording> => {
      if (file === undefined) return 'loading'
      const bytes = await (await media()).read(file)
      if (bytes === undefined) return 'absent'
      url = URL.createObjectURL(new Blob([bytes], { type: file.type }))
      return { url }
    }
    const close = () => {
      if (url !== undefined) URL.revokeObjectURL(url)
    }
    open()
      .catch(() => 'broken' as const)
      .then((opened) => (isGone ? close() : setState(opened)))
    return () => {
      isGone = true
      close()
    }
  }, [media, file])
  return state
}
