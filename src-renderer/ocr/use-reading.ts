/** A reading as a screen sees it: nothing yet, at work, found, or why not. Leaving the screen gives it up. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GreyPicture } from './grey-picture.ts'
import type { QuarterTurns } from './upright-picture.ts'
import { openPrintReader, type PrintReader } from './print-reader.ts'
import { type PictureReading, readPicture, type ReadingProblem, type ReadingStep } from './read-picture.ts'

export type ReadingState<Found> =
  | { readonly state: 'none' }
  /** `percent` of the reading itself; before that nobody can say how long it takes. */
  | { readonly state: 'atWork'; readonly step: ReadingStep; readonly percent?: number }
  | {
      readonly state: 'done'
      readonly file: Blob
      readonly turns: QuarterTurns
      readonly reading: PictureReading<Found>
    }
  | { readonly state: 'failed'; readonly problem: ReadingProblem }

export function useReading<Found>(read: (reader: PrintReader, picture: GreyPicture) => Promise<Found>) {
  const [state, setState] = useState<ReadingState<Found>>({ state: 'none' })
  const running = useRef<AbortController | undefined>(undefined)
  const engine = useRef<Promise<PrintReader> | undefined>(undefined)
  const stop = useCallback(() => {
    running.current?.abort()
    running.current = undefined
  }, [])
  // It starts while the photo is taken, and is there only until one is read.
  const warm = useCallback(() => {
    if (engine.current !== undefined) return
    engine.current = openPrintReader()
    engine.current.catch(() => undefined)
  }, [])
  useEffect(() => {
    warm()
    return () => {
      stop()
      const idle = engine.current
      engine.current = undefined
      void idle?.then(
        (reader) => reader.close(),
        () => undefined,
      )
    }
  }, [warm, stop])

  const start = async (file: Blob, turns: QuarterTurns = 0): Promise<void> => {
    stop()
    const control = new AbortController()
    running.current = control
    setState({ state: 'atWork', step: 'preparing' })
    const own = engine.current ?? openPrintReader()
    engine.current = undefined
    const result = await readPicture(file, own, read, {
      turns,
      signal: control.signal,
      onStep: (step) => {
        if (running.current === control) setState({ state: 'atWork', step })
      },
      onProgress: (percent) => {
        if (running.current === control) setState({ state: 'atWork', step: 'reading', percent })
      },
    })
    if (running.current !== control) return
    running.current = undefined
    setState(
      result.ok ? { state: 'done', file, turns, reading: result.value } : { state: 'failed', problem: result.error },
    )
  }
  /** Gives up what is at work and forgets what was found, the picture with it. */
  const forget = (): void => {
    stop()
    warm()
    setState({ state: 'none' })
  }
  return { state, start, forget }
}
