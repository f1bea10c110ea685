/**
 * Gives every audit entry its place in the chain of this start of the program (audit-trail.ts), while it is saved. Saves with an
 * entry go one after another, so that none is linked to one that was never written. Where it is not known whether an entry
 * reached the disk, the next begins a new chain: nothing forks, and no gap appears that nobody made.
 */
import { hashedText } from '../../src-domain/activity/audit-trail.ts'
import { type Audit, type ChainHead, isAudit } from '../../src-domain/activity/audit.ts'
import type { Signer } from '../../src-domain/activity/audit-bundle.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../src-domain/shared/result.ts'
import type { DocumentStore } from './document-store.ts'
import { newSigner, trailCrypto } from './trail-crypto.ts'

export type AuditChain = {
  /** @param save what saves; it is given the same documents with their places. */
  readonly save: (documents: readonly Document[], save: SaveAll) => Promise<Result<void, readonly Refusal[]>>
  /** What the running program wrote last, and its signature for an exported file. */
  readonly current: () => { readonly head: ChainHead; readonly signer: Signer } | undefined
}

export type SaveAll = (documents: readonly Document[]) => Promise<Result<void, readonly Refusal[]>>

type Chain = { readonly signer: Signer; readonly head: ChainHead | undefined; readonly heads: readonly ChainHead[] }

/** The chains known here are told from so many of the newest entries. */
const newest = 100
const mostHeads = 50

export function createAuditChain(store: Pick<DocumentStore, 'get' | 'find'>): AuditChain {
  let chain: Chain | undefined
  /** Linked, and perhaps on the disk: saved again, they must be the same. */
  const uncertain = new Map<string, Audit>()
  let last: Promise<unknown> = Promise.resolve()

  async function linkAll(
    documents: readonly Document[],
  ): Promise<{ readonly linked: readonly Document[]; readonly after: Chain; readonly fresh: readonly Audit[] }> {
    let after = chain ?? (await begin(store))
    const linked: Document[] = []
    const fresh: Audit[] = []
    for (const document of documents) {
      if (!isAudit(document) || document.body.link !== undefined) {
        linked.push(document)
        continue
      }
      const stored = uncertain.get(document.id) ?? (await store.get(document.id))
      const link = stored === undefined ? undefined : (stored as Audit).body.link
      if (stored !== undefined) {
        linked.push(link === undefined ? document : { ...document, body: { ...document.body, link } })
        continue
      }
      const next = await append(document, after)
      linked.push(next.entry)
      fresh.push(next.entry)
      after = next.chain
    }
    return { linked, after, fresh }
  }

  async function saveLinked(documents: readonly Document[], save: SaveAll): ReturnType<SaveAll> {
    const { linked, after, fresh } = await linkAll(documents)
    let isKnown = false
    try {
      const result = await save(linked)
      // A rule that refuses does so before anything is written; but of a save in two rounds the first may stand.
      isKnown = result.ok || (result.error.every(isRule) && !(await isAnyStored(fresh)))
      if (result.ok) {
        chain = after
        for (const { id } of documents) uncertain.delete(id)
      }
      return result
    } finally {
      if (!isKnown) {
        chain = undefined
        for (const entry of fresh) uncertain.set(entry.id, entry)
      }
    }
  }

  async function isAnyStored(entries: readonly Audit[]): Promise<boolean> {
    for (const { id } of entries) if ((await store.get(id)) !== undefined) return true
    return false
  }

  return {
    save: (documents, save) => {
      if (!documents.some(isAudit)) return save(documents)
      const turn = last.then(() => saveLinked(documents, save))
      last = turn.catch(() => undefined)
      return turn
    },
    current: () => (chain?.head === undefined ? undefined : { head: chain.head, signer: chain.signer }),
  }
}

const isRule = ({ code }: Refusal): boolean => !/^(storage|journal)\./.test(code)

async function begin(store: Pick<DocumentStore, 'find'>): Promise<Chain> {
  const [signer, known] = await Promise.all([
    newSigner(),
    store.find({ collection: 'activity', kind: 'audit', limit: newest }),
  ])
  const heads = new Map<string, Audit>()
  for (const entry of known) {
    if (!isAudit(entry) || entry.body.link === undefined) continue
    const { chain, sequence } = entry.body.link
    if ((heads.get(chain)?.body.link?.sequence ?? 0) < sequence) heads.set(chain, entry)
  }
  return { signer, head: undefined, heads: await Promise.all([...heads.values()].slice(0, mostHeads).map(headOf)) }
}

async function append(audit: Audit, { signer, head, heads }: Chain): Promise<{ entry: Audit; chain: Chain }> {
  const unsigned = {
    chain: signer.chain,
    sequence: (head?.sequence ?? 0) + 1,
    ...(head === undefined ? {} : { previous: head.hash }),
    ...(head === undefined && heads.length > 0 ? { heads: [...heads] } : {}),
    signature: '',
  }
  const placed: Audit = { ...audit, body: { ...audit.body, link: unsigned } }
  const hash = await trailCrypto.hash(hashedText(placed))
  const link = { ...unsigned, signature: await signer.sign(hash) }
  return {
    entry: { ...audit, body: { ...audit.body, link } },
    chain: { signer, heads, head: { chain: link.chain, sequence: link.sequence, hash } },
  }
}

async function headOf(entry: Audit): Promise<ChainHead> {
  const { chain = '', sequence = 0 } = entry.body.link ?? {}
  return { chain, sequence, hash: await trailCrypto.hash(hashedText(entry)) }
}
