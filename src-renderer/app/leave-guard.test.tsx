// @vitest-environment happy-dom
import { act, useState } from 'react'
import { createMemoryRouter, Outlet } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { Button } from '../ui/button.tsx'
import { KeptProvider, UnsavedProvider, useHeld, useKept, useUnsaved } from '../ui/unsaved.tsx'
import { LeaveGuard } from './leave-guard.tsx'

let station: MemoryStation
let router: ReturnType<typeof createMemoryRouter>
let write: (text: string) => void
let saved: () => void
let lock: (path: string) => void
let leave: (go: () => void) => void

function Form() {
  const [text, setText] = useState(useKept<string>('form') ?? '')
  saved = useHeld('form', text === '' ? undefined : text)
  ;({ keep: lock, leave } = useUnsaved())
  write = setText
  return <p>{`form: ${text}`}</p>
}
const drawFor = (person: string | undefined, path = '/form') => {
  router = createMemoryRouter(
    [
      {
        element: (
          <>
            <Outlet />
            <LeaveGuard />
          </>
        ),
        children: [
          { path: '/', element: <p>first page</p> },
          { path: '/form', element: <Form /> },
        ],
      },
    ],
    { initialEntries: ['/', path] },
  )
  return station.draw(
    <KeptProvider>
      {person === undefined ? (
        <Button onPress={() => undefined}>locked</Button>
      ) : (
        <UnsavedProvider key={person} person={person}>
          <RouterProvider router={router} />
        </UnsavedProvider>
      )}
    </KeptProvider>,
  )
}
const type = (text: string) => act(async () => write(text))
const go = (to: string | number) => act(async () => void (await router.navigate(to as string)))

beforeEach(() => {
  station = memoryStation()
})
afterEach(() => station.close())

describe('a page with something typed and not saved', () => {
  it('is left without a question while nothing is typed, and when it was saved', async () => {
    await drawFor('staff:1')
    await go('/')
    expect(station.text()).toBe('first page')
    await go('/form')
    await type('王')
    await act(async () => saved())
    await go('/')
    expect(station.text()).toBe('first page')
  })

  it.each(['/', -1] as const)('asks before it is left by %s', async (way) => {
    await drawFor('staff:1')
    await type('王')
    await go(way)
    expect(station.text()).toContain('您填的还没保存')
    await station.press('继续填')
    expect(station.text()).toBe('form: 王')
    await go(way)
    await station.press('不要了')
    expect(station.text()).toBe('first page')
    await go('/form')
    expect(station.text()).toBe('form: ')
  })

  it('asks too where leaving is no change of page', async () => {
    let left = 0
    await drawFor('staff:1')
    await act(async () => leave(() => (left += 1)))
    await type('王')
    await act(async () => leave(() => (left += 1)))
    expect(left).toBe(1)
    await station.press('不要了')
    expect(left).toBe(2)
  })

  it('is not loaded anew without the browser’s question', async () => {
    const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await drawFor('staff:1')
    expect(asks()).toBe(false)
    await type('王')
    expect(asks()).toBe(true)
    await act(async () => lock('/form'))
    await drawFor(undefined)
    expect(asks()).toBe(false)
  })

  it('is there again for who typed it when the machine was locked meanwhile, and for nobody else', async () => {
    await drawFor('staff:1')
    await type('王')
    await act(async () => lock('/form'))
    await drawFor(undefined)
    await drawFor('staff:2')
    expect(station.text()).toBe('form: ')
    await drawFor('staff:1')
    expect(station.text()).toBe('form: 王')
    await act(async () => saved())
    await drawFor(undefined)
    await drawFor('staff:1')
    expect(station.text()).toBe('form: ')
  })
})
