/**
 * The browser's own way back. All addresses are in memory, so it would leave the station for a blank page: the page holds a
 * second entry, comes forward to it again, and the face on the screen goes back one page of its own.
 */
import { useEffect } from 'react'

const mark = 'station'
let goBack: (() => void) | undefined

/** Once for the page. Browsers pass over an entry made without a touch or a key, so the second one waits for the first of them. */
export function holdBrowserBack(page: Window): void {
  const hold = () => {
    if (page.history.state !== mark) page.history.pushState(mark, '')
  }
  page.addEventListener('pointerdown', hold, true)
  page.addEventListener('keydown', hold, true)
  page.addEventListener('popstate', (event) => {
    if (event.state === mark) return
    page.history.forward()
    goBack?.()
  })
}

/** @param back what going back means on this face. */
export function useBrowserBack(back: () => void): void {
  useEffect(() => {
    goBack = back
    return () => {
      if (goBack === back) goBack = undefined
    }
  }, [back])
}
