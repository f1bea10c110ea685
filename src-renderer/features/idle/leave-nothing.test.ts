// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { leaveNothing } from './leave-nothing.ts'

const silent = { stop: () => undefined }
/** A clipboard that answers as the browser would. */
const clipboard = (writeText: ((text: string) => Promise<void>) | undefined) =>
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: writeText === undefined ? undefined : { writeText },
  })

afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard')
  document.body.innerHTML = ''
})

describe('leaving nothing behind', () => {
  it('stops what is being read aloud', () => {
    const stop = vi.fn()
    leaveNothing({ stop })
    expect(stop).toHaveBeenCalledTimes(1)
  })

  it('silences a recording that plays', () => {
    document.body.innerHTML = '<audio></audio>'
    const pause = vi.spyOn(document.querySelector('audio')!, 'pause').mockImplementation(() => undefined)
    leaveNothing(silent)
    expect(pause).toHaveBeenCalledTimes(1)
  })

  it('takes the keyboard out of the field and the mark off the text', () => {
    document.body.innerHTML = '<p>血压 184/96</p><input value="310101">'
    document.querySelector('input')?.focus()
    window.getSelection()?.selectAllChildren(document.querySelector('p')!)
    leaveNothing(silent)
    expect(document.activeElement).toBe(document.body)
    expect(window.getSelection()?.rangeCount).toBe(0)
  })

  it('empties the clipboard', () => {
    const written: string[] = []
    clipboard(async (text) => void written.push(text))
    leaveNothing(silent)
    expect(written).toEqual([''])
  })

  it('minds neither a clipboard that is refused nor none at all', async () => {
    clipboard(() => Promise.reject(new DOMException('denied', 'NotAllowedError')))
    expect(() => leaveNothing(silent)).not.toThrow()
    await Promise.resolve()
    clipboard(undefined)
    expect(() => leaveNothing(silent)).not.toThrow()
  })

  it('begins the next page at its top', () => {
    const scrolled = vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
    leaveNothing(silent)
    expect(scrolled).toHaveBeenCalledWith(0, 0)
    scrolled.mockRestore()
  })
})
