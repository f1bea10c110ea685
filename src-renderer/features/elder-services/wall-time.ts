/** "14:30" as it is said: the part of the day and a clock of twelve hours. Other words stand as staff wrote them. */
export type WallTime = {
  readonly part: 'night' | 'morning' | 'noon' | 'afternoon' | 'evening'
  /** "2:30". */
  readonly time: string
}

export function wallTimeOf(text: string): WallTime | undefined {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/u.exec(text.trim()) ?? []
  const hour = Number(hours)
  if (minutes === undefined || hour > 23 || Number(minutes) > 59) return undefined
  const part = hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening'
  return { part, time: `${hour > 12 ? hour - 12 : hour}:${minutes}` }
}
