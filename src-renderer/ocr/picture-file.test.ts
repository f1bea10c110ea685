import { describe, expect, it } from 'vitest'
import { inspectPicture, largestFile } from './picture-file.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => {
  const list = parts.flatMap((part) =>
    typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part],
  )
  return Uint8Array.from([...list, ...Array.from({ length: Math.max(0, 64 - list.length) }, () => 0)])
}
const png = (width: number, height: number): Uint8Array => {
  const file = bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR')
  new DataView(file.buffer).setUint32(16, width)
  new DataView(file.buffer).setUint32(20, height)
  return file
}
const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 4, 0, 5, 0, 3])

describe('a file that is to be read', () => {
  it('is known by its first bytes, with its size', () => {
    expect(inspectPicture(png(800, 600))).toEqual({ ok: true, value: { type: 'image/png', width: 800, height: 600 } })
    expect(inspectPicture(jpeg)).toEqual({ ok: true, value: { type: 'image/jpeg', width: 1_280, height: 1_024 } })
    const lossy = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2])
    expect(inspectPicture(lossy)).toEqual({ ok: true, value: { type: 'image/webp', width: 800, height: 600 } })
  })

  it('is refused when it is empty, something else, torn or out of measure, before anything is unpacked', () => {
    const problem = (file: Uint8Array) => {
      const result = inspectPicture(file)
      return result.ok ? 'taken' : result.error
    }
    expect(problem(new Uint8Array())).toBe('empty')
    expect(problem(bytes('%PDF-1.7'))).toBe('notAPicture')
    expect(problem(jpeg.subarray(0, 8))).toBe('torn')
    expect(problem(png(60_000, 60_000))).toBe('tooManyPixels')
    expect(problem(png(100, 80))).toBe('tooSmall')
    expect(problem(new Uint8Array(largestFile + 1))).toBe('tooLarge')
  })
})
