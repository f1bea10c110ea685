// @vitest-environment happy-dom
import { act, useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { TextField } from './fields.tsx'
import { useScanner } from './scanner.ts'

const number = '310101194506200214'
let station: MemoryStation
let scans: string[]
let clock = 0
afterEach(() => station.close())

function Form() {
  const [name, setName] = useState('王')
  const [text, setText] = useState('')
  useScanner((scanned) => (/^\d{18}$/.test(scanned) ? () => void (scans.push(scanned), setText(scanned)) : undefined))
  return (
    <>
      <TextField label="姓名" value={name} onChange={setName} />
      <TextField label="号码" value={text} onChange={setText} />
    </>
  )
}
/** Somewhere else on the page, where all that is scanned is seen too. */
function Head() {
  useScanner(() => undefined)
  return null
}

/** As a scanner types it where the keyboard stands. */
const scan = (text: string, into: HTMLInputElement): Promise<void> =>
  act(async () => {
    into.focus()
    clock += 1_000
    const press = (key: string) => {
      clock += 5
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      Object.defineProperty(event, 'timeStamp', { value: clock })
      return into.dispatchEvent(event)
    }
    for (const key of text) {
      press(key)
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(into, into.value + key)
      into.dispatchEvent(new Event('input', { bubbles: true }))
    }
    expect(press('Enter')).toBe(!/^\d{18}$/.test(text))
  })

it('gives a field back what it held, and the text to where it belongs, also when that is the same field', async () => {
  scans = []
  station = memoryStation()
  await station.draw(
    <>
      <Form />
      <Head />
    </>,
  )
  const values = () => [station.field('姓名').value, station.field('号码').value]
  await scan(number, station.field('姓名') as HTMLInputElement)
  expect(values()).toEqual(['王', number])
  await scan('310101194107080315', station.field('号码') as HTMLInputElement)
  expect(values()).toEqual(['王', '310101194107080315'])
  expect(scans).toEqual([number, '310101194107080315'])
  // Nobody's: it stays where it was typed.
  await scan('wangxiulan-old', station.field('姓名') as HTMLInputElement)
  expect(values()[0]).toBe('王wangxiulan-old')
})
