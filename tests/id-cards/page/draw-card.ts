/**
 * A second-generation identity card as a camera sees it: the layout of the portrait side (a field's place in shares of the
 * card's width), on a table, turned, blurred, unevenly lit, with a reflection, as JPEG. Nobody real is on it.
 */
import type { DrawnCard, InventedPerson, Shot } from '../invented-people.ts'

const ratio = 54 / 85.6
const heiti = '"Noto Sans CJK SC", sans-serif'

export async function drawCard({ person, shot }: DrawnCard): Promise<Blob> {
  const card = drawFace(person, shot)
  const photo = takePhoto(card, shot)
  return photo.convertToBlob({ type: 'image/jpeg', quality: shot.quality / 100 })
}

function drawFace(person: InventedPerson, { cardWidth: width, seed }: Shot): OffscreenCanvas {
  const height = Math.round(width * ratio)
  const canvas = new OffscreenCanvas(width, height)
  const draw = canvas.getContext('2d')!
  const at = (x: number): number => x * width
  const base = draw.createLinearGradient(0, 0, width, height)
  base.addColorStop(0, '#dfeaf4')
  base.addColorStop(0.5, '#f3f0ee')
  base.addColorStop(1, '#e2e6f2')
  draw.fillStyle = base
  draw.fillRect(0, 0, width, height)
  // The fine waves printed under everything.
  draw.lineWidth = width / 1_000
  for (let wave = 0; wave < 46; wave += 1) {
    draw.strokeStyle = wave % 2 === 0 ? '#c3d6e6' : '#e6cfd4'
    draw.beginPath()
    for (let x = 0; x <= width; x += width / 80) {
      const y = (wave / 45) * height + Math.sin((x / width) * 14 + wave * 0.7 + (seed % 7)) * height * 0.03
      draw.lineTo(x, y)
    }
    draw.stroke()
  }
  portrait(draw, at(0.64), height * 0.13, at(0.29), height * 0.58)

  const label = (text: string, x: number, y: number): void => {
    draw.fillStyle = '#4a86b8'
    draw.font = `${at(0.029)}px ${heiti}`
    draw.fillText(text, at(x), height * y)
  }
  const value = (text: string, x: number, y: number, size = 0.036): void => {
    draw.fillStyle = '#1b1b1f'
    draw.font = `500 ${at(size)}px ${heiti}`
    draw.fillText(text, at(x), height * y)
  }
  const [year, month, day] = person.birthDate.split('-').map(Number)
  label('姓 名', 0.06, 0.165)
  value(person.name, 0.175, 0.17, 0.041)
  label('性 别', 0.06, 0.295)
  value(person.sex === '1' ? '男' : '女', 0.175, 0.295)
  label('民 族', 0.27, 0.295)
  value(person.ethnicity, 0.375, 0.295)
  label('出 生', 0.06, 0.42)
  value(String(year), 0.175, 0.42)
  label('年', 0.275, 0.42)
  value(String(month), 0.325, 0.42)
  label('月', 0.375, 0.42)
  value(String(day), 0.42, 0.42)
  label('日', 0.475, 0.42)
  label('住 址', 0.06, 0.545)
  for (let i = 0; i * 11 < person.address.length; i += 1) {
    value(person.address.slice(i * 11, i * 11 + 11), 0.175, 0.545 + i * 0.09)
  }
  label('公民身份号码', 0.06, 0.895)
  // A pitch of its own, like OCR-B.
  draw.fillStyle = '#1b1b1f'
  draw.font = `bold ${at(0.043)}px "DejaVu Sans"`
  draw.textAlign = 'center'
  for (const [i, digit] of [...person.number].entries()) draw.fillText(digit, at(0.345 + i * 0.0315), height * 0.9)
  draw.textAlign = 'start'
  return canvas
}

function portrait(draw: OffscreenCanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  draw.fillStyle = '#f5f6f8'
  draw.fillRect(x, y, width, height)
  draw.fillStyle = '#30343c'
  draw.beginPath()
  draw.ellipse(x + width / 2, y + height * 1.02, width * 0.44, height * 0.3, 0, Math.PI, 0)
  draw.fill()
  draw.fillStyle = '#c99f83'
  draw.beginPath()
  draw.ellipse(x + width / 2, y + height * 0.45, width * 0.23, height * 0.25, 0, 0, Math.PI * 2)
  draw.fill()
  draw.fillStyle = '#2a2624'
  draw.beginPath()
  draw.ellipse(x + width / 2, y + height * 0.3, width * 0.25, height * 0.15, 0, Math.PI, 0)
  draw.fill()
}

function takePhoto(card: OffscreenCanvas, shot: Shot): OffscreenCanvas {
  const [width, height] = [Math.round(card.width * 1.25), Math.round(card.height * 1.45)]
  const canvas = new OffscreenCanvas(width, height)
  const draw = canvas.getContext('2d')!
  draw.fillStyle = '#6b5a48'
  draw.fillRect(0, 0, width, height)
  for (let grain = 0; grain < 40; grain += 1) {
    draw.fillStyle = grain % 2 === 0 ? '#74624e' : '#5f5040'
    draw.fillRect(0, ((grain * 37 + (shot.seed % 31)) % 40) * (height / 40), width, height / 110)
  }
  draw.filter = shot.blur > 0 ? `blur(${shot.blur}px)` : 'none'
  draw.translate(width / 2, height / 2)
  draw.rotate((shot.tilt * Math.PI) / 180)
  draw.drawImage(card, -card.width / 2, -card.height / 2)
  draw.filter = 'none'
  if (shot.glare > 0) {
    const [x, y] = [(shot.glareAt[0] - 0.5) * card.width, (shot.glareAt[1] - 0.5) * card.height]
    const light = draw.createRadialGradient(x, y, 0, x, y, card.width * 0.16)
    light.addColorStop(0, `rgba(255,255,255,${shot.glare})`)
    light.addColorStop(1, 'rgba(255,255,255,0)')
    draw.fillStyle = light
    draw.fillRect(-width, -height, 2 * width, 2 * height)
  }
  draw.setTransform(1, 0, 0, 1, 0, 0)
  const shade = draw.createLinearGradient(0, 0, width, shot.seed % 2 === 0 ? height : 0)
  shade.addColorStop(0, `rgba(0,0,0,${shot.shade})`)
  shade.addColorStop(1, 'rgba(0,0,0,0)')
  draw.fillStyle = shade
  draw.fillRect(0, 0, width, height)
  draw.fillStyle = `rgba(0,0,0,${shot.dark})`
  draw.fillRect(0, 0, width, height)
  return canvas
}
