/**
 * What this kiosk is: its station, its own name, and the server it belongs to (or none). Its private key is sealed by the device
 * key and never leaves this process; a kiosk enrolled before there were keys has a secret instead, until it meets its server.
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
const Secret = Type.String({ minLength: 1 })
/** One of the two secrets; both while the old is being exchanged for the new. Clear in memory and sealed in the file. */
const Linked = Type.Object(
  {
    ...Identity,
    link: Type.Literal('server'),
    serverUrl: Type.String(),
    credential: Type.Optional(Secret),
    privateKey: Type.Optional(Secret),
  },
  strict,
)
const KioskConfig = Type.Union([Alone, Linked])
export type KioskConfig = Static<typeof KioskConfig>
export type LinkedKiosk = Static<typeof Linked>

const secrets = ['credential', 'privateKey'] as const

/** Undefined when this kiosk was never set up. Throws when the file is there and cannot be read. */
export async function readKioskConfig(path: string, deviceKey: Uint8Array): Promise<KioskConfig | undefined> {
  const bytes = await readWhole(path)
  if (bytes === undefined) return undefined
  const value = parseJson(bytes.toString('utf8'))
  if (!Value.Check(KioskConfig, value)) throw new Error('kiosk.configDamaged')
  if (value.link === 'alone') return value
  return withSecrets(value, (sealed, purpose) => {
    const secret = openForDevice(deviceKey, sealed, purpose)
    if (secret === undefined) throw new Error('device.keyUnreadable')
    return secret
  })
}

export async function writeKioskConfig(path: string, deviceKey: Uint8Array, config: KioskConfig): Promise<void> {
  const stored =
    config.link === 'alone'
      ? config
      : withSecrets(config, (secret, purpose) => sealForDevice(deviceKey, secret, purpose))
  await writeWhole(path, JSON.stringify(stored))
}

function withSecrets(config: LinkedKiosk, change: (secret: string, purpose: string) => string): LinkedKiosk {
  const changed = { ...config }
  for (const name of secrets) {
    const secret = config[name]
    if (secret !== undefined) changed[name] = change(secret, name)
  }
  return changed
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
