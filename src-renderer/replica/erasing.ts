/**
 * What was erased at the elder's wish leaves this kiosk: rows, what is unsent, refused or stands in the journal; and nothing about
 * the elder is taken again, from whomever. Each step is noted before it is taken and goes on at the next start.
 */
import { isErasure, staysAfterErasure } from '../../src-domain/erasure/erasure.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { type Bookkeeping, epochKey } from './bookkeeping.ts'
import type { DocumentStore } from './document-store.ts'
import type { Journal } from './journal.ts'
import type { RefusedDocuments } from './refused-documents.ts'
import { erasedRow, type Row } from './rows.ts'
import { generationOf } from './wire.ts'
import type { Unsent } from './unsent.ts'

export type Erasing = {
  /** True for what may not stand here (any more). */
  readonly isGone: (document: Pick<Document, 'id' | 'kind' | 'elder'>) => boolean
  /** What remains of what the server says is gone, with which of its histories says so. */
  readonly graveOf: (id: string, rev: string) => Row
  /**
   * Whether a living version comes after the grave: an elder who moved comes back. Within one history of the server the later one has the higher
   * generation; a server that was set back counts anew, and has carried out before it opened whatever must stay gone.
   */
  readonly outlives: (rev: string, grave: string) => boolean
  /** Durable before the fact itself is: a power cut between the two and the erasing is not forgotten. */
  readonly announce: (elders: readonly string[]) => Promise<void>
  /** Nothing about them is taken from now on. */
  readonly note: (elders: readonly string[]) => void
  readonly erase: (elders: readonly string[]) => Promise<void>
  /** Documents that somebody else erased: `change` ends their rows, and what else is known of them here goes. */
  readonly forget: (ids: readonly string[], change?: () => Promise<void>) => Promise<void>
  /** What a power cut or a full disk left undone. */
  readonly goOn: () => Promise<void>
}

export type ErasingParts = {
  readonly store: DocumentStore
  readonly journal: Pick<Journal, 'erase'>
  readonly unsent: Unsent
  readonly refused: RefusedDocuments
  readonly bookkeeping: Bookkeeping
}

export async function openErasing(parts: ErasingParts): Promise<Erasing> {
  const { store, journal, unsent, refused, bookkeeping } = parts
  const facts = await store.find({ collection: 'activity', kind: 'erasure' })
  const erased = new Set(facts.filter(isErasure).map(({ elder }) => elder))
  const pending = (key: 'erasing' | 'forgetting'): readonly string[] =>
    (bookkeeping.read(key) as readonly string[] | undefined) ?? []
  const add = (key: 'erasing' | 'forgetting', ids: readonly string[]): Promise<void> =>
    bookkeeping.write(key, [...new Set([...pending(key), ...ids])])
  const remove = (key: 'erasing' | 'forgetting', ids: readonly string[]): Promise<void> =>
    bookkeeping.write(
      key,
      pending(key).filter((id) => !ids.includes(id)),
    )

  const endRows = (ids: readonly string[]): Promise<void> =>
    // Of which history a revision here is nobody knows; the feed that tells of the grave comes after whatever it told before.
    store.change(ids, (id, stored) => (stored?._deleted === true ? undefined : erasedRow(id, '')))
  const forget: Erasing['forget'] = async (ids, change = () => endRows(ids)) => {
    await add('forgetting', ids)
    await change()
    for (const id of ids) unsent.erased(id)
    await refused.remove(ids)
    if (await journal.erase(ids)) await remove('forgetting', ids)
  }
  const erase: Erasing['erase'] = async (elders) => {
    if (elders.length === 0) return
    for (const elder of elders) erased.add(elder)
    await add('erasing', elders)
    for (const elder of elders) {
      const rows = (await store.about(elder)).filter((row) => !staysAfterErasure(row))
      await forget([elder, ...rows.map(({ id }) => id)])
    }
    await remove('erasing', elders)
  }
  const history = (): string => String(bookkeeping.read(epochKey('station')) ?? '')
  return {
    graveOf: (id, rev) => erasedRow(id, `${rev} ${history()}`.trim()),
    outlives: (rev, grave) => {
      const [, of = ''] = grave.split(' ')
      return (of !== '' && of !== history()) || isLater(rev, grave)
    },
    isGone: ({ id, kind, elder }) => erased.has(id) || (erased.has(elder) && !staysAfterErasure({ kind })),
    announce: (elders) => add('erasing', elders),
    note: (elders) => elders.forEach((elder) => erased.add(elder)),
    erase,
    forget,
    goOn: async () => {
      const begun = pending('erasing')
      if (begun.length > 0) {
        // One that was announced and never written down did not happen.
        await remove(
          'erasing',
          begun.filter((elder) => !erased.has(elder)),
        )
        await erase(begun.filter((elder) => erased.has(elder)))
      }
      const ids = pending('forgetting')
      if (ids.length > 0) await forget(ids)
    },
  }
}

const isLater = (rev: string, grave: string): boolean => generationOf(rev) > generationOf(grave)

/** Of a sealed kiosk, which holds nothing about anybody. */
export const nothingErased: Erasing = {
  isGone: () => false,
  graveOf: erasedRow,
  outlives: isLater,
  announce: async () => undefined,
  note: () => undefined,
  erase: async () => undefined,
  forget: async (_ids, change) => change?.(),
  goOn: async () => undefined,
}
