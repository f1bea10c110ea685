/** Every instrument there is, listed once: one data file and one test file each in catalogue/, and a line here. */
import { cognitionScreen } from './catalogue/cognition-screen.ts'
import { fallRisk } from './catalogue/fall-risk.ts'
import { gds15 } from './catalogue/gds-15.ts'
import { moodScreen } from './catalogue/mood-screen.ts'
import { phq2 } from './catalogue/phq-2.ts'
import { phq9 } from './catalogue/phq-9.ts'
import { selfCare } from './catalogue/self-care.ts'
import { tcmConstitution } from './catalogue/tcm-constitution.ts'
import type { Instrument } from './instrument.ts'

/** In the order they are offered. A newer edition is added, and the older one gets its `retiredOn`. */
export const instruments: readonly Instrument[] = [
  selfCare,
  fallRisk,
  cognitionScreen,
  moodScreen,
  phq2,
  phq9,
  gds15,
  tcmConstitution,
]

const byEdition: ReadonlyMap<string, Instrument> = new Map(instruments.map((one) => [`${one.id} ${one.edition}`, one]))

/** Undefined for one of a newer program. */
export const instrumentOf = (of: { readonly instrument: string; readonly edition: string }): Instrument | undefined =>
  byEdition.get(`${of.instrument} ${of.edition}`)

/** Only what its licence allows to be offered. */
export const offeredInstruments: readonly Instrument[] = instruments.filter(
  ({ licence, retiredOn }) => licence.shipItems && retiredOn === undefined,
)

export const offeredInstrument = (id: string): Instrument | undefined => offeredInstruments.find((one) => one.id === id)
