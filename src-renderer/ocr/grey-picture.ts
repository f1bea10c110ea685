/**
 * A photo made ready for reading: grey, evenly lit, straight. Uneven light is what makes every engine read nothing, so
 * each pixel is divided by the brightness of the paper around it; the tilt is the one at which the lines of print
 * stand out most in the sums of the rows. Pure functions on arrays: they run in the worker, in the page and in tests.
 */
import type { PrintBox } from '../../src-domain/shared/print.ts'

export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

/** @param rgba four bytes a pixel, as a canvas gives them. */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): GreyPicture {
  const pixels = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < pixels.length; i += 1, at += 4) {
    pixels[i] = (rgba[at]! * 77 + rgba[at + 1]! * 151 + rgba[at + 2]! * 28) >> 8
  }
  return { width, height, pixels }
}

export function meanBrightness({ pixels }: GreyPicture): number {
  let sum = 0
  for (const pixel of pixels) sum += pixel
  return pixels.length === 0 ? 0 : sum / pixels.length
}

/**
 * Paper becomes white and print dark, wherever a shadow or a reflection lies. The paper's brightness is the mean of what
 * is lighter than its surroundings' mean, over a window wider than a letter.
 */
export function evenLight(picture: GreyPicture): GreyPicture {
  const { width, height, pixels } = picture
  const radius = Math.max(8, Math.round(Math.max(width, height) / 50))
  const mean = boxMean(pixels, undefined, width, height, radius)
  const isLight = new Uint8Array(pixels.length)
  for (let i = 0; i < pixels.length; i += 1) isLight[i] = pixels[i]! >= mean[i]! ? 1 : 0
  const paper = boxMean(pixels, isLight, width, height, radius)
  const even = new Uint8Array(pixels.length)
  for (let i = 0; i < pixels.length; i += 1) {
    even[i] = Math.min(255, (pixels[i]! * 235) / Math.max(24, paper[i]!))
  }
  return { width, height, pixels: even }
}

/** Mean over a square around each pixel, of the pixels `of` marks (all without it), by sums over the whole picture. */
function boxMean(
  pixels: Uint8Array,
  of: Uint8Array | undefined,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  const counts = new Float64Array(of === undefined ? 0 : sums.length)
  for (let y = 0; y < height; y += 1) {
    let sum = 0
    let count = 0
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x
      const weight = of === undefined ? 1 : of[i]!
      sum += pixels[i]! * weight
      count += weight
      const at = (y + 1) * stride + x + 1
      sums[at] = sums[at - stride]! + sum
      if (of !== undefined) counts[at] = counts[at - stride]! + count
    }
  }
  const means = new Float32Array(pixels.length)
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - radius) * stride
    const bottom = Math.min(height, y + radius + 1) * stride
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const sum = sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!
      const count =
        of === undefined
          ? ((bottom - top) / stride) * (right - left)
          : counts[bottom + right]! - counts[top + right]! - counts[bottom + left]! + counts[top + left]!
      means[y * width + x] = count === 0 ? 255 : sum / count
    }
  }
  return means
}

/** Largest tilt that is looked for, in degrees: a card laid down by hand, not one held askew on purpose. */
const steepest = 8

/** Degrees the picture must be turned by, counter-clockwise, to stand straight. Of a picture already evenly lit. */
export function tiltOf(picture: GreyPicture): number {
  const marks = darkMarks(picture)
  const score = (degrees: number): number => rowContrast(marks, picture, degrees)
  let best = bestOf(-steepest, steepest, 0.5, score)
  best = bestOf(best - 0.5, best + 0.5, 0.1, score)
  return Math.abs(best) < 0.15 ? 0 : best
}

function bestOf(from: number, to: number, step: number, score: (value: number) => number): number {
  let best = from
  let most = -1
  for (let value = from; value <= to + step / 2; value += step) {
    const found = score(value)
    if (found > most) [best, most] = [value, found]
  }
  return best
}

type Marks = { readonly xs: Int16Array; readonly ys: Int16Array }

/** Dark pixels beside light ones: the strokes of letters; a dark table or a portrait's hair has few for its size. */
function darkMarks({ width, height, pixels }: GreyPicture): Marks {
  const xs: number[] = []
  const ys: number[] = []
  for (let y = 0; y < height; y += 2) {
    for (let x = 2; x < width - 2; x += 2) {
      const i = y * width + x
      if (pixels[i]! < 130 && (pixels[i - 2]! > 170 || pixels[i + 2]! > 170)) {
        xs.push(x)
        ys.push(y)
      }
    }
  }
  return { xs: Int16Array.from(xs), ys: Int16Array.from(ys) }
}

function rowContrast({ xs, ys }: Marks, { width, height }: GreyPicture, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const rise = Math.ceil(Math.abs(slope) * width) + 2
  const rows = new Float64Array(Math.ceil((height + 2 * rise) / 2))
  for (let i = 0; i < xs.length; i += 1) {
    const row = (ys[i]! - xs[i]! * slope + rise) >> 1
    rows[row] = rows[row]! + 1
  }
  let contrast = 0
  for (let i = 1; i < rows.length; i += 1) contrast += (rows[i]! - rows[i - 1]!) ** 2
  return contrast
}

/** Turned by `degrees` counter-clockwise about its middle, corners filled with white. */
export function turned(picture: GreyPicture, degrees: number): GreyPicture {
  if (degrees === 0) return picture
  const { width, height } = picture
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2]
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - middleX, y - middleY]
      pixels[y * width + x] = sampled(picture, middleX + dx * cos - dy * sin, middleY + dx * sin + dy * cos)
    }
  }
  return { width, height, pixels }
}

/** A part of the picture, brought to `height` rows, with a white margin a line of print needs to be read by itself. */
export function cutOut(picture: GreyPicture, box: PrintBox, height: number, margin = 0): GreyPicture {
  const scale = height / Math.max(1, box.y1 - box.y0)
  const inner = Math.max(1, Math.round((box.x1 - box.x0) * scale))
  const width = inner + 2 * margin
  const pixels = new Uint8Array(width * (height + 2 * margin)).fill(235)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < inner; x += 1) {
      pixels[(y + margin) * width + x + margin] = sampled(
        picture,
        box.x0 + (x + 0.5) / scale - 0.5,
        box.y0 + (y + 0.5) / scale - 0.5,
      )
    }
  }
  return { width, height: height + 2 * margin, pixels }
}

function sampled({ width, height, pixels }: GreyPicture, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 235
  const [right, down] = [x - left, y - top]
  const at = top * width + left
  const upper = pixels[at]! * (1 - right) + pixels[at + 1]! * right
  const lower = pixels[at + width]! * (1 - right) + pixels[at + width + 1]! * right
  return upper * (1 - down) + lower * down
}

/** The simplest file an engine reads: binary PGM. */
export function toPgm({ width, height, pixels }: GreyPicture): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const file = new Uint8Array(head.length + pixels.length)
  file.set(head)
  file.set(pixels, head.length)
  return file
}
