/** Pieces that all resources of the export are made of: ids, references, codes, times. */
import { calendarDateOf } from '../shared/instant.ts'
import type { Document } from '../shared/document.ts'
import { fingerprint } from '../shared/fingerprint.ts'
import type { Annotation, CodeableConcept, Coding, Quantity, Reference } from './fhir-types.ts'

/** Names of code lists that no standards body published as a FHIR system. A URN of our own claims nothing about others'. */
export const ownSystem = (list: string): string => `urn:ginkgo-station:code:${list}`

/** The code systems of HL7 that R4 itself defines the elements by. */
export const hl7 = (name: string): string => `http://terminology.hl7.org/CodeSystem/${name}`

export const coded = (text: string, ...coding: readonly Coding[]): CodeableConcept =>
  coding.length === 0 ? { text } : { coding, text }

/** @param code of UCUM; what is shown beside the number is the same where nothing shorter is said. */
export const quantity = (value: number, code: string, unit = code): Quantity => ({
  value,
  unit,
  system: 'http://unitsofmeasure.org',
  code,
})

/** Texts that somebody said; absent where nobody said any. */
export function notes(...texts: readonly (string | undefined)[]): { readonly note?: readonly Annotation[] } {
  const said = texts.filter((text): text is string => text !== undefined && text.trim() !== '')
  return said.length === 0 ? {} : { note: said.map((text) => ({ text })) }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The UUID of a document, or one made of a text, the same at every export. */
export function uuidOf(text: string): string {
  const found = uuid.exec(text)
  if (found !== null) return found[0]
  const hex = `${fingerprint(text)}${fingerprint(`second half ${text}`)}`
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4] ?? '8'
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const urlOf = (id: string): string => `urn:uuid:${id}`
export const referenceTo = (id: string): Reference => ({ reference: urlOf(uuidOf(id)) })

/** 2026-11-22T16:00:00+08:00: the clock on the wall, and how far it stood from UTC. */
export function localTime({ occurredAt, offset }: Pick<Document, 'occurredAt' | 'offset'>): string {
  const wall = new Date(Date.parse(occurredAt) + offset * 60_000).toISOString().slice(11, 19)
  const minutes = Math.abs(offset)
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${calendarDateOf(occurredAt, offset)}T${wall}${zone}`
}

const two = (count: number): string => String(count).padStart(2, '0')
