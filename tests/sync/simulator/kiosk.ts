/** The simulator's end of a kiosk: letters go in, its program has its turn, letters come out. */
import { createRequire } from 'node:module'
import { seededRandom } from '../../support/seeded-random.ts'
import type { FromKiosk, KioskSetUp, RunKiosk, ToKiosk, TurnEnd } from './messages.ts'
import { virtualWorld, type WorldGlobals } from './virtual-world.ts'

export type Kiosk = {
  readonly setUp: KioskSetUp
  readonly post: (message: ToKiosk) => void
  /** True when letters wait for it or one of its timers is due. */
  readonly isDue: (now: number) => boolean
  readonly nextTimer: () => number | undefined
  readonly turn: (now: number) => Promise<readonly FromKiosk[]>
  readonly state: () => Pick<TurnEnd, 'connection' | 'unsent' | 'refused' | 'link'>
}

const load = createRequire(import.meta.url)

/**
 * A copy of the program of its own, with a world of its own. What the two tell each other is copied: nothing is shared.
 * @param program file of `build-program.ts`.
 */
export function startKiosk(program: string, setUp: KioskSetUp): Kiosk {
  const random = seededRandom(setUp.seed)
  const conditions = { skew: 0, diskFull: false }
  const { world, globals } = virtualWorld(random.fork(), setUp.start, () => conditions.skew)
  const copy = (load(program) as (globals: WorldGlobals) => { readonly runKiosk: RunKiosk })(globals)
  const takeTurn = copy.runKiosk({ setUp: structuredClone(setUp), random, conditions, world })
  let inbox: ToKiosk[] = []
  let last: TurnEnd = {
    messages: [],
    nextTimer: undefined,
    connection: 'closed',
    unsent: 0,
    refused: 0,
    link: undefined,
  }
  return {
    setUp,
    post: (message) => void inbox.push(message),
    isDue: (now) => inbox.length > 0 || (last.nextTimer !== undefined && last.nextTimer <= now),
    nextTimer: () => last.nextTimer,
    turn: async (now) => {
      const messages = structuredClone(inbox)
      inbox = []
      last = structuredClone(await takeTurn({ now, messages }))
      return inOrder(last.messages)
    },
    state: () => last,
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
  const told = messages.filter((message) => message.say === 'tell').toSorted((a, b) => (a.to < b.to ? -1 : 1))
  return messages.map((message) => {
    if (message.say === 'request') return requests.shift() ?? message
    return message.say === 'tell' ? (told.shift() ?? message) : message
  })
}
