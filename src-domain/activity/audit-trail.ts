/**
 * The chains of the audit trail. Each start of the program at a kiosk begins a chain with a key pair of its own and signs every
 * entry with it; the private key is never written anywhere, so that after the program has ended nobody can alter an entry or put
 * one between. Entries count from 1 and name the hash of the one before; the first of a chain names where the other chains stood,
 * so that a missing end or a whole missing chain is noticed too. What is found when: docs/decisions/014-audit-chains.md.
 */
import { Value } from 'typebox/value'
import { canonical } from '../shared/canonical.ts'
import { type Document, Envelope } from '../shared/document.ts'
import { type Audit, AuditBody, type AuditLink, type ChainHead } from './audit.ts'

export type TrailCrypto = {
  /** SHA-256 of the text's UTF-8 bytes, base64url. */
  readonly hash: (text: string) => Promise<string>
  /** Whether `signature` is that of `text` by the owner of the Ed25519 key; false for what is no key or signature. */
  readonly verify: (publicKey: string, text: string, signature: string) => Promise<boolean>
}

export type TrailFault =
  | 'unreadable'
  /** The signature is not that of what stands there. */
  | 'altered'
  | 'removed'
  /** Stands twice, or stands where the chain has another, or came without a place after the chain had begun. */
  | 'added'
  | 'moved'
  /** Head of an exported file: its own words were changed or it belongs to other entries. */
  | 'head'

export type FoundFault = {
  readonly fault: TrailFault
  /** Id of the entry; absent when it is gone or cannot be read. */
  readonly id?: string
  readonly chain?: string
  /** Position in its chain; with `until` several that are gone. */
  readonly sequence?: number
  readonly until?: number
  /** Position in what was checked, from 1. */
  readonly at?: number
}

export type TrailReport = {
  readonly entries: number
  /** Written before there were chains: nothing can be said of them. */
  readonly unchained: number
  readonly chains: number
  /** Instants of the first and last entry; absent when there is none. */
  readonly from?: string
  readonly to?: string
  /** Newest entry of each chain, as found. */
  readonly heads: readonly ChainHead[]
  readonly faults: readonly FoundFault[]
}

/** What the signature of an entry stands for: all of it but the signature. */
export function hashedText(entry: Document): string {
  const { link, ...body } = entry.body as AuditBody
  if (link === undefined) return canonical(entry)
  const { signature: _signature, ...place } = link
  return canonical({ ...entry, body: { ...body, link: place } })
}

type Linked = { readonly entry: Audit; readonly link: AuditLink; readonly hash: string; readonly at: number }

/**
 * @param entries in any order, as they were written (not lifted by a migration).
 * @param known heads that the trail must reach: the running program's own, those of an exported file.
 */
export async function checkTrail(
  entries: readonly unknown[],
  tools: TrailCrypto,
  known: readonly ChainHead[] = [],
): Promise<TrailReport> {
  const faults: FoundFault[] = []
  const linked: Linked[] = []
  const unchained: { readonly entry: Audit; readonly at: number }[] = []
  const ids = new Set<string>()
  let from: string | undefined
  let to: string | undefined
  for (const [index, value] of entries.entries()) {
    const at = index + 1
    const entry = readEntry(value)
    if (entry === undefined) {
      faults.push({ fault: 'unreadable', at })
      continue
    }
    if (from === undefined || entry.occurredAt < from) from = entry.occurredAt
    if (to === undefined || entry.occurredAt > to) to = entry.occurredAt
    const { link } = entry.body
    if (ids.has(entry.id)) faults.push({ fault: 'added', id: entry.id, at, ...placeOf(link) })
    else if (link === undefined) unchained.push({ entry, at })
    else {
      const hash = await tools.hash(hashedText(entry))
      if (await tools.verify(link.chain, hash, link.signature)) linked.push({ entry, link, hash, at })
      else faults.push({ fault: 'altered', id: entry.id, at, ...placeOf(link) })
    }
    ids.add(entry.id)
  }
  const chains = Map.groupBy(linked, ({ link }) => link.chain)
  const altered = new Map<string, Set<number>>()
  for (const { fault, chain, sequence } of faults) {
    if (fault !== 'altered' || chain === undefined || sequence === undefined) continue
    altered.set(chain, (altered.get(chain) ?? new Set()).add(sequence))
  }
  const quoted = [...known, ...linked.flatMap(({ link }) => link.heads ?? [])]
  const quotedByChain = Map.groupBy(quoted, ({ chain }) => chain)
  for (const chain of new Set([...chains.keys(), ...quotedByChain.keys(), ...altered.keys()])) {
    const filled = altered.get(chain) ?? new Set()
    faults.push(...checkChain(chain, chains.get(chain) ?? [], quotedByChain.get(chain) ?? [], filled))
  }
  faults.push(...unlinkedLater(unchained, linked))
  return {
    entries: entries.length,
    unchained: unchained.length,
    chains: chains.size,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    heads: headsOf(linked),
    faults: faults.toSorted((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity)),
  }
}

/** Newest entry of each chain. */
const headsOf = (linked: readonly Linked[]): readonly ChainHead[] =>
  [...Map.groupBy(linked, ({ link }) => link.chain)].map(([chain, entries]) => {
    const { link, hash } = entries.reduce((a, b) => (a.link.sequence >= b.link.sequence ? a : b))
    return { chain, sequence: link.sequence, hash }
  })

/** @param altered positions that are filled by something whose signature is wrong: no gap. */
function checkChain(
  chain: string,
  entries: readonly Linked[],
  quoted: readonly ChainHead[],
  altered: ReadonlySet<number>,
): readonly FoundFault[] {
  const faults: FoundFault[] = []
  const bySequence = new Map<number, Linked>()
  for (const one of entries.toSorted((a, b) => a.at - b.at)) {
    const { sequence } = one.link
    if (bySequence.has(sequence)) faults.push({ fault: 'added', id: one.entry.id, chain, sequence, at: one.at })
    else bySequence.set(sequence, one)
  }
  let next = 1
  for (const sequence of [...bySequence.keys(), ...altered].toSorted((a, b) => a - b)) {
    if (sequence > next) faults.push(gap(chain, next, sequence - 1))
    next = sequence + 1
  }
  const last = Math.max(0, ...quoted.map(({ sequence }) => sequence))
  if (last >= next) faults.push(gap(chain, next, last))
  for (const [sequence, { entry, link, at }] of bySequence) {
    const before = bySequence.get(sequence - 1)
    if (before !== undefined && link.previous !== before.hash) {
      faults.push({ fault: 'moved', id: entry.id, chain, sequence, at })
    }
  }
  for (const { sequence, hash } of quoted) {
    const one = bySequence.get(sequence)
    if (one !== undefined && one.hash !== hash) {
      faults.push({ fault: 'added', id: one.entry.id, chain, sequence, at: one.at })
    }
  }
  return faults
}

const gap = (chain: string, sequence: number, until: number): FoundFault => ({
  fault: 'removed',
  chain,
  sequence,
  ...(until > sequence ? { until } : {}),
})

/** Once a kiosk writes chains it writes nothing else: an entry without a place was put there, or its place was taken away. */
function unlinkedLater(
  unchained: readonly { readonly entry: Audit; readonly at: number }[],
  linked: readonly Linked[],
): readonly FoundFault[] {
  const begun = new Map<string, string>()
  for (const { entry } of linked) {
    const known = begun.get(entry.kiosk)
    if (known === undefined || entry.occurredAt < known) begun.set(entry.kiosk, entry.occurredAt)
  }
  return unchained.flatMap(({ entry, at }): readonly FoundFault[] => {
    const since = begun.get(entry.kiosk)
    return since !== undefined && entry.occurredAt > since ? [{ fault: 'added', id: entry.id, at }] : []
  })
}

const placeOf = (link: AuditLink | undefined): Pick<FoundFault, 'chain' | 'sequence'> =>
  link === undefined ? {} : { chain: link.chain, sequence: link.sequence }

function readEntry(value: unknown): Audit | undefined {
  if (!Value.Check(Envelope, value) || value.kind !== 'audit' || !Value.Check(AuditBody, value.body)) return undefined
  return value as Audit
}
