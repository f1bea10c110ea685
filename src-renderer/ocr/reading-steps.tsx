/** What every reading of a photo shows before there is something to compare: taking it, waiting with a way out, and why not. */
import './reading.css'
import { RotateCcw, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { clearConfidence, type PrintBox } from '../../src-domain/shared/print.ts'
import { Button } from '../ui/button.tsx'
import { Chip, Notice } from '../ui/chip.tsx'
import { TakePicture } from '../ui/take-picture.tsx'
import { PictureView } from './picture-view.tsx'
import type { QuarterTurns } from './upright-picture.ts'
import type { ReadingProblem } from './read-picture.ts'
import type { ReadingState } from './use-reading.ts'

export function ReadingSteps({
  frame,
  state,
  start,
  forget,
  intro,
  notFound,
  besides,
}: {
  readonly frame: 'card' | 'sheet'
  readonly state: ReadingState<unknown>
  readonly start: (file: Blob, turns?: QuarterTurns) => Promise<void>
  readonly forget: () => void
  readonly intro: ReactNode
  /** Said when the reading is done and this is still shown. */
  readonly notFound: { readonly title: string; readonly hint: string }
  /** What else may be done with a photo on which nothing was found. */
  readonly besides?: ReactNode
}) {
  const { t } = useTranslation('reading')
  switch (state.state) {
    case 'none':
      return (
        <div className="stack">
          {intro}
          <TakePicture frame={frame} onPicture={(picture) => void start(picture)} />
        </div>
      )
    case 'atWork':
      return (
        <div className="stack">
          <Notice tone="blue" title={t(`atWork.${state.step}`)}>
            {t('wait')}
          </Notice>
          <progress
            className="reading-progress"
            aria-label={t(`atWork.${state.step}`)}
            max={100}
            {...(state.percent === undefined ? {} : { value: state.percent })}
          />
          <div>
            <Button onPress={forget}>{t('giveUp')}</Button>
          </div>
        </div>
      )
    case 'failed':
      return (
        <div className="stack">
          <ReadingFailed problem={state.problem} />
          <TakePicture frame={frame} onPicture={(picture) => void start(picture)} />
        </div>
      )
    case 'done': {
      const turn = (by: number): void => void start(state.file, ((state.turns + by) % 4) as QuarterTurns)
      return (
        <div className="stack">
          <Notice tone="gold" title={notFound.title} urgent>
            {notFound.hint}
          </Notice>
          {state.reading.isDark && <DarkNotice />}
          <PictureView picture={state.reading.picture} label={t('picture')} />
          <div className="take-picture-ways">
            <Button icon={RotateCcw} onPress={() => turn(2)}>
              {t('turnOver')}
            </Button>
            <Button icon={RotateCw} onPress={() => turn(1)}>
              {t('turnRight')}
            </Button>
            <Button kind="primary" onPress={forget}>
              {t('again')}
            </Button>
          </div>
          {besides}
        </div>
      )
    }
  }
}

function ReadingFailed({ problem }: { readonly problem: ReadingProblem }) {
  const { t } = useTranslation('reading')
  const isMachine = problem === 'noEngine' || problem === 'failed' || problem === 'givenUp'
  return (
    <Notice tone={problem === 'givenUp' ? 'blue' : 'gold'} title={t(`problem.${problem}`)} urgent>
      {t(isMachine ? 'problemHint.machine' : 'problemHint.file')}
    </Notice>
  )
}

export function DarkNotice() {
  const { t } = useTranslation('reading')
  return (
    <Notice tone="gold" title={t('dark')}>
      {t('darkHint')}
    </Notice>
  )
}

/** How sure the engine is of what it read, in two words. */
export function Certainty({ confidence }: { readonly confidence: number }) {
  const { t } = useTranslation('reading')
  return confidence >= clearConfidence ? (
    <Chip tone="green">{t('clear')}</Chip>
  ) : (
    <Chip tone="gold">{t('unclear')}</Chip>
  )
}

/** A little of what stands around a line, so that a cut letter is seen to be cut. */
export function roomAround(box: PrintBox): PrintBox {
  const room = Math.min(24, (box.y1 - box.y0) * 0.3)
  return { x0: box.x0 - room, x1: box.x1 + room, y0: box.y0 - room, y1: box.y1 + room }
}
