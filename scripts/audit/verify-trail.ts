/** Checks an audit trail without a kiosk: an exported file, or what lies in a server's store. What it found, in plain sentences. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { checkBundle } from '../../src-domain/activity/audit-bundle.ts'
import { checkTrail, type FoundFault, type TrailReport } from '../../src-domain/activity/audit-trail.ts'
import { trailCrypto } from '../../src-renderer/replica/trail-crypto.ts'
import { documentOf } from '../../sync-server/access/check-writes.ts'
import { readOptions } from '../../sync-server/options.ts'
import { openStore } from '../../sync-server/open-store.ts'
import type { DocumentStore, StoredDocument } from '../../sync-server/store/document-store.ts'

export type Verdict = {
  readonly lines: readonly string[]
  /** 0 whole, 1 something is wrong, 2 it could not be checked. */
  readonly code: 0 | 1 | 2
}

export const usage = `npm run audit:verify -- FILE [FINGERPRINT]    a file exported on a kiosk
npm run audit:verify -- server STATION       the store of a server that is stopped, or CouchDB; settings as for npm run server`

export async function verifyTrail(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Verdict> {
  const read = readOptions(args, environment)
  const [first, second] = read.ok ? read.value.words : []
  if (!read.ok || first === undefined) return { lines: [read.ok ? usage : read.error], code: 2 }
  if (first === 'server') {
    const { dataFolder, couchUrl } = read.value
    if (second === undefined) return { lines: [usage], code: 2 }
    // Opening a store that is not there would make one.
    if (couchUrl === undefined && !existsSync(dataFolder)) return { lines: [`There is no ${dataFolder}.`], code: 2 }
    try {
      return await verifyStore(openStore(read.value).store, `station-${second}`)
    } catch (error) {
      return { lines: [`The store could not be read: ${String(error)}`], code: 2 }
    }
  }
  let text: string
  try {
    text = await readFile(first, 'utf8')
  } catch {
    return { lines: [`${first} could not be read.`], code: 2 }
  }
  return verifyFile(text, second)
}

async function verifyFile(text: string, fingerprint: string | undefined): Promise<Verdict> {
  const report = await checkBundle(text, trailCrypto)
  const { head } = report
  const isOther = fingerprint !== undefined && fingerprint.toUpperCase() !== report.fingerprint
  return {
    lines: [
      ...(head === undefined
        ? []
        : [`${head.stationName} (${head.station}), exported ${head.exportedAt}, fingerprint ${report.fingerprint}`]),
      ...sayTrail(report),
      ...(isOther ? [`This is not the file with the fingerprint ${fingerprint}.`] : []),
    ],
    code: isOther || report.faults.length > 0 ? 1 : 0,
  }
}

async function verifyStore(store: DocumentStore, database: string): Promise<Verdict> {
  try {
    if (!(await store.hasDatabase(database))) return { lines: [`There is no ${database} here.`], code: 2 }
    const entries: unknown[] = []
    for await (const page of store.readChanges(database, { since: 0, includeDocs: true })) {
      for (const { deleted, doc } of page) {
        if (deleted || doc === undefined) continue
        const stored = JSON.parse(Buffer.from(doc).toString('utf8')) as StoredDocument
        if (stored['kind'] === 'audit') entries.push(documentOf(stored))
      }
    }
    const report = await checkTrail(entries, trailCrypto)
    return { lines: sayTrail(report), code: report.faults.length > 0 ? 1 : 0 }
  } finally {
    await store.close()
  }
}

function sayTrail({ entries, unchained, chains, from, to, faults }: TrailReport): readonly string[] {
  const old = unchained === 0 ? '' : `, ${unchained} of them from before there were chains`
  return [
    `${entries} entries in ${chains} chains${from === undefined ? '' : ` from ${from} to ${to}`}${old}.`,
    ...(faults.length === 0 ? ['All of them fit together.'] : faults.map(sayFault)),
  ]
}

function sayFault({ fault, id, chain, sequence, until, at }: FoundFault): string {
  const entry = [
    ...(at === undefined ? [] : [`entry ${at}`]),
    ...(id === undefined ? [] : [id]),
    ...(chain === undefined ? [] : [`no. ${sequence}${until === undefined ? '' : ` to ${until}`} of chain ${chain}`]),
  ].join(', ')
  switch (fault) {
    case 'unreadable':
      return `UNREADABLE ${entry}`
    case 'altered':
      return `ALTERED ${entry}: its signature is of other words`
    case 'removed':
      return `REMOVED ${entry}`
    case 'added':
      return `ADDED ${entry}: it has no place there`
    case 'moved':
      return `MOVED ${entry}: it does not follow what stands before it`
    case 'head':
      return 'HEAD of the file: it was changed, or belongs to other entries'
    default:
      return fault satisfies never
  }
}
