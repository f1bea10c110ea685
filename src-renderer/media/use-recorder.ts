/**
 * The microphone, for one question or one article read out. It is opened when somebody presses and closed as soon as it is said; nothing
 * is kept here but the sound in this page's memory, until it is sent or the screen is left.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
export type Recorded = { readonly sound: Blob; readonly url: string; readonly seconds: number }
export type RecorderProblem = 'none' | 'refused' | 'inUse' | 'empty'

export type RecorderState =
  | { readonly at: 'ready'; readonly problem?: RecorderProblem }
  | { readonly at: 'opening' }
  | { readonly at: 'recording'; readonly seconds: number }
  | { readonly at: 'recorded'; readonly recorded: Recorded }

export type Recorder = {
  readonly state: RecorderState
  readonly start: () => void
  readonly stop: () => void
  /** What was recorded is gone. */
  readonly clear: () => void
}

const type = 'audio/webm'
/** Speech, not music: two minutes are less than half a megabyte. */
const bitsPerSecond = 24_000

/** Undefined until it is known; false where there is no microphone, or this program cannot record one. */
export function useHasMicrophone(): boolean | undefined {
  const [has, setHas] = useState<boolean | undefined>()
  useEffect(() => {
    let isHere = true
    hasMicrophone()
      .catch(() => false)
      .then((found) => isHere && setHas(found))
    return () => {
      isHere = false
    }
  }, [])
  return has
}

async function hasMicrophone(): Promise<boolean> {
  const devices = (navigator as Partial<Navigator>).mediaDevices
  if (devices === undefined || typeof MediaRecorder === 'undefined' || !MediaRecorder.isTypeSupported(type))
    return false
  return (await devices.enumerateDevices()).some(({ kind }) => kind === 'audioinput')
}

/** @param longest seconds. */
export function useRecorder(longest: number): Recorder {
  const [state, setState] = useState<RecorderState>({ at: 'ready' })
  const running = useRef<{ readonly stop: () => void; readonly abandon: () => void } | undefined>(undefined)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      running.current?.abandon()
    }
  }, [])
  const url = state.at === 'recorded' ? state.recorded.url : undefined
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url])

  const start = useCallback(() => {
    const open = async () => {
      setState({ at: 'opening' })
      const stream = await openMicrophone()
      if (typeof stream === 'string') {
        if (isHere.current) setState({ at: 'ready', problem: stream })
        return
      }
      if (!isHere.current) {
        closeStream(stream)
        return
      }
      running.current = record(stream, longest, {
        onSecond: (seconds) => setState({ at: 'recording', seconds }),
        onOver: (recorded) => {
          running.current = undefined
          setState(recorded === undefined ? { at: 'ready', problem: 'empty' } : { at: 'recorded', recorded })
        },
      })
    }
    void open()
  }, [longest])
  const stop = useCallback(() => running.current?.stop(), [])
  const clear = useCallback(() => setState({ at: 'ready' }), [])
  return { state, start, stop, clear }
}

function record(
  stream: MediaStream,
  longest: number,
  heard: {
    readonly onSecond: (seconds: number) => void
    readonly onOver: (recorded: Recorded | undefined) => void
  },
): { readonly stop: () => void; readonly abandon: () => void } {
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond })
  const parts: Blob[] = []
  let seconds = 0
  let isAbandoned = false
  const clock = setInterval(() => {
    seconds += 1
    heard.onSecond(seconds)
    if (seconds >= longest) recorder.stop()
  }, 1_000)
  const release = () => {
    clearInterval(clock)
    closeStream(stream)
  }
  recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && parts.push(data))
  recorder.addEventListener('stop', () => {
    release()
    if (isAbandoned) return
    const sound = new Blob(parts, { type })
    heard.onOver(
      sound.size === 0 ? undefined : { sound, url: URL.createObjectURL(sound), seconds: Math.max(1, seconds) },
    )
  })
  recorder.start()
  heard.onSecond(0)
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  return {
    stop,
    abandon: () => {
      isAbandoned = true
      stop()
      release()
    },
  }
}

async function openMicrophone(): Promise<MediaStream | RecorderProblem> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true, video: false })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
    return name === 'NotReadableError' || name === 'AbortError' ? 'inUse' : 'none'
  }
}

function closeStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
