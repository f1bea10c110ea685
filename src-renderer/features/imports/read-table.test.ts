import { expect, it } from 'vitest'
import { largest, readTable } from './read-table.ts'

const rowsOf = async (bytes: Uint8Array<ArrayBuffer> | string) => {
  const read = await readTable(new Blob([bytes]))
  return read.ok ? read.value.rows.map(({ cells }) => cells) : read.error.code
}
const utf8 = (text: string) => new TextEncoder().encode(text)
/** 日期,高压 in GB 18030. */
const gb = Uint8Array.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xb8, 0xdf, 0xd1, 0xb9, 0x0d, 0x0a, 0x31, 0x2c, 0x32])
const cells = [
  ['日期', '高压'],
  ['1', '2'],
]

it('a table is read in UTF-8 and GB 18030, with a mark at its beginning or without, by comma, tab or semicolon', async () => {
  expect(await rowsOf(utf8('日期,高压\r\n1,2'))).toEqual(cells)
  expect(await rowsOf(utf8('\u{FEFF}日期,高压\n1,2'))).toEqual(cells)
  expect(await rowsOf(gb)).toEqual(cells)
  expect(await rowsOf(Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...gb]))).toEqual(cells)
  expect(await rowsOf(utf8('日期\t高压\n1\t2'))).toEqual(cells)
  expect(await rowsOf(utf8('日期;高压\n1;2'))).toEqual(cells)
  expect(await rowsOf(Uint8Array.from([0xff, 0xfe, ...[...'a,b'].flatMap((one) => [one.charCodeAt(0), 0])]))).toEqual([
    ['a', 'b'],
  ])
})

it('a quoted cell keeps its comma and its line break; a torn file is read as far as it goes and says so', async () => {
  expect(await rowsOf(utf8('a,"b, c\nd",e'))).toEqual([['a', 'b, c\nd', 'e']])
  const torn = await readTable(new Blob(['a,b\n1,"2']))
  expect(torn).toMatchObject({ ok: true, value: { isTorn: true } })
})

it('what is no table has a sentence of its own', async () => {
  expect(await rowsOf('')).toBe('import.empty')
  expect(await rowsOf(' \n \n')).toBe('import.empty')
  expect(await rowsOf(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBe('import.spreadsheet')
  expect(await rowsOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBe('import.notText')
  expect(await rowsOf(Uint8Array.from([0xff, 0xff, 0xff, 0x41]))).toBe('import.notText')
  expect(await rowsOf(new Uint8Array(largest + 1).fill(65))).toBe('import.tooLarge')
})

it('ten thousand rows come whole, without a long pause', async () => {
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const text = Array.from({ length: 10_000 }, (_, i) => `2026-01-01 08:30,${100 + (i % 90)},80,72,备注“甲，乙”`).join(
    '\n',
  )
  const read = await readTable(new Blob([text]))
  clearInterval(watch)
  expect(read.ok && read.value.rows.length).toBe(10_000)
  expect(read.ok && read.value.rows.at(-1)?.cells).toHaveLength(5)
  expect(longest).toBeLessThan(500)
})
