/**
 * What must hold when all is quiet: every acknowledged write is there, also at the station an elder moved to, the replicas of a station
 * are equal, nothing stands where it does not belong, refused ones are listed, of an erased elder nothing is left, and everybody
 * reads what the authority published. A lost machine that was revoked is not judged by what it holds; what it alone had stands
 * on it still.
 */
import { canonical } from '../../../src-domain/shared/canonical.ts'
import { isCollectionName, scopeByCollection } from '../../../src-domain/shared/collections.ts'
import { isErasure, staysAfterErasure } from '../../../src-domain/erasure/erasure.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { collectionOfId } from '../../../src-domain/shared/ids.ts'
import type { Ledger } from './ledger.ts'
import { goesWith, type Homes } from './moves.ts'

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
  /** Ids of tombstones at the server; `gone` without those of elders who moved on. */
  readonly erased: ReadonlySet<string>
  readonly gone: ReadonlySet<string>
  readonly reports: readonly Report[]
}

/** What all of it is measured by. */
export type Measure = { readonly ledger: Ledger; readonly homes: Homes }

const isOfStation = ({ id }: Document): boolean => {
  const collection = collectionOfId(id)
  return !isCollectionName(collection) || scopeByCollection[collection] === 'station'
}

export function judge(all: readonly Found[], measure: Measure): readonly string[] {
  const { ledger } = measure
  const erasuresTaken = new Set(all.flatMap(({ server }) => [...server.values()].filter(isErasure).map(({ id }) => id)))
  for (const { server, reports } of all) {
    for (const { elder } of [...server.values()].filter(isErasure)) ledger.erased(elder)
    for (const { name, documents } of reports) {
      for (const { id, elder } of documents.filter(isErasure)) {
        if (!erasuresTaken.has(id)) ledger.forgotten(name, elder)
      }
    }
  }
  return all.flatMap((found) => judgeStation(found, all, measure))
}

function judgeStation(
  { station, server, erased, gone, reports }: Found,
  all: readonly Found[],
  { ledger, homes }: Measure,
): readonly string[] {
  const broken: string[] = []
  const living = reports.filter((report) => !report.revoked)
  const carriedOut = [
    ...server.values(),
    ...living.flatMap(({ documents, refused }) => documents.filter(({ id }) => !refused.includes(id))),
  ]
  // By a fact, or by the tombstone of the record that another server brought.
  const buried = [...gone].filter((id) => id.startsWith('elders:'))
  const elders = new Set([...buried, ...carriedOut.filter(isErasure).map(({ elder }) => elder)])
  const isErased = ({ id, elder, kind }: Document): boolean =>
    erased.has(id) || elders.has(id) || (elders.has(elder) && !staysAfterErasure({ kind }))
  const isHere = (document: Document): boolean =>
    document.station === station &&
    (homes.isItsFact(document.id, station) || ledger.stationOf(document.id, homes) === station)

  const everybody = all.flatMap((found) => found.reports)
  const refusedAnywhere = new Set(everybody.filter((one) => !one.revoked).flatMap(({ refused }) => refused))
  const lost = everybody.filter((report) => report.revoked)
  const isAtHand = (kiosk: string): boolean => !lost.some(({ name }) => name === kiosk)
  for (const [id, document] of server) {
    if (!isHere(document)) broken.push(`leak: ${id} of ${document.station} stands at ${station}`)
    if (isErased(document)) broken.push(`erased and still on the server: ${id}`)
  }
  // The old station forgets who moved. Set back to before the elder was known, the server has it from the new station alone, and where its
  // only kiosk that had heard was lost, from nobody: it stands on that machine still.
  const onLost = lost.flatMap(({ documents }) =>
    documents.filter((document) => homes.of(goesWith(document) ?? '') !== undefined),
  )
  const atServer = versionsOf([...server.values(), ...onLost])
  for (const line of ledger.missing(station, atServer, refusedAnywhere, homes, isAtHand))
    broken.push(`lost on the server: ${line}`)
  for (const { name, documents, refused: list } of living) {
    const refused = new Set(list)
    // Refused, because the elder lives elsewhere by now: this kiosk forgot the elder all the same, with the consent to the move.
    const forgot = new Set(
      documents
        .filter(({ id }) => refused.has(id))
        .filter(isErasure)
        .map(({ elder }) => elder),
    )
    const here = new Map(documents.filter(isOfStation).map((document) => [document.id, document]))
    for (const [id, document] of here) {
      const there = server.get(id)
      // Written late about somebody who is at another station by now, and not taken there: it is mended or thrown away here.
      const isLate = refused.has(id) && !gone.has(id) && homes.of(goesWith(document) ?? '') !== undefined
      if (!isHere(document) && !isLate) broken.push(`leak: ${id} of ${document.station} stands at ${name}`)
      if (isErased(document) && !isLate) broken.push(`erased and still at ${name}: ${id}`)
      else if (refused.has(id)) continue
      else if (there === undefined) broken.push(`only at ${name} and not listed: ${id}`)
      else if (canonical(there) !== canonical(document)) broken.push(`differs at ${name}: ${id}`)
    }
    for (const { id, elder } of server.values())
      if (!here.has(id) && !forgot.has(elder)) broken.push(`missing at ${name}: ${id}`)
    for (const id of refused) if (!here.has(id)) broken.push(`listed and gone at ${name}: ${id}`)
  }
  const everywhere = versionsOf([
    ...server.values(),
    ...onLost,
    ...everybody.filter((one) => !one.revoked).flatMap(({ documents }) => documents),
  ])
  for (const line of ledger.missing(station, everywhere, new Set(), homes, isAtHand))
    broken.push(`lost everywhere: ${line}`)
  for (const { name, documents } of lost) {
    const there = versionsOf([...all.flatMap((found) => [...found.server.values()]), ...documents])
    for (const line of ledger.missing(station, there, new Set(), homes, (kiosk) => kiosk === name))
      broken.push(`lost on the lost machine: ${line}`)
  }
  return broken
}

/**
 * What all stations read.
 * @param published what the authority wants to be read.
 * @param server the shared databases together.
 */
export function judgeShared(
  published: ReadonlyMap<string, Document>,
  server: ReadonlyMap<string, Document>,
  reports: readonly Report[],
): readonly string[] {
  const broken: string[] = []
  for (const [id, { body }] of published)
    if (server.get(id)?.body['title'] !== body['title']) broken.push(`lost on the server: ${id} of the authority`)
  for (const id of server.keys()) if (!published.has(id)) broken.push(`leak: ${id} stands in a shared scope`)
  for (const { name, documents } of reports.filter((report) => !report.revoked)) {
    const here = new Map(documents.filter((document) => !isOfStation(document)).map((one) => [one.id, one]))
    for (const [id, document] of here) {
      const there = server.get(id)
      if (there === undefined) broken.push(`leak: ${id} is read at ${name} and was not published, or not any more`)
      else if (canonical(there) !== canonical(document)) broken.push(`differs at ${name}: ${id}`)
    }
    for (const id of server.keys()) if (!here.has(id)) broken.push(`missing at ${name}: ${id}`)
  }
  return broken
}

/** After one more start: what a full disk had kept in a journal is gone, and nothing came back from it. */
export function judgeRestarted({ server, erased, reports }: Found, { ledger }: Measure): readonly string[] {
  const elders = [...server.values()].filter(isErasure).map(({ elder }) => elder)
  const gone = new Set([...erased, ...elders, ...elders.flatMap((elder) => ledger.documentsAbout(elder))])
  return reports
    .filter(({ revoked }) => !revoked)
    .flatMap(({ name, journal, documents, refused }) => {
      // What is on the list of refused ones is kept, with its journal, until somebody decides.
      const isLeft = (id: string): boolean => gone.has(id) && !refused.includes(id)
      return [
        ...journal.filter(isLeft).map((id) => `erased and still in the journal of ${name}: ${id}`),
        ...documents.filter(({ id }) => isLeft(id)).map(({ id }) => `erased and back at ${name}: ${id}`),
      ]
    })
}

function versionsOf(documents: readonly Document[]): ReadonlyMap<string, readonly Document[]> {
  const versions = new Map<string, Document[]>()
  for (const document of documents) versions.set(document.id, [...(versions.get(document.id) ?? []), document])
  return versions
}
