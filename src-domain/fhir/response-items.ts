/** What every QuestionnaireResponse of the export is made of. Items without an answer are left out. */
import type { Document } from '../shared/document.ts'
import { localTime, ownSystem, referenceTo, uuidOf } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'

export type Given = Readonly<Record<string, unknown>>
export type Item = {
  readonly linkId: string
  readonly text?: string
  readonly answer?: readonly Given[]
  readonly item?: readonly Item[]
}

export const response = (
  document: Pick<Document, 'id' | 'occurredAt' | 'offset' | 'corrects'>,
  questionnaire: string,
  elder: string,
  items: readonly Item[],
): Resource => ({
  resourceType: 'QuestionnaireResponse',
  id: uuidOf(document.id),
  questionnaire: `urn:ginkgo-station:questionnaire:${questionnaire}`,
  status: document.corrects === undefined ? 'completed' : 'amended',
  subject: referenceTo(elder),
  authored: localTime(document),
  item: items.filter((one) => (one.answer ?? one.item ?? []).length > 0),
})

export const words = (linkId: string, text: string, value: string | undefined): Item =>
  value === undefined || value.trim() === '' ? { linkId, text } : { linkId, text, answer: [{ valueString: value }] }
export const choice = (list: string, code: string, display: string): Given => ({
  valueCoding: { system: ownSystem(list), code, display },
})

export const labelIn = (
  list: readonly { readonly id: string; readonly label: { readonly 'zh-CN': string } }[],
  id: string,
): string | undefined => list.find((one) => one.id === id)?.label['zh-CN']
