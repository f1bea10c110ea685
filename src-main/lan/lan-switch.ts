/**
 * Whether this kiosk talks with its neighbours at all. On where nothing else was said: it listens only where its server has named another
 * kiosk of the station, and whoever does not know the key of the pair is answered nothing.
 */
import Type from 'typebox'
import { Value } from 'typebox/value'
import { readWhole, writeWhole } from '../files/atomic-file.ts'
import { parseJson } from '../kiosk/kiosk-config.ts'
import type { Lan } from './lan.ts'

export type LanSwitch = {
  readonly isAllowed: () => boolean
  readonly allow: (isAllowed: boolean) => Promise<void>
}
export type LanPart = Pick<Lan, 'look' | 'send' | 'answer'> & LanSwitch

const Switch = Type.Object({ isAllowed: Type.Boolean() }, { additionalProperties: false })

export async function openLanSwitch(path: string): Promise<LanSwitch> {
  const bytes = await readWhole(path)
  const value = bytes === undefined ? undefined : parseJson(bytes.toString('utf8'))
  // A file that cannot be read may have said no.
  let isAllowed = bytes === undefined || (Value.Check(Switch, value) && value.isAllowed)
  return {
    isAllowed: () => isAllowed,
    allow: async (next) => {
      await writeWhole(path, JSON.stringify({ isAllowed: next }))
      isAllowed = next
    },
  }
}

/** A host without a network. */
export const noLan: Pick<Lan, 'look' | 'send' | 'answer' | 'close'> = {
  look: () => ({ isOn: false, neighbours: [], parcels: [] }),
  send: async () => undefined,
  answer: () => undefined,
  close: async () => undefined,
}
