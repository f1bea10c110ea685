/** A microphone that hears four bytes, in the place of the browser's. */
import { vi } from 'vitest'

/** Tells when it was stopped, as MediaRecorder does. */
export class RecorderHere extends EventTarget {
  static readonly isTypeSupported = (): boolean => true
  state: 'inactive' | 'recording' = 'inactive'
  start(): void {
    this.state = 'recording'
  }
  stop(): void {
    this.state = 'inactive'
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([new Uint8Array([1, 2, 3, 4])]) }))
    this.dispatchEvent(new Event('stop'))
  }
}

/** @param closed is told of each track that was closed. */
export function stubMicrophone(recorder: unknown, refuses?: string, closed: () => void = () => undefined): void {
  vi.stubGlobal('MediaRecorder', recorder)
  vi.stubGlobal('navigator', {
    ...navigator,
    mediaDevices: {
      enumerateDevices: async () => [{ kind: 'audioinput' }],
      getUserMedia: async () => {
        if (refuses !== undefined) throw new DOMException('no', refuses)
        return { getTracks: () => [{ stop: closed }] }
      },
    },
  })
}
