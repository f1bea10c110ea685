// @vitest-environment happy-dom
import { act, useState } from 'react'
import { Link } from 'react-router'
import { throwError } from 'rxjs'
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { useLatest } from '../replica/use-replica.ts'
import { ReadAloudButton, ReadAloudNote, spokenLines } from '../ui/read-aloud.tsx'
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
      <ReadAloudButton spoken={spokenLines(['为什么要建档'], 'zh-CN')} />
      <ReadAloudNote />
    </>
  )
  await station.draw(<StaffShell routes={[{ path: '/', element: page }]} />)
  await station.press('读给我听')
  expect(station.text()).toContain('这台机器没装中文声音')
})

it('tells what the keyboard does for 「?」, but not where that is a character', async () => {
  station = memoryStation()
  const page = <textarea aria-label="记事" />
  await station.draw(
    <StaffShell routes={[{ element: <StaffFrame slots={slots} />, children: [{ path: '/', element: page }] }]} />,
  )
  const key = (at: Element, init: KeyboardEventInit = {}) =>
    act(async () => void at.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, ...init })))
  await key(document.querySelector('textarea')!)
  await key(document.body, { isComposing: true })
  expect(document.querySelector('dialog')).toBeNull()
  await key(document.body, { key: '？' })
  const sheet = document.querySelector('dialog')
  expect(sheet?.querySelector('h2')?.textContent).toBe('键盘用法')
  expect([...(sheet?.querySelectorAll('dt') ?? [])].map((keys) => keys.textContent)).toContain('F2')
  await act(async () => void sheet?.dispatchEvent(new Event('cancel', { cancelable: true })))
  expect(document.querySelector('dialog')).toBeNull()
  await station.press('键盘用法')
  expect(document.querySelector('dialog')).not.toBeNull()
})

it('ends a page whose documents cannot be read in plain words, not in one that loads for ever', async () => {
  station = memoryStation()
  const Failing = () => {
    const [source] = useState(() => throwError(() => new Error('the disk')))
    return useLatest(source) === undefined ? <p>正在读</p> : null
  }
  await station.draw(
    <StaffShell
      routes={[{ element: <StaffFrame slots={slots} />, children: [{ path: '/', element: <Failing /> }] }]}
    />,
  )
  expect(station.text()).not.toContain('正在读')
  expect(document.querySelector('[role=alert]')?.textContent).toContain('已经保存的都在')
})
