import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Whether more stands in a box than it shows, as its size and its content change. */
export function useScrolls<T extends HTMLElement>(): readonly [RefObject<T | null>, boolean] {
  const box = useRef<T>(null)
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = () => setScrolls(element.scrollHeight > element.clientHeight + 1)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    for (const child of element.children) resized.observe(child)
    return () => resized.disconnect()
  })
  return [box, scrolls]
}
