/**
 * A signature by finger or pen, kept as strokes of whole numbers (a picture would be a hundred times larger and could not
 * be printed sharply). A typed name is nobody's hand and no signature.
 */
import './signature-pad.css'
import { Eraser } from 'lucide-react'
import { type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export const signatureWidth = 1000
const signatureHeight = 360

/** Each stroke is x0, y0, x1, y1, … in a box of 1000 × 360. */
export type Signature = { readonly way: 'drawn'; readonly strokes: readonly (readonly number[])[] }

const pathOf = (stroke: readonly number[]): string => {
  const points: string[] = []
  for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${stroke[i]} ${stroke[i + 1]}`)
  // A dot is a line of no length; round caps make it visible.
  return points.length === 1 ? `M${points[0]}L${points[0]}` : `M${points.join('L')}`
}

export function SignaturePad({
  label,
  value,
  signed,
  onChange,
}: {
  readonly label?: string
  readonly value: Signature | undefined
  /** Enough was drawn to be a signature. */
  readonly signed: boolean
  readonly onChange: (signature: Signature | undefined) => void
}) {
  const { t } = useTranslation('ui')
  const box = useRef<SVGSVGElement>(null)
  const [current, setCurrent] = useState<readonly number[] | undefined>(undefined)
  const strokes = value?.strokes ?? []
  const pointOf = (event: PointerEvent): readonly [number, number] => {
    const area = box.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 }
    const clamp = (n: number, max: number) => Math.max(0, Math.min(max, Math.round(n)))
    return [
      clamp(((event.clientX - area.left) / area.width) * signatureWidth, signatureWidth),
      clamp(((event.clientY - area.top) / area.height) * signatureHeight, signatureHeight),
    ]
  }
  const start = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setCurrent([...pointOf(event)])
  }
  const move = (event: PointerEvent) => {
    if (current === undefined) return
    const [x, y] = pointOf(event)
    // Points closer than three units say nothing and would only fill the record.
    if (Math.abs(x - (current.at(-2) ?? 0)) + Math.abs(y - (current.at(-1) ?? 0)) < 3) return
    setCurrent([...current, x, y])
  }
  const end = () => {
    if (current === undefined) return
    onChange({ way: 'drawn', strokes: [...strokes, current] })
    setCurrent(undefined)
  }
  const clear = () => {
    setCurrent(undefined)
    onChange(undefined)
  }
  return (
    <fieldset className="signature">
      <legend>{label ?? t('signature.label')}</legend>
      <svg
        ref={box}
        className="signature-box"
        viewBox={`0 0 ${signatureWidth} ${signatureHeight}`}
        aria-hidden
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path className="signature-line" d="M60 280H940" />
        {[...strokes, ...(current === undefined ? [] : [current])].map((stroke, index) => (
          <path key={index} className="signature-stroke" d={pathOf(stroke)} />
        ))}
      </svg>
      <div className="row">
        <output className="quiet">{t(signed ? 'signature.signed' : 'signature.hint')}</output>
        <span className="push row">
          <Button small icon={Eraser} disabled={value === undefined} onPress={clear}>
            {t('signature.clear')}
          </Button>
        </span>
      </div>
    </fieldset>
  )
}

/** A signature as it was given, for pages and prints. */
export function SignatureDrawing({ signature }: { readonly signature: Signature }) {
  return (
    <svg className="signature-drawing" viewBox={`0 0 ${signatureWidth} ${signatureHeight}`} aria-hidden>
      {signature.strokes.map((stroke, index) => (
        <path key={index} className="signature-stroke" d={pathOf(stroke)} />
      ))}
    </svg>
  )
}
