/**
 * The second tap of a trembling finger is for the screen before. What has just come under the finger takes none for half a
 * second: pages of both faces, dialogs, and the steps of an assessment. The keyboard is not held up.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Since 2026-11; the longest double tap that was seen to score an item took 350 ms. */
const freshMs = 500

/**
 * @param place names the page or step; where it changes, the element is fresh again.
 * @returns goes on the element whose content comes with the place (`[data-fresh]` in base.css).
 */
export function useFresh<Box extends HTMLElement>(place: string): RefObject<Box | null> {
  const box = useRef<Box>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    element.toggleAttribute('data-fresh', place !== '')
    const timer = setTimeout(() => element.removeAttribute('data-fresh'), freshMs)
    return () => clearTimeout(timer)
  }, [place])
  return box
}
