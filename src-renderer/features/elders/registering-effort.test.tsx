// @vitest-environment happy-dom
/**
 * What it takes the hands of a staff member to register somebody, counted on the real screens, and how long that is by the
 * keystroke-level model (Card, Moran & Newell 1980) with slow values. No person was timed: docs/guides/benchmarks.md.
 */
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { purposesAtRegistering } from '../../../src-domain/consent/consent.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { RegisterElder } from './register-elder.tsx'

/** Seconds: a key of who types slowly (0.28 is the average typist), pointing, homing between glass and keys, making up one's mind. */
const model = { key: 0.5, point: 1.1, home: 0.4, mind: 1.35 }

/** Pinyin and one key to choose; digits as they are. */
const keysOf: Readonly<Record<string, number>> = {
  王秀兰: 'wangxiulan'.length + 1,
  李建国: 'lijianguo'.length + 1,
  青石桥社区: 'qingshiqiaoshequ'.length + 1,
}

let station: MemoryStation
let touches: number
let keys: number
let minds: number
let homes: number
afterEach(() => station.close())

const touch = (deed: () => unknown) => {
  touches += 1
  minds += 1
  return act(async () => void deed())
}
const press = async (words: string) => {
  const button = station.button(words)
  if (button === undefined) throw new Error(`no button „${words}“`)
  await touch(() => button.click())
}
const choose = async (words: string, within: ParentNode = document) => {
  const choice = [...within.querySelectorAll('label.choice')].find((one) => one.textContent?.startsWith(words))
  await touch(() => choice?.querySelector('input')?.click())
}
/** To the field by a touch, to the keys and back. */
const type = async (label: string, text: string, within: ParentNode = document) => {
  touches += 1
  minds += 1
  homes += 2
  keys += keysOf[text] ?? text.length
  const own = [...within.querySelectorAll('label')].find((one) => (one.textContent ?? '').startsWith(label))
  const field = document.getElementById(own?.htmlFor ?? '')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  await act(async () => {
    set?.call(field, text)
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
const select = async (row: ParentNode, words: string) => {
  const box = row.querySelector('.ant-select-selector, .ant-select')
  await touch(() => box?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })))
  const option = [...document.querySelectorAll<HTMLElement>('.ant-select-item-option')].find((one) =>
    one.textContent?.startsWith(words),
  )
  touches += 1
  await act(async () => option?.click())
}
const scan = (number: string) =>
  act(async () => {
    for (const key of [...number, 'Enter']) window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })

async function register(how: 'reader' | 'hand') {
  touches = keys = minds = homes = 0
  station = memoryStation()
  await station.draw(
    <UnsavedProvider person="staff:1">
      <RegisterElder onOpen={() => undefined} onCancel={() => undefined} />
    </UnsavedProvider>,
  )
  // The button of the first page that leads here.
  touches += 1
  for (const answer of document.querySelectorAll('fieldset.consent-answer')) {
    await touch(() => [...answer.querySelectorAll('button')].find((one) => one.textContent === '同意')?.click())
  }
  await choose('见证人')
  await press(station.text().match(/由我（[^）]+）见证/)?.[0] ?? '')
  await press('同意了，填资料')
  if (how === 'reader') {
    touches += 1
    await scan('310101193503150026')
  } else await type('证件号码', '310101193503150026')
  await type('姓名', '王秀兰')
  await type('电话', '13812345678')
  await type('村', '青石桥社区')
  await choose('独居')
  await choose('新农合')
  await press('加一位联系人')
  const row = document.querySelector('.contact-row')!
  await type('姓名', '李建国', row)
  await select(row, '儿子')
  await type('电话', '13912345678', row)
  await press('保存登记')
  expect(station.ofKind('elder')).toHaveLength(1)
  return {
    touches,
    keys,
    seconds: Math.round(keys * model.key + touches * model.point + homes * model.home + minds * model.mind),
  }
}

it('takes 23 touches and 60 keys with a card reader, 78 by hand: by the model 86 and 97 seconds of two minutes', async () => {
  expect(purposesAtRegistering).toHaveLength(7)
  const reader = await register('reader')
  await station.close()
  expect([reader, await register('hand')]).toEqual([
    { touches: 23, keys: 60, seconds: 86 },
    { touches: 23, keys: 78, seconds: 97 },
  ])
})
