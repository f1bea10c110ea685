/** Which of the backups in a folder stay: the newest of each of the last 24 hours and of the last 14 days that have one. */
const hour = 3_600_000
const day = 24 * hour
const hourly = 24
const daily = 14

/**
 * @param times milliseconds, when each was made. @param offset of the station, minutes east of UTC: whose days are meant.
 * @returns those that stay, newest first.
 */
export function keptBackups(times: readonly number[], offset: number): readonly number[] {
  const newestFirst = times.toSorted((a, b) => b - a)
  const kept = new Set<number>()
  for (const [length, most] of [
    [hour, hourly],
    [day, daily],
  ] as const) {
    const seen = new Set<number>()
    for (const time of newestFirst) {
      const slot = Math.floor((time + offset * 60_000) / length)
      if (seen.has(slot) || seen.size === most) continue
      seen.add(slot)
      kept.add(time)
    }
  }
  return newestFirst.filter((time) => kept.has(time))
}

/** Whether it is time for the next one. A clock that was set back does not put it off for longer than an hour. */
export const isBackupDue = (last: number | undefined, now: number): boolean =>
  last === undefined || now - last >= hour || last > now + hour
