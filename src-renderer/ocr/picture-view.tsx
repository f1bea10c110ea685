/** A picture that was read, or a line of it, drawn from memory: it has no address that could be kept or opened again. */
import { useEffect, useRef } from 'react'
import type { PrintBox } from '../../src-domain/shared/print.ts'
import type { GreyPicture } from './grey-picture.ts'

export function PictureView({
  picture,
  part,
  label,
}: {
  readonly picture: GreyPicture
  /** The whole without it. */
  readonly part?: PrintBox
  readonly label: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current !== null) drawPart(canvas.current, picture, part)
  }, [picture, part])
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img would need an address
  return <canvas ref={canvas} className="picture-view" role="img" aria-label={label} />
}

function drawPart(canvas: HTMLCanvasElement, picture: GreyPicture, part: PrintBox | undefined): void {
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)))
  const x0 = within(part?.x0 ?? 0, picture.width - 1)
  const y0 = within(part?.y0 ?? 0, picture.height - 1)
  const width = Math.max(1, within(part?.x1 ?? picture.width, picture.width) - x0)
  const height = Math.max(1, within(part?.y1 ?? picture.height, picture.height) - y0)
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) return
  const image = context.createImageData(width, height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = picture.pixels[(y0 + y) * picture.width + x0 + x]!
      const at = (y * width + x) * 4
      image.data[at] = grey
      image.data[at + 1] = grey
      image.data[at + 2] = grey
      image.data[at + 3] = 255
    }
  }
  context.putImageData(image, 0, 0)
}
