/** Draws a poster as a picture of the size that the family's apps show whole. */
import { create } from 'qrcode'
import { type Poster, type PosterSize, posterSizes, wrapped } from '../../../src-domain/outreach/poster.ts'

const margin = 84
const codeSide = 280
/** Apps that fill the screen write over its upper and lower end. Ours: their makers' own figures are not at hand. */
const keptFree = { top: 220, bottom: 400 }
const paper = '#f6f3ea'
const ink = '#17211d'
const green = '#1d5b47'

/** @returns the PNG in base64; undefined where the page has no canvas to draw on. */
export async function drawPoster(
  content: Poster,
  size: PosterSize,
  picture?: ImageBitmap,
): Promise<string | undefined> {
  const { width, height } = posterSizes[size]
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  await document.fonts.ready
  const family = getComputedStyle(document.body).fontFamily
  const isTall = size !== 'square'
  const isUpright = size === 'upright'
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, height)
  pen.textBaseline = 'top'
  let top = isUpright ? keptFree.top : isTall ? margin : 56
  const write = (text: string, pixels: number, colour: string, weight: number, room = width - 2 * margin) => {
    pen.font = `${weight} ${pixels}px ${family}`
    pen.fillStyle = colour
    for (const line of wrapped(text, room, (part) => pen.measureText(part).width)) {
      pen.fillText(line, margin, top)
      top += pixels * 1.35
    }
  }
  write(content.name, isTall ? 84 : 72, green, 800)
  write(content.heading, isTall ? 60 : 48, ink, 700)
  top += isTall ? 36 : 12
  if (picture !== undefined) top += drawPicture(pen, picture, top, width, isTall ? 420 : 260)
  if (content.told !== undefined) write(content.told, isTall ? 56 : 44, ink, 600)
  for (const offer of content.offers) write(`· ${offer}`, isTall ? 52 : 44, ink, 500)
  top += isTall ? 36 : 12
  const end = height - codeSide - (isUpright ? keptFree.bottom : margin)
  for (const fact of content.facts) write(fact, isTall ? 44 : 36, ink, 500)
  // Beside the code stands what it is for; a station with much to say pushes neither off the sheet.
  drawCode(pen, content.code, width - margin - codeSide, end)
  top = Math.max(top, end + codeSide - 150)
  const besideCode = width - 2 * margin - codeSide - 32
  write(content.scan, 34, ink, 500, besideCode)
  write(content.honest, 34, green, 700, besideCode)
  return canvas.toDataURL('image/png').replace('data:image/png;base64,', '')
}

/** The middle of it, as wide as the words. @returns the height it takes. */
function drawPicture(
  pen: CanvasRenderingContext2D,
  picture: ImageBitmap,
  top: number,
  width: number,
  height: number,
): number {
  const room = width - 2 * margin
  const scale = Math.max(room / picture.width, height / picture.height)
  const [cutWidth, cutHeight] = [room / scale, height / scale]
  const [left, above] = [(picture.width - cutWidth) / 2, (picture.height - cutHeight) / 2]
  pen.drawImage(picture, left, above, cutWidth, cutHeight, margin, top, room, height)
  return height + 24
}

function drawCode(pen: CanvasRenderingContext2D, text: string, left: number, top: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cell = codeSide / (modules.size + 4)
  pen.fillStyle = '#fff'
  pen.fillRect(left, top, codeSide, codeSide)
  pen.fillStyle = '#000'
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue
      pen.fillRect(left + (column + 2) * cell, top + (row + 2) * cell, cell + 0.5, cell + 0.5)
    }
  }
}
