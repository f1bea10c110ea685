/** How an elder is addressed: as they asked for, else by name and the usual word for their age. */
import type { ElderBody } from '../../../src-domain/elders/elder.ts'
import { ageOn, type CalendarDate } from '../../../src-domain/shared/instant.ts'

export type Address = 'aunt' | 'uncle' | 'grandma' | 'grandpa' | 'plain'

export function addressOf(
  elder: Pick<ElderBody, 'name' | 'calledAs' | 'sex' | 'birthDate'>,
  today: CalendarDate,
): { readonly name: string; readonly address: Address } {
  if (elder.calledAs !== undefined) return { name: elder.calledAs, address: 'plain' }
  const isOld = ageOn(elder.birthDate, today) >= 75
  if (elder.sex === '2') return { name: elder.name, address: isOld ? 'grandma' : 'aunt' }
  if (elder.sex === '1') return { name: elder.name, address: isOld ? 'grandpa' : 'uncle' }
  return { name: elder.name, address: 'plain' }
}

export type DayTime = 'morning' | 'noon' | 'afternoon' | 'evening'

/** @param hour on the wall, 0–23. */
export const dayTimeOf = (hour: number): DayTime =>
  hour < 11 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening'
