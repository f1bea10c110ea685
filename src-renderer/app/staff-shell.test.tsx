// @vitest-environment happy-dom
import { act } from 'react'
import { Link } from 'react-router'
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { ReadAloudButton, ReadAloudNote } from '../ui/read-aloud.tsx'
import { StaffFrame, StaffShell } from './staff-shell.tsx'

let station: MemoryStation
afterEach(() => station.close())

const slots = {
  menu: [],
  find: null,
  personMenu: null,
  onPerson: () => undefined,
  onRetrySync: undefined,
  nameOfElder: () => undefined,
}

it('opens every page at its top, however far the one before was scrolled', async () => {
  station = memoryStation()
  const routes = [
    {
      element: <StaffFrame slots={slots} />,
      children: [
        { path: '/', element: <Link to="/elder">王兰</Link> },
        { path: '/elder', element: <h1>王兰</h1> },
      ],
    },
  ]
  await station.draw(<StaffShell routes={routes} />)
  const content = document.querySelector('main')!
  content.scrollTop = 900
  await act(async () => document.querySelector<HTMLElement>('main a')?.click())
  expect(content.querySelector('h1')?.textContent).toBe('王兰')
  expect(content.scrollTop).toBe(0)
})

it('says why nothing is read aloud where the machine has no voice', async () => {
  station = memoryStation()
  const page = (
    <>
      <ReadAloudButton spoken="为什么要建档" />
      <ReadAloudNote />
    </>
  )
  await station.draw(<StaffShell routes={[{ path: '/', element: page }]} />)
  await station.press('读给我听')
  expect(station.text()).toContain('这台机器没装中文声音')
})
