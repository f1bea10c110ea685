/** Lines of print on a sheet or a box, photographed a little askew and unevenly lit, as JPEG. */
export type SheetLine = { readonly text: string; readonly size: number }

export async function drawSheet(lines: readonly SheetLine[], tilt: number): Promise<Blob> {
  const [width, height] = [1_400, 200 + lines.reduce((sum, { size }) => sum + size * 2, 0)]
  const canvas = new OffscreenCanvas(width, height)
  const draw = canvas.getContext('2d')!
  draw.fillStyle = '#8d8072'
  draw.fillRect(0, 0, width, height)
  draw.translate(width / 2, height / 2)
  draw.rotate((tilt * Math.PI) / 180)
  draw.translate(-width / 2, -height / 2)
  draw.filter = 'blur(0.5px)'
  draw.fillStyle = '#f7f5ef'
  draw.fillRect(60, 40, width - 120, height - 80)
  draw.fillStyle = '#26262a'
  let y = 110
  for (const { text, size } of lines) {
    draw.font = `${size}px "Noto Sans CJK SC", sans-serif`
    draw.fillText(text, 110, y + size / 2)
    y += size * 2
  }
  draw.setTransform(1, 0, 0, 1, 0, 0)
  const shade = draw.createLinearGradient(0, 0, width, 0)
  shade.addColorStop(0, 'rgba(0,0,0,0.45)')
  shade.addColorStop(1, 'rgba(0,0,0,0)')
  draw.fillStyle = shade
  draw.fillRect(0, 0, width, height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 })
}
