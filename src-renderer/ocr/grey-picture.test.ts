import { describe, expect, it } from 'vitest'
import { cutOut, evenLight, type GreyPicture, tiltOf, toPgm, turned } from './grey-picture.ts'

/** Lines of print: dashes of ink 30 pixels apart, on paper that gets darker to the right. */
function sheet(shade = 0): GreyPicture {
  const [width, height] = [600, 400]
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isInk = y % 30 < 10 && y > 30 && y < 370 && x > 60 && x < 540 && x % 14 < 6
      pixels[y * width + x] = (isInk ? 50 : 220) * (1 - (shade * x) / width)
    }
  }
  return { width, height, pixels }
}

describe('a picture that is made ready', () => {
  it.each([-5, -2.3, 0, 1.4, 5])('is straight again after a tilt of %d°', (degrees) => {
    const tilted = turned(sheet(), degrees)
    expect(Math.abs(tiltOf(tilted) + degrees)).toBeLessThan(0.4)
  })

  it('has paper of one brightness where one side lay in the dark, and ink still dark', () => {
    const { pixels, width } = evenLight(sheet(0.8))
    const at = (x: number, y: number): number => pixels[y * width + x]!
    expect(Math.abs(at(100, 200) - at(500, 200))).toBeLessThan(15)
    expect(at(492, 62)).toBeLessThan(130)
  })

  it('gives a line by itself, enlarged, with white around it', () => {
    const line = cutOut(sheet(), { x0: 60, y0: 58, x1: 260, y1: 72 }, 56, 10)
    expect([line.width, line.height, line.pixels.length]).toEqual([820, 76, 820 * 76])
    expect(line.pixels[0]).toBe(235)
    const file = toPgm(line)
    expect(new TextDecoder().decode(file.subarray(0, 15))).toBe('P5\n820 76\n255\n\u00eb'.slice(0, 14) + '\ufffd')
  })
})
