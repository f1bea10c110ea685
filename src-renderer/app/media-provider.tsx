/**
 * The media store of the open station: opened when somebody needs it, or a minute after the day was opened, so that the first screen
 * waits for nothing and what other kiosks photographed still arrives.
 */
import { type ReactNode, useMemo } from 'react'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { Media } from '../media/media.ts'
import type { NeighbourParts } from '../replica/neighbour-parts.ts'
import { MediaContext } from '../media/use-media.ts'
import { useOpenedOnce } from './use-opened-once.ts'

const unasked = 60_000

export function MediaProvider({
  host,
  info: { station, link },
  isOpen,
  neighbours,
  children,
}: {
  readonly host: Host
  readonly info: KioskInfo
  readonly isOpen: boolean
  readonly neighbours: NeighbourParts | undefined
  readonly children: ReactNode
}) {
  const openIt = useMemo(
    () =>
      isOpen
        ? async (): Promise<Media> =>
            (await import('../media/open-media.ts')).openMedia({ host, station, link, neighbours })
        : undefined,
    [isOpen, host, station, link, neighbours],
  )
  return <MediaContext value={useOpenedOnce(openIt, unasked)}>{children}</MediaContext>
}
