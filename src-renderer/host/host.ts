/**
 * What a feature may ask of the machine it runs on; it never asks which host that is. `open-host.ts` chooses between
 * the Electron bridge and the loopback host.
 */
import type { HostCallName, HostParams, HostResult } from '../../src-main/bridge/contract.ts'

export type Voice = {
  /** How many Chinese (or English) voices this machine has; one that needs the network does not count. */
  readonly voices: (language: 'zh-CN' | 'en') => number
  /** Told when the system has found more of them; returns how to stop listening. */
  readonly onVoices: (listener: () => void) => () => void
  /** Speaks, replacing what is being spoken; resolves when it is over or was stopped. `voice` from 0, below `voices`; `volume` from 0 to 1. */
  readonly speak: (
    text: string,
    language: 'zh-CN' | 'en',
    manner?: { readonly rate?: number; readonly volume?: number; readonly voice?: number },
  ) => Promise<void>
  readonly stop: () => void
}

export type BackupState = HostResult<'backup.state'>
type Value<R> = Extract<R, { readonly ok: true }> extends { readonly value: infer V } ? V : never
export type BackupFile = Value<HostResult<'backup.list'>>['files'][number]
export type BackupPreview = Value<HostResult<'backup.look'>>
export type PackOnStick = Value<HostResult<'packFile.list'>>['files'][number]

export type Host = {
  readonly call: <K extends HostCallName>(name: K, params: HostParams<K>) => Promise<HostResult<K>>
  /** Same-origin fetch below `/sync/`; the host adds the credential. Rejects when host or server cannot be reached. */
  readonly sync: (path: string, init?: RequestInit) => Promise<Response>
  readonly voice: Voice
  readonly print: () => void
  /** Deletes all that the browser stored for this page, also what it cannot open. */
  readonly clearStorage: () => Promise<void>
}
