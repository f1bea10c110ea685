/** Quarter turns clockwise that a person asked for. */
export type QuarterTurns = 0 | 1 | 2 | 3

/** A photo decoded, turned and brought to a size, as a canvas. Rejects when the file is no picture. */
export async function uprightPicture(
  picture: Blob,
  turns: QuarterTurns,
  { longSide, enlarges }: { readonly longSide: number; readonly enlarges: number },
): Promise<{ readonly canvas: OffscreenCanvas; readonly context: OffscreenCanvasRenderingContext2D }> {
  const decoded = await createImageBitmap(picture, { imageOrientation: 'from-image' })
  const scale = Math.min(enlarges, longSide / Math.max(decoded.width, decoded.height))
  const [width, height] = [Math.round(decoded.width * scale), Math.round(decoded.height * scale)]
  const canvas = turns % 2 === 0 ? new OffscreenCanvas(width, height) : new OffscreenCanvas(height, width)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no canvas to draw on')
  context.imageSmoothingQuality = 'high'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(decoded, -width / 2, -height / 2, width, height)
  decoded.close()
  return { canvas, context }
}
