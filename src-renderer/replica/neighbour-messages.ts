/**
 * What two kiosks of a station say to each other: documents as they go to the server, and which of them were taken; and sealed parts of
 * pictures and files, one a message.
 */
import { isPartHash } from '../../src-domain/media/media-file.ts'

/** Id and the server's revision. */
export type ServerVersion = readonly [id: string, rev: string]

export type NeighbourMessage = {
  /** Random name of the sender's start of the program: after another start it may know less than it did. */
  readonly session: string
  /** With the revision that the server gave them, where it has them as they are. */
  readonly documents: readonly unknown[]
  /** What the server has, as the sender knows; told only to a neighbour that cannot ask the server itself. */
  readonly has: readonly ServerVersion[]
}
export type NeighbourAnswer = {
  readonly session: string
  /** Ids that are safe there, or that nobody may have any more. */
  readonly taken: readonly string[]
  /** How many documents the answering kiosk still has for us. */
  readonly left: number
  /** Of what the server has, what the answering kiosk lacks. */
  readonly wants: readonly string[]
  /** It does not reach the server. */
  readonly isCutOff: boolean
}

const version = 1

export const writeMessage = (message: NeighbourMessage | NeighbourAnswer): string =>
  JSON.stringify({ version, ...message })

/** Undefined for what is no message of this version. */
export function readMessage(text: string): NeighbourMessage | undefined {
  const { session, documents, has } = fieldsOf(text)
  if (typeof session !== 'string' || !Array.isArray(documents) || !Array.isArray(has)) return undefined
  return { session, documents, has: has.filter(isVersion) }
}

export function readAnswer(text: string): NeighbourAnswer | undefined {
  const { session, taken, left, wants, isCutOff } = fieldsOf(text)
  if (typeof session !== 'string' || !Array.isArray(taken) || !Array.isArray(wants) || typeof left !== 'number')
    return undefined
  return { session, taken: taken.filter(isText), left, wants: wants.filter(isText), isCutOff: isCutOff === true }
}

/** A question for one part. */
export const writePartQuestion = (part: string): string => JSON.stringify({ version, part })

export function readPartQuestion(text: string): string | undefined {
  const { part } = fieldsOf(text)
  return isText(part) && isPartHash(part) ? part : undefined
}

/** @param sealed base64; absent where the part is not here. */
export const writePartAnswer = (sealed: string | undefined): string => JSON.stringify({ version, sealed })

export function readPartAnswer(text: string): string | undefined {
  const { sealed } = fieldsOf(text)
  return isText(sealed) ? sealed : undefined
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isVersion = (value: unknown): value is ServerVersion =>
  Array.isArray(value) && value.length === 2 && value.every(isText)

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown
    if (value === null || typeof value !== 'object') return {}
    const fields = value as Readonly<Record<string, unknown>>
    return fields['version'] === version ? fields : {}
  } catch {
    return {}
  }
}
