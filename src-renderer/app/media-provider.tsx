/**
 * The media store of the open station: opened when somebody needs it, or a minute after the day was opened, so that the first screen
 * waits for nothing and what other kiosks photographed still arrives.
 */
import { type ReactNode, useEffect, useMemo } from 'react'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { Media } from '../media/media.ts'
import { MediaContext } from '../media/use-media.ts'

const unasked = 60_000

export function MediaProvider({
  host,
  info: { station, link },
  isOpen,
  children,
}: {
  readonly host: Host
  readonly info: KioskInfo
  readonly isOpen: boolean
  readonly children: ReactNode
}) {
  const store = useMemo(() => (isOpen ? openedOnce(host, station, link) : undefined), [isOpen, host, station, link])
  useEffect(() => {
    if (store === undefined) return undefined
    const timer = setTimeout(() => void store.open().catch(() => undefined), unasked)
    return () => {
      clearTimeout(timer)
      void store.close()
    }
  }, [store])
  return <MediaContext value={store?.open}>{children}</MediaContext>
}

function openedOnce(host: Host, station: string, link: KioskInfo['link']) {
  let opening: Promise<Media> | undefined
  const open = (): Promise<Media> => {
    opening ??= import('../media/open-media.ts').then(({ openMedia }) => openMedia({ host, station, link }))
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  return {
    open,
    close: async (): Promise<void> => {
      const media = opening
      opening = undefined
      await media?.then(
        ({ close }) => close(),
        () => undefined,
      )
    },
  }
}
