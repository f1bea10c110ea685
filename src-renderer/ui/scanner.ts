/**
 * A scanner or card reader that types like a keyboard (a "wedge"): many keys in a row within a few hundredths of a second,
 * then Enter. Where the keyboard stands in a text field, the field gets back what it held before, and the text goes where it
 * belongs. With a Chinese input method on, keys arrive as "Process": their place on the keyboard says which they were.
 */
import { useEffect, useRef } from 'react'

/** Milliseconds between two keys of a scanner at most. People come near 60 only for two or three keys. */
const gap = 50
const leastLength = 12

export type KeyStroke = { readonly key: string; readonly code: string; readonly at: number }

export type Burst = {
  /** The text when this key completed it; `restarted` when this key began a new burst. */
  readonly key: (stroke: KeyStroke) => { readonly text?: string; readonly restarted: boolean }
}

export function createBurst(): Burst {
  let typed = ''
  let last = Number.NEGATIVE_INFINITY
  return {
    key: ({ key, code, at }) => {
      const restarted = at - last > gap
      if (restarted) typed = ''
      last = at
      if (key === 'Enter' || key === 'Tab') {
        const text = typed
        typed = ''
        return text.length >= leastLength ? { text, restarted } : { restarted }
      }
      typed += characterOf(key, code)
      return { restarted }
    },
  }
}

function characterOf(key: string, code: string): string {
  if ([...key].length === 1) return key
  if (key !== 'Process' && key !== 'Unidentified') return ''
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? /^Key([A-Z])$/.exec(code)?.[1] ?? ''
}

/** What to do with the text, or undefined where it is for somebody else. */
type OnScan = (text: string) => (() => void) | undefined
/** Who listens, in the order in which they came: a page that opened later has the first right to what is scanned. */
const listeners: { readonly current: OnScan }[] = []
/** Every listener sees the keys; a scan is offered once. */
const offered = new WeakSet<KeyboardEvent>()

/** @param onScan gets whatever was scanned anywhere on the page. */
export function useScanner(onScan: OnScan): void {
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  })
  useEffect(() => {
    listeners.push(latest)
    return () => void listeners.splice(listeners.indexOf(latest), 1)
  }, [])
  useEffect(() => {
    const burst = createBurst()
    let field: HTMLInputElement | HTMLTextAreaElement | undefined
    let place: EventTarget | null = null
    let before = ''
    const onKey = (event: KeyboardEvent) => {
      // What the browser fills in by itself comes as an event without a key.
      if (typeof event.key !== 'string') return
      const { text, restarted } = burst.key({ key: event.key, code: event.code, at: event.timeStamp })
      // A key that moved the focus a moment ago belongs to another field.
      if (restarted || place !== event.target) {
        place = event.target
        field = textFieldOf(event.target)
        before = field?.value ?? ''
      }
      if (text === undefined || offered.has(event)) return
      offered.add(event)
      for (const { current } of listeners.toReversed()) {
        const take = current(text)
        if (take === undefined) continue
        // The Enter at the end must press nothing and send no form.
        event.preventDefault()
        event.stopPropagation()
        // First what the field held before: it may be the field for which the text is.
        if (field !== undefined) restoreValue(field, before)
        take()
        return
      }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

const textFieldOf = (target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : undefined

/** Through the prototype's setter, so that React sees the change. */
function restoreValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
