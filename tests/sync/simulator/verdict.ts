/**
 * What must hold when all is quiet: every acknowledged write is there, the replicas of a station are equal, nothing stands where it
 * does not belong, refused ones are listed, and of an erased elder nothing is left. A lost machine that was revoked is not judged
 * by what it holds; what it alone had stands on it still.
 */
import { canonical } from '../../../src-domain/shared/canonical.ts'
import { isErasure, staysAfterErasure } from '../../../src-domain/erasure/erasure.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Ledger } from './ledger.ts'

export type Report = {
  readonly name: string
  readonly station: string
  readonly revoked: boolean
  readonly documents: readonly Document[]
  readonly refused: readonly string[]
  readonly journal: readonly string[]
}

export type Found = {
  readonly station: string
  readonly server: ReadonlyMap<string, Document>
  /** Ids of tombstones at the server. */
  readonly erased: ReadonlySet<string>
  readonly reports: readonly Report[]
  readonly ledger: Ledger
}

export function judge({ station, server, erased, reports, ledger }: Found): readonly string[] {
  const broken: string[] = []
  const living = reports.filter((report) => !report.revoked)
  const known = ledger.documentsOf(station)
  const elders = new Set(
    [...server.values(), ...living.flatMap(({ documents }) => documents)].filter(isErasure).map(({ elder }) => elder),
  )
  const isErased = ({ id, elder, kind }: Document): boolean =>
    erased.has(id) || elders.has(id) || (elders.has(elder) && !staysAfterErasure({ kind }))
  for (const { documents } of reports) for (const { elder } of documents.filter(isErasure)) ledger.erased(elder)

  const refusedAnywhere = new Set(living.flatMap(({ refused }) => refused))
  const lost = reports.filter((report) => report.revoked)
  const isAtHand = (kiosk: string): boolean => !lost.some(({ name }) => name === kiosk)
  for (const [id, document] of server) {
    if (document.station !== station || !known.has(id))
      broken.push(`leak: ${id} of ${document.station} stands at ${station}`)
    if (isErased(document)) broken.push(`erased and still on the server: ${id}`)
  }
  for (const line of ledger.missing(station, server, refusedAnywhere, isAtHand))
    broken.push(`lost on the server: ${line}`)
  for (const { name, documents, refused: list } of living) {
    const refused = new Set(list)
    const here = new Map(documents.map((document) => [document.id, document]))
    for (const [id, document] of here) {
      if (document.station !== station || !known.has(id))
        broken.push(`leak: ${id} of ${document.station} stands at ${name}`)
      const there = server.get(id)
      if (isErased(document)) broken.push(`erased and still at ${name}: ${id}`)
      else if (refused.has(id)) continue
      else if (there === undefined) broken.push(`only at ${name} and not listed: ${id}`)
      else if (canonical(there) !== canonical(document)) broken.push(`differs at ${name}: ${id}`)
    }
    for (const id of server.keys()) if (!here.has(id)) broken.push(`missing at ${name}: ${id}`)
    for (const id of refused) if (!here.has(id)) broken.push(`listed and gone at ${name}: ${id}`)
  }
  const everywhere = new Map([
    ...server,
    ...living.flatMap(({ documents }) => documents.map((one) => [one.id, one] as const)),
  ])
  for (const line of ledger.missing(station, everywhere, new Set(), isAtHand)) broken.push(`lost everywhere: ${line}`)
  for (const { name, documents } of lost) {
    const there = new Map([...server, ...documents.map((one) => [one.id, one] as const)])
    for (const line of ledger.missing(station, there, new Set(), (kiosk) => kiosk === name))
      broken.push(`lost on the lost machine: ${line}`)
  }
  return broken
}

/** After one more start: what a full disk had kept in a journal is gone, and nothing came back from it. */
export function judgeRestarted({ server, erased, reports, ledger }: Found): readonly string[] {
  const elders = [...server.values()].filter(isErasure).map(({ elder }) => elder)
  const gone = new Set([...erased, ...elders, ...elders.flatMap((elder) => ledger.documentsAbout(elder))])
  return reports
    .filter(({ revoked }) => !revoked)
    .flatMap(({ name, journal, documents }) => [
      ...journal.filter((id) => gone.has(id)).map((id) => `erased and still in the journal of ${name}: ${id}`),
      ...documents.filter(({ id }) => gone.has(id)).map(({ id }) => `erased and back at ${name}: ${id}`),
    ])
}
