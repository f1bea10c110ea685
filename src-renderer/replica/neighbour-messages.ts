/** What two kiosks of a station say to each other: documents as they go to the server, and which of them were taken. */
export type NeighbourMessage = {
  /** Random name of the sender's start of the program: after another start it may know less than it did. */
  readonly session: string
  readonly documents: readonly unknown[]
}
export type NeighbourAnswer = {
  readonly session: string
  /** Ids that are safe there, or that nobody may have any more. */
  readonly taken: readonly string[]
  /** How many documents the answering kiosk still has for us. */
  readonly left: number
}

const version = 1

export const writeMessage = (message: NeighbourMessage | NeighbourAnswer): string =>
  JSON.stringify({ version, ...message })

/** Undefined for what is no message of this version. */
export function readMessage(text: string): NeighbourMessage | undefined {
  const { session, documents } = fieldsOf(text)
  return typeof session === 'string' && Array.isArray(documents) ? { session, documents } : undefined
}

export function readAnswer(text: string): NeighbourAnswer | undefined {
  const { session, taken, left } = fieldsOf(text)
  if (typeof session !== 'string' || !Array.isArray(taken) || typeof left !== 'number') return undefined
  return { session, taken: taken.filter((id) => typeof id === 'string'), left }
}

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
