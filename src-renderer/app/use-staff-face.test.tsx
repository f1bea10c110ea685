// @vitest-environment happy-dom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type StaffFaceState, useStaffFace } from './use-staff-face.ts'

let root: Root
let seen: StaffFaceState
let idle: (() => void) | undefined
let fails: boolean
let asked: number

const fetchFace = async (): Promise<ReactNode> => {
  asked += 1
  if (fails) throw new Error('gone')
  return 'the face'
}
function Watched({ isNeeded }: { readonly isNeeded: boolean }) {
  seen = useStaffFace(isNeeded, fetchFace)
  return null
}
const draw = (isNeeded: boolean) => act(async () => root.render(<Watched isNeeded={isNeeded} />))
const whenIdle = () => act(async () => idle?.())

beforeEach(() => {
  Object.assign(globalThis, {
    IS_REACT_ACT_ENVIRONMENT: true,
    requestIdleCallback: (callback: () => void) => {
      idle = callback
      return 1
    },
    cancelIdleCallback: () => (idle = undefined),
  })
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  fails = false
  asked = 0
  root = createRoot(document.createElement('div'))
})
afterEach(() => {
  act(() => root.unmount())
  vi.restoreAllMocks()
})

describe('the staff face', () => {
  it('is there before it is needed', async () => {
    await draw(false)
    await whenIdle()
    expect(seen).toMatchObject({ face: 'the face', hasFailed: false })
  })

  it('that did not come while nobody needed it is fetched again when somebody does', async () => {
    fails = true
    await draw(false)
    await whenIdle()
    fails = false
    await draw(true)
    expect(seen.hasFailed).toBe(false)
    await whenIdle()
    expect(seen).toMatchObject({ face: 'the face', hasFailed: false })
    expect(asked).toBe(2)
  })

  it('that does not come when it is needed says so, and can be tried again', async () => {
    fails = true
    await draw(true)
    await whenIdle()
    expect(seen).toMatchObject({ face: undefined, hasFailed: true })
    fails = false
    await act(async () => seen.again())
    expect(seen.hasFailed).toBe(false)
    await whenIdle()
    expect(seen.face).toBe('the face')
  })

  it('is asked for anew by the next person who signs in', async () => {
    fails = true
    await draw(true)
    await whenIdle()
    await draw(false)
    await draw(true)
    expect(seen.hasFailed).toBe(false)
  })
})
