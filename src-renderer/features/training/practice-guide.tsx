/** Above every screen of a practice: that it is one, the step to do now, and the way out. */
import './training.css'
import { Check, ChevronLeft, ChevronRight, FlaskConical, LogOut, Volume2 } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Lesson, type PracticeTrace, seenOf } from '../../../src-domain/training/lessons.ts'
import { practiceElderName, practicePin, practiceVisitCode } from '../../../src-domain/training/practice-station.ts'
import type { Voice } from '../../host/host.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { classes } from '../../ui/tone.ts'

export function PracticeGuide({
  lesson,
  trace,
  isElder,
  voice,
  onEnd,
}: {
  readonly lesson: Lesson
  readonly trace: PracticeTrace
  /** The elder's face shows below: as large as that. */
  readonly isElder: boolean
  readonly voice: Voice
  /** @param isFinished gone through to the last step. */
  readonly onEnd: (isFinished: boolean) => void
}) {
  const { t } = useTranslation('training')
  const band = useRef<HTMLElement>(null)
  const [at, setAt] = useState(0)
  useLayoutEffect(() => {
    const element = band.current
    if (element === null) return undefined
    // What fills the screen and what covers it (dialogs) leave the band free.
    const root = document.documentElement.style
    const measure = () => root.setProperty('--practice-band', `${element.offsetHeight}px`)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => {
      resized.disconnect()
      root.removeProperty('--practice-band')
    }
  }, [])
  const step = lesson.steps[Math.min(at, lesson.steps.length - 1)]
  if (step === undefined) return null
  const words = t(`step.${step.id}`, {
    pin: practicePin,
    elder: practiceElderName,
    code: practiceVisitCode,
  })
  const isLast = at === lesson.steps.length - 1
  const isSeen = step.isSeen?.(trace)
  const { seen, toSee } = seenOf(lesson, trace)
  const language = currentLanguage()
  return (
    <aside className={classes('practice-band', isElder && 'is-elder')} aria-label={t('band')} ref={band}>
      <p className="practice-mark">
        <FlaskConical aria-hidden />
        <b>{t('band')}</b>
      </p>
      <output className="practice-step">
        <span className="practice-count">
          {t('stepOf', { step: at + 1, count: lesson.steps.length })}
          {isSeen === true && (
            <em>
              <Check aria-hidden />
              {t('stepSeen')}
            </em>
          )}
        </span>
        <span className="practice-words">{words}</span>
        {isLast && seen < toSee && <span className="practice-words">{t('stepsMissing', { count: toSee - seen })}</span>}
      </output>
      <div className="practice-acts">
        {isElder && voice.voices(language) > 0 && (
          <button type="button" onClick={() => void voice.speak(words, language)}>
            <Volume2 aria-hidden />
            {t('listen')}
          </button>
        )}
        {at > 0 && (
          <button type="button" onClick={() => setAt(at - 1)}>
            <ChevronLeft aria-hidden />
            {t('previousStep')}
          </button>
        )}
        <button type="button" className="is-main" onClick={() => (isLast ? onEnd(true) : setAt(at + 1))}>
          {isLast ? <Check aria-hidden /> : <ChevronRight aria-hidden />}
          {t(isLast ? 'finish' : 'nextStep')}
        </button>
        <button type="button" className="is-end" onClick={() => onEnd(false)}>
          <LogOut aria-hidden />
          {t('end')}
        </button>
      </div>
    </aside>
  )
}
