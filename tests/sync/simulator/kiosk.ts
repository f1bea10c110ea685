/** The simulator's end of a kiosk's realm: letters go in, the realm has its turn, letters come out. */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { FromKiosk, KioskSetUp, ToKiosk, Turn, TurnEnd } from './messages.ts'

/** Milliseconds of the real clock after which a realm is taken for broken. */
const longestTurn = 120_000

export type Kiosk = {
  readonly setUp: KioskSetUp
  readonly post: (message: ToKiosk) => void
  /** True when letters wait for it or one of its timers is due. */
  readonly isDue: (now: number) => boolean
  readonly nextTimer: () => number | undefined
  readonly turn: (now: number) => readonly FromKiosk[]
  readonly state: () => Pick<TurnEnd, 'connection' | 'unsent' | 'refused'>
  readonly end: () => Promise<void>
}

/**
 * The two wait for each other on shared memory: the letters of a seed are tens of thousands, and a thread that sleeps in its
 * event loop wakes too late for each.
 * @param program file of `build-program.ts`.
 */
export async function startKiosk(program: string, setUp: KioskSetUp): Promise<Kiosk> {
  const turns = new Int32Array(new SharedArrayBuffer(8))
  const { port1: port, port2: realmPort } = new MessageChannel()
  const worker = new Worker(new URL('kiosk-realm.ts', import.meta.url), {
    workerData: { program, setUp, turns, port: realmPort },
    transferList: [realmPort],
  })
  let heard = 0
  const answer = (): TurnEnd => {
    if (Atomics.wait(turns, 1, heard, longestTurn) === 'timed-out') throw new Error(`${setUp.name} does not answer`)
    heard += 1
    let letter = receiveMessageOnPort(port)
    // The count can be seen a moment before the letter.
    for (; letter === undefined; letter = receiveMessageOnPort(port)) Atomics.wait(turns, 1, heard, 1)
    const message = letter.message as TurnEnd | { readonly failed: string }
    if ('failed' in message) throw new Error(`${setUp.name} failed: ${message.failed}`)
    return message
  }
  await new Promise<void>((ready, fail) => {
    worker.once('message', () => ready())
    worker.once('error', fail)
  })
  let inbox: ToKiosk[] = []
  let last: TurnEnd = { messages: [], nextTimer: undefined, connection: 'closed', unsent: 0, refused: 0 }
  return {
    setUp,
    post: (message) => void inbox.push(message),
    isDue: (now) => inbox.length > 0 || (last.nextTimer !== undefined && last.nextTimer <= now),
    nextTimer: () => last.nextTimer,
    turn: (now) => {
      const turn: Turn = { now, messages: inbox }
      inbox = []
      port.postMessage(turn)
      Atomics.add(turns, 0, 1)
      Atomics.notify(turns, 0)
      last = answer()
      return inOrder(last.messages)
    },
    state: () => last,
    end: async () => {
      port.close()
      await worker.terminate()
    },
  }
}

/**
 * The loops of a replica ask side by side, and which of them asks first within one turn hangs on how long the platform's
 * own threads take to unseal: the network hears them in the order of what they ask.
 */
function inOrder(messages: readonly FromKiosk[]): readonly FromKiosk[] {
  const requests = messages
    .filter((message) => message.say === 'request')
    .toSorted((a, b) => (a.path === b.path ? a.request - b.request : a.path < b.path ? -1 : 1))
  return messages.map((message) => (message.say === 'request' ? (requests.shift() ?? message) : message))
}
