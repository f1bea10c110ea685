/** The media packs of this kiosk: opened when somebody looks at them, or two minutes after the day was opened, to go on with what was chosen. */
import { type ReactNode, useContext, useMemo } from 'react'
import type { Host } from '../host/host.ts'
import type { Packs } from '../media/packs.ts'
import { MediaContext } from '../media/use-media.ts'
import { PacksContext } from '../media/use-packs.ts'
import type { Replica } from '../replica/replica.ts'
import { useOpenedOnce } from './use-opened-once.ts'

const unasked = 2 * 60_000

export function PacksProvider({
  host,
  replica,
  children,
}: {
  readonly host: Host
  readonly replica: Replica
  readonly children: ReactNode
}) {
  const openMedia = useContext(MediaContext)
  const openIt = useMemo(
    () =>
      openMedia &&
      (async (): Promise<Packs> => {
        const [{ openPacks }, media] = await Promise.all([import('../media/open-packs.ts'), openMedia()])
        return openPacks({ host, status: replica.status, unsentMedia: media.unsent })
      }),
    [host, replica, openMedia],
  )
  return <PacksContext value={useOpenedOnce(openIt, unasked)}>{children}</PacksContext>
}
