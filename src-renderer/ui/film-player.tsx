/**
 * A film or sound with a few large buttons: play and stop, ten seconds back, three steps of loudness, and below the picture what is said in
 * it, in the size of the page. It ends with the page it stands on.
 */
import './film-player.css'
import { Music, Pause, Play, RotateCcw, Undo2 } from 'lucide-react'
import { type RefObject, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BigButton } from './button.tsx'
import { Notice } from './chip.tsx'
import { useReadAloud, volumes } from './read-aloud.tsx'
import { classes } from './tone.ts'
import { LoudnessSteps } from './voice-control.tsx'

export type FilmPlayerProps = {
  readonly kind: 'film' | 'sound'
  /** Of this page: `blob:…`. */
  readonly url: string
  readonly title: string
  /** Seconds. */
  readonly captions?: readonly { readonly from: number; readonly to: number; readonly text: string }[]
  readonly onPlaying?: (isPlaying: boolean) => void
}

const stepBack = 10

export function FilmPlayer({ kind, url, title, captions = [], onPlaying }: FilmPlayerProps) {
  const { t } = useTranslation('ui')
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null)
  const { speaking, stop, manner } = useReadAloud()
  const [loudness, setLoudness] = useState(manner.loudness)
  const [isPlaying, setPlaying] = useState(false)
  const [isEnded, setEnded] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState<number | undefined>()
  useEffect(() => {
    if (media.current !== null) media.current.volume = volumes[loudness]
  }, [loudness])
  // Two voices at once are none: what was asked for last is heard.
  useEffect(() => {
    if (speaking) media.current?.pause()
  }, [speaking])
  useEndWithPage(media)
  const playingIs = (next: boolean) => {
    setPlaying(next)
    onPlaying?.(next)
  }
  const turn = () => {
    const element = media.current
    if (element === null) return
    if (isPlaying) return element.pause()
    if (isEnded) element.currentTime = 0
    void element.play().catch(() => undefined)
  }
  const goBack = () => {
    const element = media.current
    if (element === null) return
    element.currentTime = Math.max(0, element.currentTime - stepBack)
    setAt(element.currentTime)
    setEnded(false)
  }
  const props = {
    ref: media,
    src: url,
    autoPlay: true,
    'aria-label': title,
    onPlay: () => {
      stop()
      setEnded(false)
      playingIs(true)
    },
    onPause: () => playingIs(false),
    onEnded: () => {
      setEnded(true)
      playingIs(false)
    },
    onTimeUpdate: ({ currentTarget }: SyntheticEvent<HTMLMediaElement>) => setAt(currentTarget.currentTime),
    // Of a film that was recorded and never finished nobody knows the length.
    onDurationChange: ({ currentTarget: { duration } }: SyntheticEvent<HTMLMediaElement>) =>
      setLength(Number.isFinite(duration) && duration > 0 ? duration : undefined),
    onError: () => {
      setBroken(true)
      playingIs(false)
    },
  } as const
  if (isBroken) return <Notice tone="red" title={t('player.cannot')} />
  const said = captions.filter(({ from, to }) => from <= at && at < to)
  return (
    <div className={classes('film', `is-${kind}`, captions.length > 0 && 'has-captions')}>
      <div className="film-picture">
        {kind === 'film' ? (
          // A tap on the picture does what the button says; the keyboard has the button.
          // oxlint-disable-next-line jsx-a11y/media-has-caption, jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- captions stand below, as text
          <video {...props} playsInline disablePictureInPicture onClick={turn} />
        ) : (
          <>
            <Music aria-hidden />
            {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions stand below, as text */}
            <audio {...props} />
          </>
        )}
      </div>
      {captions.length > 0 && (
        <p className="film-caption" lang="zh-CN">
          {said.map(({ from, text }) => (
            <span key={from}>{text}</span>
          ))}
        </p>
      )}
      <div className="film-controls" data-silent>
        <BigButton kind="primary" icon={isPlaying ? Pause : isEnded ? RotateCcw : Play} onPress={turn}>
          {isPlaying ? t('player.pause') : isEnded ? t('player.again') : t('player.play')}
        </BigButton>
        <BigButton icon={Undo2} onPress={goBack}>
          {t('player.back')}
        </BigButton>
        <LoudnessSteps chosen={loudness} onChoose={setLoudness} />
        <div className="film-time">
          {length !== undefined && (
            <progress aria-label={t('player.progress')} value={Math.min(at, length)} max={length} />
          )}
          <span>{length === undefined ? clockOf(at) : `${clockOf(at)} / ${clockOf(length)}`}</span>
        </div>
      </div>
    </div>
  )
}

/** A film taken from the page goes on sounding until the browser collects it. */
function useEndWithPage(media: RefObject<HTMLMediaElement | null>): void {
  useEffect(() => {
    const element = media.current
    return () => {
      element?.pause()
      element?.removeAttribute('src')
      element?.load()
    }
  }, [media])
}

/** `3:07`, `1:02:05`. */
function clockOf(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (part: number): string => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
