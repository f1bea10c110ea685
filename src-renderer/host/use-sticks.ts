/** Sticks and disks that are plugged in, looked for again while somebody is asked about them. */
import { useEffect, useState } from 'react'
import { useHost } from './host-context.ts'

const again = 3_000

export function useSticks(): readonly string[] {
  const host = useHost()
  const [sticks, setSticks] = useState<readonly string[]>([])
  useEffect(() => {
    let isOpen = true
    const look = () => {
      host.call('backup.places', {}).then(
        ({ folders }) => isOpen && setSticks(folders),
        () => undefined,
      )
    }
    look()
    const timer = setInterval(look, again)
    return () => {
      isOpen = false
      clearInterval(timer)
    }
  }, [host])
  return sticks
}
