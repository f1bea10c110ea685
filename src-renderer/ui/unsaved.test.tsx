// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { KeptProvider, UnsavedProvider, useTyped, useUnsaved } from './unsaved.tsx'

let station: MemoryStation
let typing: ReturnType<typeof useTyped<{ readonly reason: string; readonly day: string }>>
let unsaved: ReturnType<typeof useUnsaved>

function Fields() {
  typing = useTyped('cancel 1', { reason: '', day: '2026-11-28' })
  unsaved = useUnsaved()
  return <p>{`${typing.typed.reason} ${typing.typed.day}`}</p>
}
const open = (isOpen: boolean) =>
  station.draw(
    <KeptProvider>
      {isOpen && (
        <UnsavedProvider person="staff:1">
          <Fields />
        </UnsavedProvider>
      )}
    </KeptProvider>,
  )
const lock = async () => {
  await act(async () => unsaved.keep('/services'))
  await open(false)
}

beforeEach(async () => {
  station = memoryStation()
  await open(true)
})
afterEach(() => station.close())

describe('what a dialog is filled in with', () => {
  it('is held only while it differs from what it began with', async () => {
    expect(unsaved.isHeld()).toBe(false)
    await act(async () => typing.type({ reason: '女儿来接' }))
    expect(unsaved.isHeld()).toBe(true)
    await act(async () => typing.type({ reason: '' }))
    expect(unsaved.isHeld()).toBe(false)
  })

  it('is there again when the dialog is opened after a lock, until it is saved', async () => {
    await act(async () => typing.type({ reason: '女儿来接' }))
    await lock()
    await open(true)
    expect(station.text()).toBe('女儿来接 2026-11-28')
    expect(unsaved.isHeld()).toBe(true)
    await act(async () => typing.saved())
    await lock()
    await open(true)
    expect(station.text()).toBe(' 2026-11-28')
  })
})
