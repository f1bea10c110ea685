/** Every kind of document the station knows, listed once. A kind that is not here cannot be saved or sent. */
import { auditKind } from './activity/audit.ts'
import { callKind } from './activity/call.ts'
import { elderKind } from './elders/elder.ts'
import type { DocumentKind } from './shared/document.ts'
import { staffKind } from './staff/staff.ts'

export const documentKinds: readonly DocumentKind[] = [
  elderKind,
  staffKind,
  auditKind,
  callKind,
]

export const kindByName: ReadonlyMap<string, DocumentKind> = new Map(documentKinds.map((kind) => [kind.kind, kind]))
