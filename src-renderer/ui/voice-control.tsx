/** How fast and how loud it is read: three steps each, for this visit. */
import './voice-control.css'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type SpeechStep, speechSteps, useReadAloud } from './read-aloud.tsx'

export function VoiceControl() {
  const { t } = useTranslation('ui')
  const { manner, changeManner } = useReadAloud()
  return (
    <div className="voice-control" data-silent>
      <Steps
        title={t('readAloud.pace')}
        chosen={manner.pace}
        words={(step) => t(`readAloud.paces.${step}`)}
        onChoose={(pace) => changeManner({ pace })}
      />
      <LoudnessSteps chosen={manner.loudness} onChoose={(loudness) => changeManner({ loudness })} />
    </div>
  )
}

export function LoudnessSteps(steps: Pick<StepsProps, 'chosen' | 'onChoose'>) {
  const { t } = useTranslation('ui')
  return <Steps title={t('readAloud.loudness')} words={(step) => t(`readAloud.loudnesses.${step}`)} {...steps} />
}

type StepsProps = {
  readonly title: string
  readonly chosen: SpeechStep
  readonly words: (step: SpeechStep) => string
  readonly onChoose: (step: SpeechStep) => void
}

function Steps({ title, chosen, words, onChoose }: StepsProps) {
  return (
    <fieldset className="voice-steps">
      <legend>{title}</legend>
      {speechSteps.map((step) => (
        <button
          type="button"
          key={step}
          className="voice-step"
          aria-pressed={chosen === step}
          onClick={() => onChoose(step)}
        >
          {chosen === step && <Check aria-hidden />}
          {words(step)}
        </button>
      ))}
    </fieldset>
  )
}
