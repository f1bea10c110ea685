/** Decodes a photo and makes it ready for reading, beside the page: the page stays quick and can end it at any moment. */
import { evenLight, greyOf, type GreyPicture, meanBrightness, tiltOf, turned } from './grey-picture.ts'

/** Quarter turns clockwise that a person asked for. */
export type QuarterTurns = 0 | 1 | 2 | 3

export type PrepareRequest = { readonly picture: Blob; readonly turns: QuarterTurns }
export type PrepareAnswer =
  | { readonly ok: true; readonly picture: GreyPicture; readonly brightness: number }
  | { readonly ok: false }

/** Long side that is read: letters of a card are then 25 to 40 pixels high, of a sheet of paper 15 to 25. */
const longSide = 1_800

addEventListener('message', (event: MessageEvent<PrepareRequest>) => {
  void prepare(event.data).then(
    (answer) => postMessage(answer, answer.ok ? { transfer: [answer.picture.pixels.buffer as ArrayBuffer] } : {}),
    () => postMessage({ ok: false } satisfies PrepareAnswer),
  )
})

async function prepare({ picture, turns }: PrepareRequest): Promise<PrepareAnswer> {
  const decoded = await createImageBitmap(picture, { imageOrientation: 'from-image' })
  const scale = Math.min(2, longSide / Math.max(decoded.width, decoded.height))
  const [width, height] = [Math.round(decoded.width * scale), Math.round(decoded.height * scale)]
  const canvas = turns % 2 === 0 ? new OffscreenCanvas(width, height) : new OffscreenCanvas(height, width)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return { ok: false }
  context.imageSmoothingQuality = 'high'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(decoded, -width / 2, -height / 2, width, height)
  decoded.close()
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const grey = greyOf(data, canvas.width, canvas.height)
  const even = evenLight(grey)
  return { ok: true, picture: turned(even, tiltOf(even)), brightness: meanBrightness(grey) }
}
