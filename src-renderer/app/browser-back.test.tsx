// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { holdBrowserBack, useBrowserBack } from './browser-back.ts'

/** A page with one entry, whose way back is pressed. */
function page() {
  const entries: unknown[] = [null]
  let index = 0
  const target = new EventTarget()
  const move = (step: number) => {
    index = Math.max(0, Math.min(entries.length - 1, index + step))
    target.dispatchEvent(Object.assign(new Event('popstate'), { state: entries[index] }))
  }
  const history = {
    get state() {
      return entries[index]
    },
    pushState: (state: unknown) => {
      entries.splice(index + 1, entries.length, state)
      index += 1
    },
    forward: () => move(1),
  }
  return { window: Object.assign(target, { history }) as unknown as Window, back: () => move(-1), entries }
}

let station: MemoryStation
afterEach(() => station.close())

describe('the browser’s way back', () => {
  it('goes back one page of the face that shows, every time, and never out of the station', async () => {
    let gone = 0
    const back = () => void (gone += 1)
    function Face() {
      useBrowserBack(back)
      return null
    }
    station = memoryStation()
    await station.draw(<Face />)
    const { window, back: press, entries } = page()
    holdBrowserBack(window)
    for (const touch of ['pointerdown', 'keydown', 'pointerdown']) window.dispatchEvent(new Event(touch))
    expect(entries).toHaveLength(2)
    press()
    press()
    expect([gone, window.history.state]).toEqual([2, entries[1]])
  })
})
