/** A tile of the elder's home: a picture, two to five words, and one live line. */
import './big-tile.css'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Phrases } from './phrases.tsx'
import { classes, type Tone, toneClass } from './tone.ts'

/** Up to three stand upright and fill the screen; four lie two by two, five as three and two, six in rows of three. */
export function BigTiles({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  return (
    <div className={classes('big-tiles', count <= 3 && 'is-few', count === 4 && 'is-four', count === 5 && 'is-five')}>
      {children}
    </div>
  )
}

export function BigTile({
  icon: Icon,
  tone,
  title,
  line,
  onPress,
}: {
  readonly icon: LucideIcon
  readonly tone: Tone
  readonly title: string
  /** A text, or what draws one when it is known. */
  readonly line?: ReactNode
  readonly onPress: () => void
}) {
  return (
    <button type="button" className={classes('big-tile', toneClass(tone))} onClick={onPress}>
      <span className="big-tile-icon" aria-hidden>
        <Icon />
      </span>
      <span className="big-tile-words" data-block>
        <b>
          <Phrases text={title} />
        </b>
        {line !== undefined && <span data-block>{typeof line === 'string' ? <Phrases text={line} /> : line}</span>}
      </span>
    </button>
  )
}
