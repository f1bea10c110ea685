/** A kept picture, opened for looking, for as long as it is on the screen. */
import { useEffect, useState } from 'react'
import type { MediaFile } from '../../src-domain/media/media-file.ts'
import { useMedia } from './use-media.ts'

export type OpenedPicture = ImageBitmap | 'loading' | 'absent' | 'broken'

/** @param file absent: there is nothing to open. */
export function usePicture(file: MediaFile | undefined): OpenedPicture {
  const media = useMedia()
  const [state, setState] = useState<OpenedPicture>('loading')
  useEffect(() => {
    let isGone = false
    let picture: ImageBitmap | undefined
    const open = async (): Promise<OpenedPicture> => {
      if (file === undefined) return 'absent'
      const bytes = await (await media()).read(file)
      if (bytes === undefined) return 'absent'
      picture = await createImageBitmap(new Blob([bytes], { type: file.type }))
      return picture
    }
    open()
      .catch((): OpenedPicture => 'broken')
      .then((opened) => {
        if (isGone) picture?.close()
        else setState(opened)
      })
    return () => {
      isGone = true
      picture?.close()
    }
  }, [media, file])
  return state
}
