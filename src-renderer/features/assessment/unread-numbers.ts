/** Height and weight as typed where they are no number within the bounds: kept while the assessment is on screen, never stored. */
import type { bodyBounds } from '../../../src-domain/assessments/form-tables.ts'

export type BodyField = keyof typeof bodyBounds
export type UnreadNumbers = { readonly [Field in BodyField]?: string | undefined }
/** A.2.4 and A.2.5, in the order of the form. */
export const bodyFields: readonly BodyField[] = ['heightCm', 'weightKg']
