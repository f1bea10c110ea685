/**
 * Two soft bells, repeated until stopped, made by the machine itself: no sound file, no network. A page nobody has touched
 * yet may be kept silent by the browser; `silent` then says so, and the screen must do.
 */
export type Chime = { readonly silent: () => boolean; readonly stop: () => void }

const every = 3_000
/** E5 and C5: heard by old ears better than high beeps. */
const notes = [659.25, 523.25] as const

export function startChime(openAudio: () => AudioContext = () => new AudioContext()): Chime {
  let audio: AudioContext
  try {
    audio = openAudio()
  } catch {
    return { silent: () => true, stop: () => undefined }
  }
  const ring = () => {
    void audio.resume().catch(() => undefined)
    if (audio.state !== 'running') return
    notes.forEach((frequency, index) => strike(audio, frequency, audio.currentTime + index * 0.45))
  }
  ring()
  const first = setTimeout(ring, 120)
  const timer = setInterval(ring, every)
  return {
    silent: () => audio.state !== 'running',
    stop: () => {
      clearTimeout(first)
      clearInterval(timer)
      void audio.close().catch(() => undefined)
    },
  }
}

function strike(audio: AudioContext, frequency: number, at: number): void {
  const tone = audio.createOscillator()
  const loudness = audio.createGain()
  tone.type = 'sine'
  tone.frequency.value = frequency
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.5, at + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 1.4)
  tone.connect(loudness).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 1.5)
}
