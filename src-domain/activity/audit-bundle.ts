/**
 * The audit trail as one file that is checked without the station: a head, then one entry a line, oldest first. The head names the
 * heads of all chains and the hash of all lines, and is signed with the key of the chain whose last entry tells of the export.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { canonical } from '../shared/canonical.ts'
import type { Document } from '../shared/document.ts'
import { Instant } from '../shared/instant.ts'
import { ChainHead } from './audit.ts'
import { checkTrail, type FoundFault, type TrailCrypto, type TrailReport } from './audit-trail.ts'

const BundleHead = Type.Object(
  {
    format: Type.Literal('ginkgo-audit-trail'),
    version: Type.Literal(1),
    station: Type.String({ maxLength: 63 }),
    stationName: Type.String({ maxLength: 200 }),
    exportedAt: Instant,
    /** Names of those who acted, by id; an elder stands here by id only. */
    people: Type.Record(Type.String(), Type.String({ maxLength: 200 })),
    entries: Type.Integer({ minimum: 1 }),
    /** SHA-256 of all lines below, each with its line feed. */
    content: Type.String({ maxLength: 43 }),
    heads: Type.Array(ChainHead),
    /** Key of the chain that the export stands in. */
    chain: Type.String({ maxLength: 43 }),
    signature: Type.String({ maxLength: 86 }),
  },
  { additionalProperties: false },
)
export type BundleHead = Static<typeof BundleHead>

export type Signer = { readonly chain: string; readonly sign: (text: string) => Promise<string> }

export type Bundle = { readonly text: string; readonly fingerprint: string }

export type BundleReport = TrailReport & {
  readonly head?: BundleHead
  /** Of the head: written down at the export, it says later that this is the very file. */
  readonly fingerprint?: string
}

/** @param entries with the one that tells of this export, as they were written. */
export async function makeBundle(
  entries: readonly Document[],
  about: Pick<BundleHead, 'station' | 'stationName' | 'exportedAt' | 'people'>,
  signer: Signer,
  tools: TrailCrypto,
): Promise<Bundle> {
  const { heads } = await checkTrail(entries, tools)
  const content = linesOf(entries.toSorted(inOrder).map(canonical))
  const head = {
    format: 'ginkgo-audit-trail',
    version: 1,
    ...about,
    entries: entries.length,
    content: await tools.hash(content),
    heads: [...heads],
    chain: signer.chain,
  } as const
  const hash = await tools.hash(canonical(head))
  const signed = canonical({ ...head, signature: await signer.sign(hash) })
  return { text: `${signed}\n${content}`, fingerprint: fingerprintOf(hash) }
}

export async function checkBundle(text: string, tools: TrailCrypto): Promise<BundleReport> {
  const [first = '', ...lines] = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const head = readHead(first)
  const values = lines.map(parse)
  const known = head?.heads ?? []
  const trail = await checkTrail(values, tools, known)
  const moved = outOfOrder(values)
  if (head === undefined) return { ...trail, faults: [{ fault: 'head' }, ...trail.faults, ...moved] }
  const { signature, ...words } = head
  const hash = await tools.hash(canonical(words))
  const isWhole =
    first === canonical(head) &&
    (await tools.verify(head.chain, hash, signature)) &&
    (await tools.hash(text.slice(first.length + 1))) === head.content &&
    lines.length === head.entries &&
    isExportIn(values, head.chain)
  const faults = [...(isWhole ? [] : [{ fault: 'head' } as const]), ...trail.faults, ...moved]
  return { ...trail, faults, head, fingerprint: fingerprintOf(hash) }
}

/** Sixteen letters and digits in fours, for paper. */
export const fingerprintOf = (hash: string): string =>
  hash
    .replaceAll(/[-_]/g, '')
    .slice(0, 16)
    .toUpperCase()
    .replaceAll(/(.{4})(?=.)/g, '$1-')

const isExportIn = (values: readonly unknown[], chain: string): boolean =>
  values.some((value) => {
    const { body } = (value ?? {}) as {
      readonly body?: { readonly action?: unknown; readonly link?: { chain?: unknown } }
    }
    return body?.action === 'auditExport' && body.link?.chain === chain
  })

const keyOf = (value: unknown): string => {
  const { occurredAt, id } = (value ?? {}) as { readonly occurredAt?: unknown; readonly id?: unknown }
  return `${String(occurredAt)} ${String(id)}`
}

const inOrder = (a: Document, b: Document): number => (keyOf(a) < keyOf(b) ? -1 : 1)

function outOfOrder(values: readonly unknown[]): readonly FoundFault[] {
  return values.flatMap((value, index): readonly FoundFault[] => {
    const { id } = (value ?? {}) as { readonly id?: unknown }
    const isLate = index > 0 && keyOf(value) < keyOf(values[index - 1])
    return isLate ? [{ fault: 'moved', at: index + 1, ...(typeof id === 'string' ? { id } : {}) }] : []
  })
}

const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

function readHead(line: string): BundleHead | undefined {
  const value = parse(line)
  return Value.Check(BundleHead, value) ? value : undefined
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
