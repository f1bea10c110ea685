/** Opens a kiosk's data folder: what both hosts share, from the lock on the folder to the handlers of the host calls. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { HostHandlers } from './bridge/contract.ts'
import { readWhole } from './files/atomic-file.ts'
import { discardCopies } from './files/export-file.ts'
import { openBackups } from './backup/backups.ts'
import { createHostHandlers } from './host-handlers.ts'
import { openJournal } from './journal/journal.ts'
import { openClockMemory } from './keys/clock-memory.ts'
import type { DeviceKeyStore, KeyPlace } from './keys/device-key.ts'
import { openKeyRing } from './keys/key-ring.ts'
import { recoverPin } from './keys/recover-pin.ts'
import { openCodeAttempts } from './kiosk/code-attempts.ts'
import { lockFolder } from './kiosk/folder-lock.ts'
import { type KioskConfig, type LinkedKiosk, readKioskConfig, writeKioskConfig } from './kiosk/kiosk-config.ts'
import { trustServerAuthority } from './kiosk/server-authority.ts'
import { leaseState } from '../src-domain/lease/lease.ts'
import { secretRule } from '../src-domain/shared/attempts.ts'
import { openForDevice, sealForDevice } from './keys/device-seal.ts'
import { type LanTiming, openLan } from './lan/lan.ts'
import { noLan, openLanSwitch } from './lan/lan-switch.ts'
import type { LocalNetwork } from './lan/local-network.ts'
import { openUnsentMedia } from './media/unsent-media.ts'
import { lineFileAt, openServerToken } from './kiosk/server-token.ts'
import type { ServerLink } from './sync-proxy/sync-proxy.ts'

export type HostProcess = {
  readonly handlers: HostHandlers
  /** Where `/sync/` leads; undefined while the kiosk is not set up or works alone. */
  readonly link: () => ServerLink | undefined
  /** The data key is here: somebody opened the day. */
  readonly isOpen: () => boolean
  readonly serverSays: (at: number) => Promise<void>
  readonly keyPlace: KeyPlace
  readonly close: () => Promise<void>
}

export type HostProcessOptions = {
  readonly folder: string
  readonly deviceKey: DeviceKeyStore
  readonly build: { readonly version: string; readonly builtAt: number }
  readonly demo?: boolean
  readonly now?: () => number
  /** Where other kiosks of the station are looked for; nowhere where it is not given. */
  readonly lan?: HostLan
}
export type HostLan = { readonly network: LocalNetwork; readonly timing?: Partial<LanTiming> }

/** `code`: host.folderInUse, host.folderNotWritable; a clear sentence for them stands in start-problem.ts. */
export class HostStartError extends Error {
  readonly code: string
  constructor(code: string, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

export async function openHostProcess(options: HostProcessOptions): Promise<HostProcess> {
  const { folder, build, demo = false, now = Date.now } = options
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new HostStartError('host.folderNotWritable', { cause })
  })
  const lock = await lockFolder(folder)
  if (lock === undefined) throw new HostStartError('host.folderInUse')
  try {
    const keysPath = join(folder, 'keys.json')
    const configPath = join(folder, 'kiosk.json')
    await trustServerAuthority(folder)
    await discardCopies(join(folder, 'exports'))
    const isNew = (await readWhole(keysPath)) === undefined && (await readWhole(configPath)) === undefined
    const device = await options.deviceKey.read(isNew)
    let config = await readKioskConfig(configPath, device.key)
    const keys = await openKeyRing({ path: keysPath, deviceKey: device.key, now, wait: (ms) => wait(ms) })
    const clock = await openClockMemory(join(folder, 'clock.json'), now)
    const codeAttempts = await openCodeAttempts(join(folder, 'visit-codes.json'), now)
    const recoveryAttempts = await openCodeAttempts(join(folder, 'recovery-codes.json'), now, secretRule)
    const journal = await openJournal({ folder: join(folder, 'journal'), now })
    const replace = async (next: KioskConfig): Promise<void> => {
      await writeKioskConfig(configPath, device.key, next)
      config = next
    }
    const linked = (): LinkedKiosk | undefined => (config?.link === 'server' ? config : undefined)
    const token = await openServerToken({
      file: lineFileAt(join(folder, 'renewal.json')),
      seal: (text) => sealForDevice(device.key, text, 'neighbours'),
      unseal: (sealed) => openForDevice(device.key, sealed, 'neighbours'),
      kiosk: linked,
      replace,
      now,
      onRevoked: () => {
        keys.seal()
        void discardCopies(join(folder, 'exports'))
      },
      onRenewed: clock.renewed,
    })
    const configPart = { current: () => config, replace }
    const unsentMedia = openUnsentMedia(join(folder, 'unsent-media'))
    const backups = await openBackups({ folder, keys, config: configPart, media: unsentMedia, now })
    const lanSwitch = await openLanSwitch(join(folder, 'lan.json'))
    const lan =
      options.lan === undefined
        ? noLan
        : openLan({
            ...options.lan,
            self: () => linked()?.kiosk,
            neighbours: token.neighbours,
            mayTalk: () =>
              lanSwitch.isAllowed() &&
              keys.session() !== undefined &&
              !token.isRevoked() &&
              leaseState(token.lease(), clock.newest()).state !== 'locked',
          })
    const handlers = createHostHandlers({
      folder,
      journal,
      keys,
      clock,
      codeAttempts,
      recoverPin: recoverPin({
        keys,
        openWith: backups.openWith,
        attempts: recoveryAttempts,
        wait: (ms) => wait(ms),
      }),
      unsentMedia,
      build,
      demo,
      now,
      keyPlace: device.place,
      lease: token,
      lan: { ...lan, ...lanSwitch },
      isRevoked: token.isRevoked,
      backups,
      config: configPart,
    })
    return {
      handlers,
      link: () => {
        const kiosk = linked()
        return kiosk === undefined ? undefined : { serverUrl: kiosk.serverUrl, station: kiosk.station, token }
      },
      isOpen: () => keys.session() !== undefined,
      serverSays: clock.serverSays,
      keyPlace: device.place,
      close: async () => {
        keys.seal()
        await lan.close()
        await journal.close()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
