export type DayTime = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening'

/** @param hour on the wall, 0–23. */
export const dayTimeOf = (hour: number): DayTime =>
  hour < 5 ? 'night' : hour < 11 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening'
