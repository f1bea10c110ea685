/** How fast and how loud it is read, and by which voice where there are several: for this visit. */
import './voice-control.css'
import { Check, Headphones } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type SpeechStep, speechSteps, useReadAloud } from './read-aloud.tsx'

/** @param isRecorded what is heard is a recording, for which no voice is needed. */
export function VoiceControl({ isRecorded = false }: { readonly isRecorded?: boolean }) {
  const { t } = useTranslation('ui')
  const { available, voices, manner, changeManner } = useReadAloud()
  if (!available && !isRecorded) return null
  return (
    <div className="voice-control" data-silent>
      <Steps
        title={t('readAloud.pace')}
        steps={speechSteps}
        chosen={manner.pace}
        words={(step) => t(`readAloud.paces.${step}`)}
        onChoose={(pace) => changeManner({ pace })}
      />
      <LoudnessSteps chosen={manner.loudness} onChoose={(loudness) => changeManner({ loudness })} />
      {voices > 1 && (
        <Steps
          title={t('readAloud.voice')}
          steps={[...Array(Math.min(voices, mostVoices)).keys()]}
          chosen={manner.voice}
          words={(voice) => t('readAloud.voiceNumber', { number: voice + 1 })}
          onChoose={(voice) => changeManner({ voice })}
        />
      )}
      <p className="voice-headphones">
        <Headphones aria-hidden />
        {t('readAloud.headphones')}
      </p>
    </div>
  )
}

/** More to choose from would be a question of its own. */
const mostVoices = 3

export function LoudnessSteps(steps: Pick<StepsProps<SpeechStep>, 'chosen' | 'onChoose'>) {
  const { t } = useTranslation('ui')
  return (
    <Steps
      title={t('readAloud.loudness')}
      steps={speechSteps}
      words={(step) => t(`readAloud.loudnesses.${step}`)}
      {...steps}
    />
  )
}

type StepsProps<T> = {
  readonly title: string
  readonly steps: readonly T[]
  readonly chosen: T
  readonly words: (step: T) => string
  readonly onChoose: (step: T) => void
}

function Steps<T extends string | number>({ title, steps, chosen, words, onChoose }: StepsProps<T>) {
  return (
    <fieldset className="voice-steps">
      <legend>{title}</legend>
      {steps.map((step) => (
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
