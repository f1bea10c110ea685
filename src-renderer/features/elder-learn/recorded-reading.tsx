/** Where the machine has no voice: the article as somebody of the station read it out, with the same three paces and loudnesses. */
import { Play, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StandingRecording } from '../../../src-domain/articles/article-recording.ts'
import { useRecording } from '../../media/use-recording.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { useIdleHold } from '../../ui/idle-hold.tsx'
import { paces, useReadAloud, volumes } from '../../ui/read-aloud.tsx'
import { VoiceControl } from '../../ui/voice-control.tsx'

export function RecordedReading({
  recording: { file, seconds },
  wanted,
  onHeard,
}: {
  readonly recording: StandingRecording
  /** Grows each time the page's own button asks for it. */
  readonly wanted: number
  readonly onHeard: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const [isOpen, setOpen] = useState(false)
  const answered = useRef(wanted)
  const opened = useRecording(isOpen ? file : undefined)
  useEffect(() => {
    if (answered.current === wanted) return
    answered.current = wanted
    setOpen(true)
  }, [wanted])
  return (
    <section className="learn-recorded" data-silent>
      <p>{t('recorded.text', { count: Math.max(1, Math.round(seconds / 60)) })}</p>
      {!isOpen || opened === 'loading' ? (
        <BigButton icon={Play} busy={isOpen} onPress={() => setOpen(true)}>
          {t('recorded.play')}
        </BigButton>
      ) : typeof opened === 'string' ? (
        <Notice tone="gold" title={t(`recorded.${opened}`)} />
      ) : (
        <Playing url={opened.url} wanted={wanted} onHeard={onHeard} />
      )}
    </section>
  )
}

function Playing({
  url,
  wanted,
  onHeard,
}: {
  readonly url: string
  readonly wanted: number
  readonly onHeard: () => void
}) {
  const { t } = useTranslation('elderLearn')
  const { manner } = useReadAloud()
  const sound = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const answered = useRef(wanted)
  useIdleHold(isPlaying)
  useEffect(() => {
    const { current } = sound
    if (current === null) return
    // The middle is the pace at which it was read out.
    current.playbackRate = paces[manner.pace] / paces.middle
    current.volume = volumes[manner.loudness]
  }, [manner])
  const press = () => {
    const { current } = sound
    if (current === null) return
    if (isPlaying) current.pause()
    else void current.play().catch(() => setPlaying(false))
  }
  useEffect(() => {
    if (answered.current === wanted) return
    answered.current = wanted
    press()
  })
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the article's own words stand on the page */}
      <audio
        ref={sound}
        src={url}
        autoPlay
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => {
          setPlaying(false)
          onHeard()
        }}
      />
      <BigButton icon={isPlaying ? Square : Play} onPress={press}>
        {t(isPlaying ? 'recorded.pause' : 'recorded.goOn')}
      </BigButton>
      <VoiceControl isRecorded />
    </>
  )
}
