/** Every kind of document the station knows, listed once. A kind that is not here cannot be saved or sent. */
import type { DocumentKind } from './shared/document.ts'

export const documentKinds: readonly DocumentKind[] = []

export const kindByName: ReadonlyMap<string, DocumentKind> = new Map(documentKinds.map((kind) => [kind.kind, kind]))
