import { createContext, useContext } from 'react'
import type { Media } from './media.ts'

/** The app puts here how the media store of the open station is opened; asked again it is the same one. */
export const MediaContext = createContext<(() => Promise<Media>) | undefined>(undefined)

export function useMedia(): () => Promise<Media> {
  const open = useContext(MediaContext)
  if (open === undefined) throw new Error('useMedia: no station is open here')
  return open
}
