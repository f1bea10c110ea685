/**
 * Sealed parts of pictures and files between kiosks of a station that stand side by side. A kiosk asks for the parts that documents
 * from a neighbour name; who has the document has the key that opens them. The media store (src-renderer/media) keeps what comes.
 */
import { type Observable, ReplaySubject } from 'rxjs'
import type { Host } from '../host/host.ts'
import { base64ToBytes, bytesToBase64 } from './base64.ts'
import { readPartAnswer, writePartQuestion } from './neighbour-messages.ts'

type Part = Uint8Array<ArrayBuffer>

export type NeighbourParts = {
  /** Hashes of parts that documents from neighbours name, those that arrived earlier first. */
  readonly named: Observable<readonly string[]>
  /** Asks who is near, one after the other. @param isRight whether it is what was asked for. */
  readonly ask: (hash: string, isRight: (part: Part) => Promise<boolean>) => Promise<Part | undefined>
  /** Neighbours are answered from here; until then, from the host's files. @returns how to stop. */
  readonly answerFrom: (read: (hash: string) => Promise<Part | undefined>) => () => void
}

export type AnsweredParts = NeighbourParts & {
  /** Base64; undefined where it is not here. */
  readonly here: (hash: string) => Promise<string | undefined>
  readonly found: (hashes: readonly string[]) => void
}

/** Of a long exchange while the media store is not open yet; an older one is asked for when somebody looks at it. */
const remembered = 1_000

export function openNeighbourParts(host: Pick<Host, 'call'>, near: () => readonly string[]): AnsweredParts {
  const named = new ReplaySubject<readonly string[]>(remembered)
  let read: ((hash: string) => Promise<Part | undefined>) | undefined
  return {
    named,
    found: (hashes) => {
      if (hashes.length > 0) named.next(hashes)
    },
    ask: async (hash, isRight) => {
      for (const kiosk of near()) {
        const { answer } = await host.call('lan.send', { to: kiosk, body: writePartQuestion(hash) })
        const part = answer === undefined ? undefined : bytesOf(readPartAnswer(answer))
        if (part !== undefined && (await isRight(part))) return part
      }
      return undefined
    },
    answerFrom: (reading) => {
      read = reading
      return () => {
        if (read === reading) read = undefined
      }
    },
    here: async (hash) => {
      if (read === undefined) return (await host.call('media.get', { name: hash })).sealed
      const part = await read(hash)
      return part && bytesToBase64(part)
    },
  }
}

/** A neighbour's answer is checked as a whole; what is not base64 is no part. */
function bytesOf(sealed: string | undefined): Part | undefined {
  try {
    return sealed === undefined ? undefined : base64ToBytes(sealed)
  } catch {
    return undefined
  }
}
