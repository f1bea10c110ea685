/**
 * A photo as it is kept: upright, of a size that a page of small print can be read in, and without what a camera writes beside the
 * picture (place, time, machine).
 */
import { type QuarterTurns, uprightPicture } from './upright-picture.ts'

/** Pixels: a sheet of A4 at about 190 dots an inch. */
const longSide = 2_200
const quality = 0.82

/** A JPEG file. Rejects when the file is no picture. */
export async function photoToKeep(file: Blob, turns: QuarterTurns): Promise<Uint8Array<ArrayBuffer>> {
  const { canvas } = await uprightPicture(file, turns, { longSide, enlarges: 1 })
  const kept = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Uint8Array(await kept.arrayBuffer())
}
