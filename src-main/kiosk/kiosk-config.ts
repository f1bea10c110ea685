/**
 * What this kiosk is: its station, its own name, and the server it belongs to (or none). The credential is sealed by
 * the device key and leaves this process only in the Authorization header of the sync proxy.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Name } from '../../src-domain/shared/document.ts'
import { readWhole, writeWhole } from '../files/atomic-file.ts'
import { openForDevice, sealForDevice } from '../keys/device-seal.ts'

const Identity = {
  station: Name,
  stationName: Type.String({ maxLength: 200 }),
  stationPhone: Type.String({ maxLength: 40 }),
  kiosk: Name,
  kioskName: Type.String({ maxLength: 200 }),
}
const strict = { additionalProperties: false } as const
const Alone = Type.Object({ ...Identity, link: Type.Literal('alone') }, strict)
const Linked = Type.Object(
  { ...Identity, link: Type.Literal('server'), serverUrl: Type.String(), credential: Type.String({ minLength: 1 }) },
  strict,
)
/** The credential is clear in memory and sealed in the file. */
const KioskConfig = Type.Union([Alone, Linked])
export type KioskConfig = Static<typeof KioskConfig>
export type ServerLink = { readonly serverUrl: string; readonly credential: string; readonly station: string }

const purpose = 'credential'

/** Undefined when this kiosk was never set up. Throws when the file is there and cannot be read. */
export async function readKioskConfig(path: string, deviceKey: Uint8Array): Promise<KioskConfig | undefined> {
  const bytes = await readWhole(path)
  if (bytes === undefined) return undefined
  const value = parseJson(bytes.toString('utf8'))
  if (!Value.Check(KioskConfig, value)) throw new Error('kiosk.configDamaged')
  if (value.link === 'alone') return value
  const credential = openForDevice(deviceKey, value.credential, purpose)
  if (credential === undefined) throw new Error('device.keyUnreadable')
  return { ...value, credential }
}

export async function writeKioskConfig(path: string, deviceKey: Uint8Array, config: KioskConfig): Promise<void> {
  const stored =
    config.link === 'alone' ? config : { ...config, credential: sealForDevice(deviceKey, config.credential, purpose) }
  await writeWhole(path, JSON.stringify(stored))
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
