/** The host and the person at the machine, for features. The app provides both (app/session.tsx). */
import { createContext, useContext } from 'react'
import type { KeyHolder, KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from './host.ts'

/**
 * The three states of a kiosk (design.md §3), and who is at it. `open` is "open for elders": the data key is in the
 * page, the staff face is locked; `elder` is the id of the elder who identified or was handed over.
 */
export type Session =
  | { readonly phase: 'setup' }
  | { readonly phase: 'sealed' }
  | { readonly phase: 'open'; readonly elder?: string; readonly handedOverBy?: KeyHolder }
  | { readonly phase: 'staff'; readonly person: KeyHolder }

export type SessionCommands = {
  /** A PIN was right: sealed → staff, or open → staff. `dataKey` as `keys.unlock` gave it. */
  readonly unlocked: (opened: { readonly dataKey: string; readonly holder: KeyHolder }) => Promise<void>
  /** staff → open for elders (also by itself when nobody touches the staff face). */
  readonly lock: () => void
  /** staff → open, with this elder at the machine. Taken back with a PIN. */
  readonly handOver: (elder: string) => void
  /** open → open with this elder (card, QR or code). */
  readonly identified: (elder: string) => void
  /** open → open with nobody: 我用完了, or nobody was there any more. */
  readonly finished: () => void
  /** The host was told another name of station or machine: it is asked anew. */
  readonly described: () => Promise<void>
  /** End of the day: → sealed; the host forgets the data key. */
  readonly closeDay: () => Promise<void>
}

export type HostContextValue = {
  readonly host: Host
  readonly info: KioskInfo
  readonly session: Session
  readonly commands: SessionCommands
}

export const HostContext = createContext<HostContextValue | undefined>(undefined)

function useHostContext(): HostContextValue {
  const value = useContext(HostContext)
  if (value === undefined) throw new Error('no host provided')
  return value
}

export const useHost = (): Host => useHostContext().host
export const useKiosk = (): KioskInfo => useHostContext().info
export const useSession = (): Session => useHostContext().session
export const useSessionCommands = (): SessionCommands => useHostContext().commands

/** The staff member signed in; throws where nobody is: only screens of the staff face may ask. */
export function usePerson(): KeyHolder {
  const session = useSession()
  if (session.phase !== 'staff') throw new Error('no staff member signed in')
  return session.person
}
