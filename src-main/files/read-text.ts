import type { IncomingMessage } from 'node:http'

/** The body of a message; undefined when it has more than so many bytes. */
export async function readText(message: IncomingMessage, longest: number): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length
    if (length > longest) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
