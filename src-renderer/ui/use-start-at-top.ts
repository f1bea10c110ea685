/** A new page or step begins at its top: what scrolls on both faces is the page's one `main`. */
import { useLayoutEffect } from 'react'

/** @param step whatever names the page or step; where it changes, the scroll position of the one before is forgotten. */
export function useStartAtTop(step: unknown): void {
  useLayoutEffect(() => {
    const main = document.querySelector('main')
    if (main !== null) main.scrollTop = 0
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the step is not used, it only says when
  }, [step])
}
