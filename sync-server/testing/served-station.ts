/** What the tests of the server share: a real server on a real folder, one enrolled kiosk, and two small kinds. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Type from 'typebox'
import { auditKind } from '../../src-domain/activity/audit.ts'
import {
  type Act,
  createDocument,
  defineKind,
  type Document,
  type DocumentKind,
} from '../../src-domain/shared/document.ts'
import { erasureKind } from '../../src-domain/erasure/erasure.ts'
import { refusal } from '../../src-domain/shared/result.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { movedKind, transferOfferKind, transferWithdrawalKind } from '../../src-domain/transfer/transfer.ts'
import { type RunningServer, type ServerOptions, startServer } from '../start-server.ts'

export const reading = defineKind({
  kind: 'testReading',
  collection: 'observations',
  merge: 'fact',
  version: 1,
  body: Type.Object({ systolic: Type.Integer(), note: Type.Optional(Type.String()) }, { additionalProperties: false }),
  rules: (document) => (document.body.systolic > 300 ? [refusal('test.impossible', '/body/systolic')] : []),
  migrations: [],
})

export const person = defineKind({
  kind: 'testPerson',
  collection: 'elders',
  merge: 'record',
  version: 1,
  body: Type.Object({ name: Type.String() }, { additionalProperties: false }),
  migrations: [],
})

export const article = defineKind({
  kind: 'testArticle',
  collection: 'articles',
  merge: 'record',
  version: 1,
  body: Type.Object({ title: Type.String() }, { additionalProperties: false }),
  migrations: [],
})

export const kinds: ReadonlyMap<string, DocumentKind> = new Map(
  [
    reading,
    person,
    article,
    staffKind,
    auditKind,
    erasureKind,
    transferOfferKind,
    transferWithdrawalKind,
    movedKind,
  ].map((kind) => [kind.kind, kind as DocumentKind]),
)

export const noon = Date.parse('2026-11-22T12:00:00.000Z')

let drawn = 0
/** Different at every call, the same in every run. */
const random = (count: number): Uint8Array => {
  drawn += 1
  return Uint8Array.from({ length: count }, (_, i) => Math.floor(drawn / 256 ** (count - 1 - i)) % 256)
}

export const actAt = (station: string, kiosk = 'kiosk-test', now = noon): Act => ({
  station,
  kiosk,
  author: 'system',
  now,
  offset: 480,
  random,
})

export const makeReading = (station: string, systolic: number, note?: string): Document =>
  createDocument(reading, { systolic, ...(note === undefined ? {} : { note }) }, actAt(station))
export const makePerson = (station: string, name: string): Document => createDocument(person, { name }, actAt(station))

/** The document as CouchDB has it. */
export function stored({ id, ...fields }: Document, rev?: string): Record<string, unknown> {
  return { _id: id, ...(rev === undefined ? {} : { _rev: rev }), ...fields }
}

export type Row = {
  readonly ok?: true
  readonly id: string
  readonly rev?: string
  readonly error?: string
  readonly reason?: string
}

export type Caller = {
  readonly credential: string
  readonly call: (path: string, init?: RequestInit) => Promise<Response>
  readonly post: (path: string, body: unknown) => Promise<Response>
  readonly bulk: (database: string, docs: readonly unknown[], newEdits?: boolean) => Promise<readonly Row[]>
}

export type ServedStation = {
  readonly server: RunningServer
  readonly folder: string
  readonly station: string
  readonly database: string
  readonly kiosk: Caller & { readonly id: string }
  readonly enrol: (station: string) => Promise<Caller & { readonly id: string }>
  readonly end: () => Promise<void>
}

export async function serveStation(options: Partial<ServerOptions> = {}): Promise<ServedStation> {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-server-'))
  const server = await startServer({ dataFolder: join(folder, 'data'), kinds, now: () => noon, ...options })
  const station = await server.createStation('银杏驿站 一号')
  const enrol = async (of: string): Promise<Caller & { readonly id: string }> => {
    const { code } = await server.createEnrolmentCode(of)
    const enrolled = await server.access.enrol(code, 'front desk')
    if (!enrolled.ok) throw new Error(enrolled.error)
    return { ...callerOf(server, enrolled.value.credential), id: enrolled.value.kiosk }
  }
  return {
    server,
    folder,
    station,
    database: `station-${station}`,
    kiosk: await enrol(station),
    enrol,
    end: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function callerOf(server: { readonly url: string }, credential: string): Caller {
  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${credential}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(init.headers as Record<string, string> | undefined),
      },
    })
  const post = (path: string, body: unknown): Promise<Response> =>
    call(path, { method: 'POST', body: JSON.stringify(body) })
  const bulk = async (database: string, docs: readonly unknown[], newEdits = true): Promise<readonly Row[]> => {
    const answer = await post(`/${database}/_bulk_docs`, { docs, ...(newEdits ? {} : { new_edits: false }) })
    return (await answer.json()) as readonly Row[]
  }
  return { credential, call, post, bulk }
}
