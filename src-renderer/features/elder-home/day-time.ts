export type DayTime = 'morning' | 'noon' | 'afternoon' | 'evening'

/** @param hour on the wall, 0–23. */
export const dayTimeOf = (hour: number): DayTime =>
  hour < 11 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening'
