/** What of the open station takes a while to open, and is wanted by some screens only. */
import { useEffect, useMemo } from 'react'

type Closable = { readonly close: () => Promise<void> }

/**
 * Opened once: when somebody asks, or some time after the day was opened, so that the first screen waits for nothing; closed with the
 * station. One that could not be opened is tried again by whoever asks next.
 * @param openIt the same one at every drawing; undefined while the station is not open.
 * @param unasked milliseconds after which it is opened though nobody asked.
 */
export function useOpenedOnce<T extends Closable>(
  openIt: (() => Promise<T>) | undefined,
  unasked: number,
): (() => Promise<T>) | undefined {
  const store = useMemo(() => openIt && openedOnce(openIt), [openIt])
  useEffect(() => {
    if (store === undefined) return undefined
    const timer = setTimeout(() => void store.open().catch(() => undefined), unasked)
    return () => {
      clearTimeout(timer)
      void store.close()
    }
  }, [store, unasked])
  return store?.open
}

function openedOnce<T extends Closable>(openIt: () => Promise<T>) {
  let opening: Promise<T> | undefined
  const open = (): Promise<T> => {
    opening ??= openIt()
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  return {
    open,
    close: async (): Promise<void> => {
      const opened = opening
      opening = undefined
      await opened?.then(
        ({ close }) => close(),
        () => undefined,
      )
    },
  }
}
