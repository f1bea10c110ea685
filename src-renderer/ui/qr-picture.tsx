/** A QR code as lines of an SVG: sharp at any size and on paper. */
import { create } from 'qrcode'
import { useId, useMemo } from 'react'

export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const id = useId()
  const { size, path } = useMemo(() => pathOf(text), [text])
  return (
    <svg className="qr" viewBox={`-2 -2 ${size + 4} ${size + 4}`} aria-labelledby={id} shapeRendering="crispEdges">
      <title id={id}>{label}</title>
      <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function pathOf(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cells: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) cells.push(`M${column} ${row}h1v1h-1z`)
    }
  }
  return { size: modules.size, path: cells.join('') }
}
