/**
 * What people were told is saved, and whether it is still there. A value that stands nowhere is no loss only when somebody
 * who saw it replaced it, and what that person wrote is accounted for in its turn.
 */
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Written } from './messages.ts'
import type { Homes } from './moves.ts'

export type Ledger = {
  /** @param acknowledged false when the person never saw "saved": it may be there or not. */
  readonly note: (kiosk: string, station: string, written: readonly Written[], acknowledged: boolean) => void
  /** A document, or an elder with all that is about them. */
  readonly erased: (id: string) => void
  /** A kiosk wiped all about the elder because somebody there wanted it erased, though the elder lives elsewhere by now. */
  readonly forgotten: (kiosk: string, elder: string) => void
  /** Acknowledged writes by document. */
  readonly count: () => number
  /** Everything that somebody wrote, acknowledged or not, with the station it belongs to now. */
  readonly stationOf: (document: string, homes: Homes) => string | undefined
  /** What an erasure of the elder takes away, besides the record itself. */
  readonly documentsAbout: (elder: string) => readonly string[]
  /**
   * What is missing from what belongs to a station, wherever it was written.
   * @param versions of each document, one or several: a write may stand in any of them.
   * @param excused documents that are not judged here: erased or refused ones.
   * @param isJudged by whose hand; all where it is not given.
   */
  readonly missing: (
    station: string,
    versions: ReadonlyMap<string, readonly Document[]>,
    excused: ReadonlySet<string>,
    homes: Homes,
    isJudged?: (kiosk: string) => boolean,
  ) => readonly string[]
}

type Entry = Written & { readonly kiosk: string; readonly station: string; readonly acknowledged: boolean }

export function openLedger(): Ledger {
  const entries: Entry[] = []
  const erased = new Set<string>()
  const forgotten = new Set<string>()
  const stationNow = (entry: Entry, homes: Homes): string => {
    const elder = entry.document.startsWith('elders:') ? entry.document : stays(entry) ? '' : entry.elder
    return homes.of(elder) ?? entry.station
  }
  return {
    note: (kiosk, station, written, acknowledged) => {
      for (const one of written) entries.push({ ...one, kiosk, station, acknowledged })
    },
    erased: (id) => void erased.add(id),
    forgotten: (kiosk, elder) => void forgotten.add(`${kiosk} ${elder}`),
    count: () => entries.filter(({ acknowledged }) => acknowledged).length,
    stationOf: (document, homes) => {
      const entry = entries.find((one) => one.document === document)
      return entry === undefined ? undefined : stationNow(entry, homes)
    },
    documentsAbout: (elder) =>
      entries.filter((entry) => entry.elder === elder && entry.field !== 'wish').map(({ document }) => document),
    missing: (station, versions, excused, homes, isJudged = () => true) => {
      const replacedBy = new Map<string, Entry[]>()
      for (const entry of entries) {
        for (const value of entry.replaces) {
          const key = `${entry.document} ${entry.field} ${value}`
          replacedBy.set(key, [...(replacedBy.get(key) ?? []), entry])
        }
      }
      const known = new Map<Entry, boolean>()
      const isAccountedFor = (entry: Entry): boolean => {
        const before = known.get(entry)
        if (before !== undefined) return before
        known.set(entry, false)
        const documents = versions.get(entry.document) ?? []
        const answer =
          documents.length > 0 &&
          (documents.some((document) => stands(entry, document)) ||
            (replacedBy.get(`${entry.document} ${entry.field} ${entry.value}`) ?? []).some(isAccountedFor))
        known.set(entry, answer)
        return answer
      }
      return (
        entries
          .filter((entry) => entry.acknowledged && stationNow(entry, homes) === station && isJudged(entry.kiosk))
          .filter(({ document }) => !erased.has(document) && !excused.has(document))
          .filter(({ elder, field }) => field === 'wish' || !erased.has(elder))
          // An offer goes with the rest; the wish is all that an erasure leaves.
          .filter((entry) => !forgotten.has(`${entry.kiosk} ${elderOf(entry)}`) || entry.field === 'wish')
          .filter((entry) => !isAccountedFor(entry))
          .map(({ kiosk, document, field, value }) => `${value} written at ${kiosk} into ${field} of ${document}`)
      )
    },
  }
}

/** An erasure and an offer are of the station that wrote them. */
const stays = ({ field }: Entry): boolean => field === 'wish' || field === 'codeHash'
const elderOf = ({ document, elder }: Entry): string => (document.startsWith('elders:') ? document : elder)

function stands({ place, field, value }: Entry, document: Document): boolean {
  const others = (document.others ?? []).filter(
    (other) => other.field === field || other.field === '*' || other.field.startsWith('events/'),
  )
  const inOthers = others.some((other) => JSON.stringify(other.value).includes(JSON.stringify(value)))
  switch (place) {
    case 'event':
      return (document.events ?? []).some(({ id }) => id === value) || inOthers
    case 'item':
      return (document.body[field] as readonly unknown[] | undefined)?.includes(value) === true || inOthers
    case 'fact':
    case 'field':
      return (
        String(document.body[field]) === value ||
        (field === 'value' && String(document.body[field]) === value.slice(1)) ||
        inOthers
      )
    default:
      return place satisfies never
  }
}
