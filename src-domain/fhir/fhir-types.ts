/**
 * As much of FHIR R4 (4.0.1) as the export writes. Element names are those of the specification; what a resource must hold is not said
 * by these types but by the structural validation in fhir-bundle.test.ts.
 */
export type Coding = { readonly system?: string; readonly code?: string; readonly display?: string }
export type CodeableConcept = { readonly coding?: readonly Coding[]; readonly text?: string }
export type Reference = { readonly reference?: string; readonly display?: string }
export type Quantity = {
  readonly value: number
  readonly unit: string
  /** With `code`, where the unit is one of UCUM; else the unit stands in words. */
  readonly system?: 'http://unitsofmeasure.org'
  readonly code?: string
}
export type Annotation = { readonly text: string }

export type Resource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>
export type BundleEntry = { readonly fullUrl: string; readonly resource: Resource }
export type Bundle = {
  readonly resourceType: 'Bundle'
  readonly id: string
  readonly meta: Readonly<Record<string, unknown>>
  readonly type: 'collection'
  readonly timestamp: string
  readonly entry: readonly BundleEntry[]
}
