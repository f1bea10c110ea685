// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { ImportScreen } from './import-screen.tsx'

const wang = sampleElder({ identityNumber: '110101194803010028', seed: 1 })
const li = sampleElder({ name: '李建国', identityNumber: '110101194001010028', agreed: ['record'], seed: 2 })
let station: MemoryStation
afterEach(() => station.close())

const draw = async (elder?: Elder) => {
  station = memoryStation({ documents: [wang, li] })
  await station.draw(<ImportScreen {...(elder === undefined ? {} : { elder })} onBack={() => undefined} />)
}
/** The file is read, judged and saved in pieces, each after a pause. */
const until = async (isThere: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !isThere(); i += 1) await act(() => new Promise((resolve) => setTimeout(resolve, 10)))
  if (!isThere()) throw new Error(`not in time: ${station.text()}`)
}
const choose = async (text: string, name = '血压.csv') => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input === null) throw new Error('no file field')
  Object.defineProperty(input, 'files', { value: [new File([text], name)], configurable: true })
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true })
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })))
  await until(() => !station.text().includes('正在读文件'))
}
const check = async () => {
  await station.press('核对')
  await until(() => station.button('改列') !== undefined)
}
const readings = () => station.ofKind('reading')
const table = `日期,高压,低压
2026-11-01 08:30,138,82
2026-11-02 08:30,1380,82
2026-11-03 08:30,136,80`

describe('an import for one elder', () => {
  it('shows what will be kept and what not and why, and saves nothing before it is pressed', async () => {
    await draw(wang)
    await choose(table)
    await check()
    expect(station.text()).toContain('可以导入 2 条测量，1 位老人。还没有存。')
    expect(station.text()).toContain('1 行：高压填的“1380”不可能，整行不要。')
    expect(readings()).toEqual([])
    await station.press('导入 2 条')
    await until(() => station.text().includes('已经导入'))
    expect(readings().map(({ body, elder }) => [body['source'], body['measured'], body['note'], elder])).toEqual([
      ['import', '2026-11-01T08:30', '从文件“血压.csv”导入', wang.id],
      ['import', '2026-11-03T08:30', '从文件“血压.csv”导入', wang.id],
    ])
    expect(station.ofKind('audit').map(({ body }) => body)).toEqual([
      { action: 'change', subject: wang.id, parts: ['measurements'], reason: '从文件“血压.csv”导入' },
    ])
  })

  it('adds nothing the second time', async () => {
    await draw(wang)
    for (const count of [2, 0]) {
      await choose(table)
      await check()
      expect(station.text()).toContain(`可以导入 ${count} 条测量`)
      if (count === 0) break
      await station.press('导入 2 条')
      await until(() => station.text().includes('已经导入'))
      await station.press('换一个文件')
    }
    expect(station.text()).toContain('已经记过了')
    expect(readings()).toHaveLength(2)
  })

  it('asks what the file does not say before it goes on', async () => {
    await draw(wang)
    await choose('日期,体重\n2026-11-01,113')
    expect(station.button('核对')?.disabled).toBe(true)
    await station.choose('斤')
    await check()
    await station.press('导入 1 条')
    await until(() => station.text().includes('已经导入'))
    expect(readings().map(({ body }) => body['value'])).toEqual([56.5])
  })

  it('has a sentence for what is no table', async () => {
    await draw(wang)
    await choose('PK\u0003\u0004 not a table', '血压.xlsx')
    expect(station.text()).toContain('请在表格软件里另存为 CSV')
    await choose('')
    expect(station.text()).toContain('这个文件里没有数据')
  })

  it('says where a save was refused, and what of it is there', async () => {
    await draw(wang)
    await choose(table)
    await check()
    station.refuses = { code: 'storage.failed' }
    await station.press('导入 2 条')
    await until(() => station.text().includes('已经导入'))
    expect(station.text()).toContain('已经导入 0 条测量')
    expect(station.text()).toContain('王秀兰有 2 条没有存上')
  })
})

describe('an import for many', () => {
  it('finds elders by their number and leaves out whom it does not know or who did not agree', async () => {
    await draw()
    await choose(`身份证号,姓名,日期,血氧
110101194803010028,王秀兰,2026-11-01,97
110101194001010028,李建国,2026-11-01,96
,王秀兰,2026-11-01,95`)
    await check()
    expect(station.text()).toContain('可以导入 1 条测量，1 位老人')
    expect(station.text()).toContain('1 行：老人没有同意记录健康测量。')
    expect(station.text()).toContain('1 行：没有写身份证号或卡号。')
  })

  it('does not go on with names only', async () => {
    await draw()
    await choose('姓名,日期,血氧\n王秀兰,2026-11-01,97')
    expect(station.text()).toContain('只有姓名不行')
    expect(station.button('核对')?.disabled).toBe(true)
  })

  it('takes ten thousand rows, answers meanwhile, can be stopped and brings the rest the next time', async () => {
    await draw(wang)
    const day = (i: number) => new Date(Date.UTC(2000, 0, 1) + (i % 9_000) * 86_400_000).toISOString().slice(0, 10)
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const text = `日期,时间,高压,低压\n${Array.from({ length: 10_000 }, (_, i) => `${day(i)},${i < 9_000 ? 8 : 20}:00,${110 + (i % 60)},72`).join('\n')}`
    await choose(text)
    await check()
    expect(station.text()).toContain('可以导入 10000 条测量')
    // As in the browser: what is drawn between two pauses can be pressed.
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
    station.button('导入 10000 条')?.click()
    for (let i = 0; i < 400 && station.button('停下') === undefined; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 1))
    station.button('停下')?.click()
    for (let i = 0; i < 400 && !station.text().includes('中途停下了'); i += 1)
      await new Promise((resolve) => setTimeout(resolve, 10))
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
    expect(station.text()).toContain('中途停下了')
    const saved = readings().length
    expect(saved).toBeLessThan(10_000)
    await station.press('换一个文件')
    await choose(text)
    await check()
    expect(station.text()).toContain(`可以导入 ${10_000 - saved} 条测量`)
    await station.press(`导入 ${10_000 - saved} 条`)
    await until(() => station.text().includes('已经导入'))
    clearInterval(watch)
    expect(readings()).toHaveLength(10_000)
    expect(longest).toBeLessThan(1_000)
  }, 60_000)
})
