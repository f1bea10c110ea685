/** A photo made small enough for an article (articles/article-picture.ts): smaller and smaller until it is. */
import { largestPicture } from '../../src-domain/articles/article-picture.ts'
import { uprightPicture } from './upright-picture.ts'

const tries = [
  { longSide: 1_280, quality: 0.82 },
  { longSide: 1_280, quality: 0.6 },
  { longSide: 960, quality: 0.6 },
  { longSide: 640, quality: 0.5 },
] as const

/** A JPEG file without what a camera writes beside the picture. Rejects when the file is no picture. */
export async function pictureOfArticle(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  let smallest = new Uint8Array(0)
  for (const { longSide, quality } of tries) {
    const { canvas } = await uprightPicture(file, 0, { longSide, enlarges: 1 })
    const made = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    smallest = new Uint8Array(await made.arrayBuffer())
    if (smallest.byteLength <= largestPicture) return smallest
  }
  return smallest
}
