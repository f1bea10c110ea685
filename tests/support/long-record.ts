/** Years of weekly blood pressures of one elder, for tests and benchmarks of long records. */
import { type Reading, readingKind } from '../../src-domain/archive/reading.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'

/** @param until the day of the newest, a week between two; ids differ by their time and whose they are. */
export function longRecord(elder: string, until: string, weeks: number, station = 'qingshiqiao'): readonly Document[] {
  const whose = [...elder].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7)
  return Array.from({ length: weeks }, (_, week): Reading => {
    const now = Date.parse(`${until}T00:30:00.000Z`) - week * 7 * 86_400_000
    const random = (count: number) =>
      new Uint8Array(count)
        .fill(week % 251)
        .fill(whose % 256, 4, 6)
        .fill(whose >> 8, 6, 8)
    const act = { station, kiosk: 'kiosk-a', author: 'staff:1', now, offset: 480, random }
    const systolic = 132 + ((week * 7) % 19)
    const body = { type: 'bloodPressure', systolic, diastolic: 80 + (week % 7), source: 'staff' } as const
    return createDocument(readingKind, body, act, { elder })
  }) as readonly Document[]
}
