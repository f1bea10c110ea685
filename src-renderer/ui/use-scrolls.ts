import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

export type Scrolls = {
  /** More stands in the box than it shows. */
  readonly scrolls: boolean
  /** And some of it below. */
  readonly more: boolean
}

/** As the box is scrolled, and as its size and its content change. */
export function useScrolls<T extends HTMLElement>(): readonly [RefObject<T | null>, Scrolls] {
  const box = useRef<T>(null)
  const [state, setState] = useState<Scrolls>({ scrolls: false, more: false })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = () => {
      const scrolls = element.scrollHeight > element.clientHeight + 4
      const more = scrolls && element.scrollTop + element.clientHeight < element.scrollHeight - 8
      setState((now) => (now.scrolls === scrolls && now.more === more ? now : { scrolls, more }))
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    for (const child of element.children) resized.observe(child)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', measure)
    }
  })
  return [box, state]
}
