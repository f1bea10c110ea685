/**
 * Finds an elder in a keystroke: by name in characters, pinyin or initials and any mixture of them, by the last digits
 * of the identity number, by phone or address. Names lie sealed on the disk and cannot be searched there; this index is
 * made in memory after unlocking, in small steps, follows every change, and goes with the page.
 */
import { BehaviorSubject, type Observable } from 'rxjs'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { isArchived, isRecordOpen } from '../../src-domain/elders/elder-rules.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { Replica } from '../replica/replica.ts'
import { type NameUnit, nameUnits, plainLatin } from './name-readings.ts'

export type ElderHit = {
  readonly elder: Elder
  readonly matched: 'name' | 'identityNumber' | 'phone' | 'address'
  /** What no covered number shows: digits typed that stand in the middle of one, or in the telephone of a contact. */
  readonly covered?: { readonly digits: string; readonly of: 'identityNumber' | 'phone' | 'contactPhone' }
}

export type ElderIndexState = {
  readonly indexed: number
  readonly total: number
  /** All there is can be found. */
  readonly ready: boolean
}

export type ElderIndex = {
  /** Best first. An archived elder is found, after all others. */
  readonly query: (text: string, limit?: number) => readonly ElderHit[]
  /** Everybody by the sound of the name, sorted once for each change. */
  readonly byName: () => readonly Elder[]
  /** A new value whenever an answer may have changed. */
  readonly state: Observable<ElderIndexState>
  readonly close: () => void
}

type Entry = {
  readonly elder: Elder
  readonly name: string
  readonly units: readonly NameUnit[]
  readonly identityNumber: string
  readonly phone: string
  readonly contactPhones: readonly string[]
  readonly address: string
  /** A newer version has taken its place. */
  stale: boolean
}
type Place = { readonly entry: Entry; readonly position: number }
type Found = Omit<ElderHit, 'elder'>
type Scored = { readonly entry: Entry; readonly score: number; readonly found: Found }

/** Milliseconds of work between two breaths of the page. */
const slice = 8
/** Until the page has nothing better to do: at the start of a day today's list comes before the names. */
const breathe = (): Promise<void> =>
  'scheduler' in globalThis
    ? scheduler.postTask(() => undefined, { priority: 'background' })
    : new Promise((resolve) => setTimeout(resolve, 0))
/** A change is indexed at once, a whole register when there is time. */
const manyAtOnce = 500

export function openElderIndex(replica: Pick<Replica, 'watch'>): ElderIndex {
  const entries = new Map<string, Entry>()
  let places = new Map<string, Place[]>()
  let stale = 0
  let sorted: { readonly of: ElderIndexState; readonly elders: readonly Elder[] } | undefined
  let newest: readonly Document[] = []
  let working = false
  const closing = new AbortController()
  const state = new BehaviorSubject<ElderIndexState>({ indexed: 0, total: 0, ready: false })

  const addPlaces = (entry: Entry): void => {
    entry.units.forEach((unit, position) => {
      for (const key of keysOf(unit)) {
        const list = places.get(key)
        if (list === undefined) places.set(key, [{ entry, position }])
        else list.push({ entry, position })
      }
    })
  }
  const remove = (id: string): void => {
    const entry = entries.get(id)
    if (entry === undefined) return
    entry.stale = true
    stale += 1
    entries.delete(id)
  }
  const dropStale = (): void => {
    if (stale < 1_000 || stale < entries.size / 4) return
    places = new Map()
    stale = 0
    for (const entry of entries.values()) addPlaces(entry)
  }

  async function follow(): Promise<void> {
    if (working) return
    working = true
    for (let documents: readonly Document[] | undefined; documents !== newest && !closing.signal.aborted;) {
      documents = newest
      const present = new Set(documents.map((document) => document.id))
      for (const id of entries.keys()) if (!present.has(id)) remove(id)
      if (documents.length - entries.size > manyAtOnce) await breathe()
      if (closing.signal.aborted) break
      let began = performance.now()
      for (const document of documents) {
        if (entries.get(document.id)?.elder === document || !isElder(document)) continue
        remove(document.id)
        const entry = entryOf(document)
        entries.set(document.id, entry)
        addPlaces(entry)
        if (performance.now() - began < slice) continue
        state.next({ indexed: entries.size, total: documents.length, ready: false })
        await breathe()
        if (closing.signal.aborted || documents !== newest) break
        began = performance.now()
      }
      dropStale()
      if (documents === newest) state.next({ indexed: entries.size, total: entries.size, ready: true })
    }
    working = false
  }

  const subscription = replica.watch({ collection: 'elders', kind: 'elder' }).subscribe((documents) => {
    newest = documents
    void follow()
  })

  return {
    query: (text, limit = 20) => search(text, limit, entries, places),
    byName: () => {
      const now = state.value
      if (sorted?.of !== now) sorted = { of: now, elders: bySound([...entries.values()]) }
      return sorted.elders
    },
    state,
    close: () => {
      closing.abort()
      subscription.unsubscribe()
      entries.clear()
      sorted = undefined
      places.clear()
    },
  }
}

function entryOf(elder: Elder): Entry {
  const { body } = elder
  const named = {
    elder,
    name: body.name.normalize('NFKC').toLowerCase(),
    units: nameUnits(body.name, body.namePinyin),
    stale: false,
  }
  // Of a closed record only the name is used.
  if (!isRecordOpen(elder)) return { ...named, identityNumber: '', phone: '', contactPhones: [], address: '' }
  return {
    ...named,
    identityNumber: (body.identityNumber ?? '').toLowerCase(),
    phone: digitsOf(body.phone ?? ''),
    contactPhones: body.contacts.map((contact) => digitsOf(contact.phone ?? '')),
    address: `${body.village ?? ''}${body.group ?? ''}${body.address ?? ''}`.normalize('NFKC').toLowerCase(),
  }
}

function bySound(entries: readonly Entry[]): readonly Elder[] {
  const keyed = entries.map(({ elder, name, units }) => ({
    elder,
    name,
    sound: units.map(({ text, readings: [first = text] }) => first).join(' '),
  }))
  return keyed
    .toSorted((a, b) => compare(a.sound, b.sound) || compare(a.name, b.name) || compare(a.elder.id, b.elder.id))
    .map(({ elder }) => elder)
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** A unit is found under its own first character and the first letter of each reading. */
const keysOf = (unit: NameUnit): Set<string> =>
  new Set([firstOf(unit.text), ...unit.readings.map(firstOf)].filter((key) => key !== ''))
const firstOf = (text: string): string =>
  String.fromCodePoint(...[text.codePointAt(0)].filter((point) => point !== undefined))

function search(
  text: string,
  limit: number,
  entries: ReadonlyMap<string, Entry>,
  places: ReadonlyMap<string, readonly Place[]>,
): readonly ElderHit[] {
  const typed = plainLatin(text.normalize('NFKC')).replace(/[\s'’·.,-]/g, '')
  if (typed === '') return []
  const best = new Map<Entry, Scored>()
  const offer: Offer = (entry, score, found) => {
    const known = best.get(entry)
    const weighed = !isArchived(entry.elder) ? score : score + 1_000
    if (known === undefined || known.score > weighed) best.set(entry, { entry, score: weighed, found })
  }
  for (const { entry, position } of places.get(firstOf(typed)) ?? []) {
    if (entry.stale) continue
    const penalty = matchUnits(entry.units, position, typed, 0)
    if (penalty !== undefined) offer(entry, position * 100 + penalty, { matched: 'name' })
  }
  if (/^\d{2,}x?$/.test(typed)) {
    for (const entry of entries.values()) offerNumber(entry, typed, best.size < limit, offer)
  }
  // An address stands behind every name: it is looked for only while there is room.
  if (typed.length >= 2) {
    for (const entry of entries.values()) {
      if (best.size >= limit) break
      if (entry.address.includes(typed)) offer(entry, 800, { matched: 'address' })
    }
  }
  return bestFirst([...best.values()], limit).map(({ entry, found }) => ({ elder: entry.elder, ...found }))
}

/** Thousands fit one letter: only those that come into the list are put in order. */
function bestFirst(found: readonly Scored[], limit: number): readonly Scored[] {
  const worst = Float64Array.from(found, ({ score }) => score).sort()[limit - 1] ?? Infinity
  return found
    .filter(({ score }) => score <= worst)
    .toSorted(
      (a, b) => a.score - b.score || compare(a.entry.name, b.entry.name) || compare(a.entry.elder.id, b.entry.elder.id),
    )
    .slice(0, limit)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type Offer = (entry: Entry, score: number, found: Found) => void

/** @param inside whether digits in the middle of a number count too: only while there is room, everybody has a 138. */
function offerNumber(entry: Entry, typed: string, inside: boolean, offer: Offer): void {
  const { identityNumber, phone, contactPhones } = entry
  const inMiddle = (number: string, least: number) => inside && typed.length >= least && number.includes(typed)
  if (identityNumber.endsWith(typed)) offer(entry, identityNumber === typed ? 0 : 1, { matched: 'identityNumber' })
  else if (inMiddle(identityNumber, 4)) {
    offer(entry, 500, { matched: 'identityNumber', covered: { digits: typed, of: 'identityNumber' } })
  }
  if (phone.endsWith(typed)) offer(entry, phone === typed ? 0 : 2, { matched: 'phone' })
  else if (inMiddle(phone, 3)) offer(entry, 510, { matched: 'phone', covered: { digits: typed, of: 'phone' } })
  for (const other of contactPhones) {
    const found: Found = { matched: 'phone', covered: { digits: typed, of: 'contactPhone' } }
    if (other.endsWith(typed)) offer(entry, other === typed ? 0 : 2, found)
    else if (inMiddle(other, 3)) offer(entry, 510, found)
  }
}

/**
 * What is typed, from `from` on, against the units from `position` on: each is typed as its character, or as any
 * beginning of one of its readings. Undefined when it does not fit; else the lower the closer.
 */
function matchUnits(units: readonly NameUnit[], position: number, typed: string, from: number): number | undefined {
  if (from === typed.length) return units.length - position
  const unit = units[position]
  if (unit === undefined) return undefined
  let best: number | undefined
  const consider = (length: number, cost: number): void => {
    const rest = matchUnits(units, position + 1, typed, from + length)
    if (rest !== undefined && (best === undefined || rest + cost < best)) best = rest + cost
  }
  if (typed.startsWith(unit.text, from)) consider(unit.text.length, 0)
  unit.readings.forEach((reading, rank) => {
    const another = rank === 0 ? 0 : 20
    for (let length = sharedLength(reading, typed, from); length > 0; length -= 1) {
      consider(length, another + (length === reading.length ? 1 : 3))
    }
  })
  return best
}

function sharedLength(reading: string, typed: string, from: number): number {
  let length = 0
  while (length < reading.length && from + length < typed.length && reading[length] === typed[from + length])
    length += 1
  return length
}
