/**
 * Which facts of the archive stand. A wrong one is never changed: a new fact with the same time of measuring names it
 * (`corrects`), or a `voided` fact says that nothing stands in its place (it was another person's, the cuff slipped). Both stay
 * readable. When the correction was written is told by its id.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document } from '../shared/document.ts'
import { instantOf } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { measuredTime } from './measured.ts'
import { type Reading, type ReadingBody, readingKind } from './reading.ts'

export const VoidedBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
export type VoidedBody = Static<typeof VoidedBody>
export type Voided = Document<VoidedBody>

export const voidedKind = defineKind({
  kind: 'voided',
  collection: 'observations',
  merge: 'fact',
  version: 1,
  body: VoidedBody,
  rules: ({ elder, corrects }): readonly Refusal[] => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(corrects === undefined ? [refusal('archive.nothingCorrected', '/corrects')] : []),
  ],
  migrations: [],
})

/**
 * A measurement put right: the act is that of the wrong one. Where its day was wrong it lies with the later of both days: whoever
 * asks for what came since then gets the wrong one never without it.
 */
export function correctReading(wrong: Reading, body: ReadingBody, act: Act): Reading {
  const { occurredAt, offset } = wrong
  const made = {
    ...createDocument(readingKind, body, act, { elder: wrong.elder, corrects: wrong.id }),
    occurredAt,
    offset,
  }
  const { at } = measuredTime(made)
  return { ...made, updatedAt: at > wrong.updatedAt ? at : wrong.updatedAt }
}

/** Stands beside what it voids, so that both come with the same page of a long list. */
export function voidFact(wrong: Document, reason: string, act: Act): Voided {
  const made = createDocument(voidedKind, { reason }, act, { elder: wrong.elder, corrects: wrong.id })
  return { ...made, occurredAt: wrong.occurredAt, updatedAt: wrong.updatedAt, offset: wrong.offset }
}

/** When a document was made: of a correction later than what it is about. */
export function madeAt({ id }: Pick<Document, 'id'>): string {
  const digits = id.slice(id.indexOf(':') + 1).replaceAll('-', '')
  return instantOf(Number.parseInt(digits.slice(0, 12), 16))
}

/** What later facts corrected or voided, and by which: the newest where there are several. */
export function correctionsIn(documents: readonly Document[]): ReadonlyMap<string, Document> {
  const found = new Map<string, Document>()
  for (const document of documents) {
    const { corrects } = document
    if (corrects === undefined) continue
    const other = found.get(corrects)
    if (other === undefined || other.id < document.id) found.set(corrects, document)
  }
  return found
}

/** Facts that nothing corrects. Of two corrections made apart both are there; the newer one stands. */
export function standingFacts<Fact extends Document>(
  facts: readonly Fact[],
  all: readonly Document[],
): readonly Fact[] {
  const corrections = correctionsIn(all)
  return facts.filter(
    (fact) =>
      !corrections.has(fact.id) && (fact.corrects === undefined || corrections.get(fact.corrects)?.id === fact.id),
  )
}
