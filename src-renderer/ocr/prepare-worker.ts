/** Decodes a photo and makes it ready for reading, beside the page: the page stays quick and can end it at any moment. */
import { evenLight, greyOf, type GreyPicture, meanBrightness, tiltOf, turned } from './grey-picture.ts'
import { type QuarterTurns, uprightPicture } from './upright-picture.ts'

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
  const { canvas, context } = await uprightPicture(picture, turns, { longSide, enlarges: 2 })
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const grey = greyOf(data, canvas.width, canvas.height)
  const even = evenLight(grey)
  return { ok: true, picture: turned(even, tiltOf(even)), brightness: meanBrightness(grey) }
}
