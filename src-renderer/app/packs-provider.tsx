/** The media packs of this kiosk: opened when somebody looks at them, or two minutes after the day was opened, to go on with what was chosen. */
import { type ContextType, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { Host } from '../host/host.ts'
import type { Packs } from '../media/packs.ts'
import { MediaContext } from '../media/use-media.ts'
import { PacksContext } from '../media/use-packs.ts'
import type { Replica } from '../replica/replica.ts'

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
  const store = useMemo(
    () => (openMedia === undefined ? undefined : openedOnce(host, replica, openMedia)),
    [host, replica, openMedia],
  )
  useEffect(() => {
    if (store === undefined) return undefined
    const timer = setTimeout(() => void store.open().catch(() => undefined), unasked)
    return () => {
      clearTimeout(timer)
      void store.close()
    }
  }, [store])
  return <PacksContext value={store?.open}>{children}</PacksContext>
}

function openedOnce(host: Host, replica: Replica, openMedia: NonNullable<ContextType<typeof MediaContext>>) {
  let opening: Promise<Packs> | undefined
  const open = (): Promise<Packs> => {
    opening ??= Promise.all([import('../media/open-packs.ts'), openMedia()]).then(([{ openPacks }, media]) =>
      openPacks({ host, status: replica.status, unsentMedia: media.unsent }),
    )
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  return {
    open,
    close: async (): Promise<void> => {
      const packs = opening
      opening = undefined
      await packs?.then(
        ({ close }) => close(),
        () => undefined,
      )
    },
  }
}
