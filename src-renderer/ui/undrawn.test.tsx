// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { type Drawing, UndrawnNotice, undrawnOf } from './undrawn.tsx'

/** A machine that knows 𠮷 and the everyday characters. */
const draw: Drawing = (character) => Promise.resolve(/[一-鿿𠮷]/u.test(character) ? character : 'box')

describe('a rare character', () => {
  let station: MemoryStation
  afterEach(() => station?.close())

  it('is told from one that this machine draws, and everyday ones are not even tried', async () => {
    expect(await undrawnOf('王𤭢𠮷𤭢', draw)).toEqual(['𤭢'])
    expect(await undrawnOf('王秀兰 Ann', () => Promise.reject(new Error('drawn')))).toEqual([])
    expect(await undrawnOf('王𤭢', () => Promise.resolve(undefined))).toEqual([])
  })

  it('that cannot be drawn is said beside the name, by its code, with what is safe', async () => {
    station = memoryStation()
    await station.draw(<UndrawnNotice text="王𤭢" draw={draw} />)
    await act(async () => undefined)
    expect(station.text()).toContain('U+24B62')
    expect(station.text()).toContain('已照原样保存')
    await station.draw(<UndrawnNotice text="王𠮷" draw={draw} />)
    await act(async () => undefined)
    expect(station.text()).toBe('')
  })
})
