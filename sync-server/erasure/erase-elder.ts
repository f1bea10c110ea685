/**
 * Carries out an erasure in the store of a station: of everything about the elder only bare tombstones are left, which the feeds
 * carry to every kiosk. The tombstone in the place of the elder's record comes first, because from then on nothing about the
 * elder is taken any more (check-writes.ts); the fact comes last, so that a kiosk that hears "taken" knows that it is done, and one
 * that does not hear it sends it again.
 */
import { staysAfterErasure } from '../../src-domain/erasure/erasure.ts'
import { mediaDatabaseOf, partsNamedBy } from '../../src-domain/media/media-file.ts'
import { documentsAbout } from '../access/documents-about.ts'
import type { DocumentStore } from '../store/document-store.ts'
import { eraseDocuments } from '../store/erase-documents.ts'
import type { KeptOutside } from '../store/kept-outside.ts'

/** @returns how many documents were replaced. Throws when the store refuses a tombstone: asked again, it goes on. */
export async function eraseElder(store: DocumentStore, database: string, elder: string): Promise<number> {
  await eraseDocuments(store, database, [elder])
  return 1 + (await eraseAbout(store, database, elder))
}

/** All but the elder's record. @returns how many documents were replaced. */
export async function eraseAbout(store: DocumentStore, database: string, elder: string): Promise<number> {
  let count = 0
  for await (const page of documentsAbout(store, database, elder)) {
    const gone = page.filter((document) => !staysAfterErasure(document))
    // The files first: without its document nobody would know whose they were.
    const parts = gone.flatMap(partsNamedBy)
    if (parts.length > 0) await eraseDocuments(store, mediaDatabaseOf(database), parts)
    await eraseDocuments(
      store,
      database,
      gone.map(({ id }) => id),
    )
    count += gone.length
  }
  return count
}

/**
 * Who was erased stays erased, whatever backup the data were put back from. Called at every start, before anybody is let in: what a
 * power cut left half done is finished then, too.
 * @returns how many elders came back and were erased again.
 */
export async function eraseAgain(store: DocumentStore, lines: readonly KeptOutside[]): Promise<number> {
  const entries = lines.filter((line) => 'erasure' in line)
  let count = 0
  for (const database of new Set(entries.map((entry) => entry.database))) {
    if (!(await store.hasDatabase(database))) continue
    const erasures = entries.filter((entry) => entry.database === database).map(({ erasure }) => erasure)
    const winners = await store.readWinners(
      database,
      erasures.flatMap(({ id, elder }) => [id, elder]),
    )
    for (const erasure of erasures) {
      const isDone = winners.get(erasure.elder)?.deleted === true
      if (isDone && winners.get(erasure.id)?.doc !== undefined) continue
      await eraseElder(store, database, erasure.elder)
      const { id, ...fields } = erasure
      if (winners.get(id) === undefined)
        await store.writeDocuments(database, [{ ...fields, _id: id }], { newEdits: true })
      count += 1
    }
  }
  return count
}
