/** Years of weekly blood pressures of one elder, for tests and benchmarks of long records. */
import { type Reading, readingKind } from '../../src-domain/archive/reading.ts'
import { bulkElders } from '../../src-domain/demo/demo-bulk.ts'
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

/** Three elders who agreed to be measured: one for ten years, one once, and one to open before both. */
export function measuredElders(today: string, weeks: number, station: string) {
  const agreed = ['record', 'measuring', 'assessment'] as const
  const elders = bulkElders({ count: 3, seed: 1, today }).map((elder) => ({
    ...elder,
    station,
    body: {
      ...elder.body,
      consents: agreed.map((purpose) => ({
        id: `${purpose}-yes`,
        purpose,
        given: true,
        textVersion: 1,
        language: 'zh-CN' as const,
        method: 'witness' as const,
        witness: { name: '陈晓梅' },
        at: '2010-01-01T00:00:00.000Z',
        author: 'staff:1',
        replaces: [],
      })),
    },
  }))
  const [long, short, warm] = elders
  if (long === undefined || short === undefined || warm === undefined) throw new Error('there are three')
  const readings = [
    ...longRecord(long.id, today, weeks, station),
    ...longRecord(short.id, today, 1, station),
    ...longRecord(warm.id, today, 10, station),
  ]
  return { long, short, warm, elders: elders as readonly Document[], readings }
}
