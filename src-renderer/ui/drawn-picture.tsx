/** A picture drawn from memory: it has no address that could be kept or opened again. */
import { useEffect, useRef } from 'react'

export function DrawnPicture({
  picture,
  label,
  className = 'picture-view',
}: {
  readonly picture: ImageBitmap
  readonly label: string
  readonly className?: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    if (target === null) return
    target.width = picture.width
    target.height = picture.height
    target.getContext('2d')?.drawImage(picture, 0, 0)
  }, [picture])
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img would need an address
  return <canvas ref={canvas} className={className} role="img" aria-label={label} />
}
