/**
 * A station of any size for benchmarks: the elders of the demo station with all their records, again and again under new ids, each
 * with as many measurements as asked for, spread over the last half year.
 */
import { type ReadingBody, readingKind } from '../../src-domain/archive/reading.ts'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { isElder } from '../../src-domain/elders/elder.ts'
import { rosterCollections } from '../../src-domain/roster/roster.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
import { addDays, type CalendarDate } from '../../src-domain/shared/instant.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'

export type ManyElders = {
  /** Institutions, people and settings. */
  readonly station: readonly Document[]
  /** The elder and everything about the elder, the elder first. */
  readonly elder: (serial: number) => readonly Document[]
}

export function manyElders(today: CalendarDate, readings: number, seed = 1): ManyElders {
  const documents = demoData({ seed, today, elders: 60 }).filter(({ id }) =>
    rosterCollections.some((name) => name === collectionOfId(id)),
  )
  const byElder = Map.groupBy(documents, ({ elder }) => elder)
  const models = documents.filter(isElder).map((elder) => {
    const about = (byElder.get(elder.id) ?? []).filter(({ id }) => collectionOfId(id) !== 'observations')
    return JSON.stringify([elder, ...about])
  })
  return {
    station: (byElder.get('') ?? []).filter((one) => !isElder(one)),
    elder: (serial) => {
      const model = models[serial % models.length] ?? '[]'
      // The last digits of each id become the copy's: what refers to one another still does.
      const copied = JSON.parse(
        model.replaceAll(
          /((?:elders|records|services|feedback):[0-9a-f-]{28})[0-9a-f]{8}/g,
          (whole, head: string) => `${head}${hex(hashOf(whole, serial), 8)}`,
        ),
      ) as readonly Document[]
      const elder = copied[0]?.id ?? ''
      return [...copied, ...readingsOf(elder, serial, readings, today)]
    },
  }
}

const heads = new Map<number, Document>()

/** The envelope is made once for each place in the row and copied: three hundred thousand ids need not be drawn. */
function readingsOf(elder: string, serial: number, count: number, today: CalendarDate): readonly Document[] {
  return Array.from({ length: count }, (_, i) => {
    const day = addDays(today, -Math.round((i * 180) / count) - 1)
    const body = readingBody(hashOf(elder, i), i)
    const now = Date.parse(`${day}T00:30:00.000Z`)
    const random = (length: number) => new Uint8Array(length).fill(i)
    const act = { station: 'qingshiqiao', kiosk: 'kiosk-a', author: 'staff:1', now, offset: 480, random }
    const head = heads.get(i) ?? (createDocument(readingKind, body, act, { elder }) as Document)
    heads.set(i, head)
    return { ...head, id: `${head.id.slice(0, -8)}${hex(serial, 8)}`, elder, body }
  })
}

function readingBody(random: number, i: number): ReadingBody {
  const systolic = 112 + (random % 52)
  const source = 'staff' as const
  if (i % 4 === 1) return { type: 'glucose', value: 4.6 + (random % 44) / 10, timing: 'fasting', source }
  if (i % 4 === 3) return { type: 'weight', value: 52 + (random % 30) / 10, source }
  return { type: 'bloodPressure', systolic, diastolic: Math.round(systolic * 0.58), pulse: 62 + (random % 30), source }
}

/** FNV-1a. */
function hashOf(text: string, salt: number): number {
  let sum = 0x811c9dc5 ^ salt
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  sum = Math.imul(sum ^ (sum >>> 15), 0x85ebca6b)
  return (sum ^ (sum >>> 13)) >>> 0
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')
