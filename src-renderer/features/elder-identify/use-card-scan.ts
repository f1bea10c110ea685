/** Cards scanned anywhere on the elder's face; ignored while a text field has the keyboard. */
import { useEffect, useRef } from 'react'
import { readCardText } from '../../../src-domain/elders/elder-card.ts'
import { createWedge } from './wedge.ts'

/** @param onCard the card's code, or undefined for something scanned that is no card of ours. */
export function useCardScan(onCard: (code: string | undefined) => void): void {
  const latest = useRef(onCard)
  useEffect(() => {
    latest.current = onCard
  })
  useEffect(() => {
    const wedge = createWedge()
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
      const scanned = wedge.key(event.key, event.timeStamp)
      if (scanned === undefined) return
      // The Enter at the end must not press the button that has the focus.
      event.preventDefault()
      event.stopPropagation()
      latest.current(readCardText(scanned))
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
