/** What will happen and when: the work of people and the troubles between, all drawn from the seed before it begins. */
import type { ActName } from './messages.ts'
import { type SeededRandom, seededRandom } from '../../support/seeded-random.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
/** How long things go wrong. */
export const troubled = 30 * hour

export type Step = { readonly at: number; readonly run: () => void }

/** What a story is told with; milliseconds, and luck from 0 to 1. */
export type Deeds<Member> = {
  readonly members: () => readonly Member[]
  readonly act: (member: Member, act: ActName, seed: number) => void
  readonly cut: (member: Member, duration: number) => void
  readonly kill: (member: Member, pause: number) => void
  readonly wipe: (member: Member) => void
  readonly fill: (member: Member, duration: number) => void
  readonly skew: (member: Member, skew: number) => void
  readonly clone: (member: Member) => void
  readonly revoke: (member: Member) => void
  readonly killServer: (pause: number) => void
  readonly backUp: () => void
  readonly restore: (luck: number) => void
  readonly erase: (luck: number) => void
  /** An elder of this kiosk's station goes to the station of another kiosk, where the code is brought after `delay`. */
  readonly move: (member: Member, move: { readonly own: number; readonly to: number; readonly delay: number }) => void
  /** The authority writes something that all stations read. */
  readonly publish: () => void
  /** A kiosk asks for what is not its own. */
  readonly trespass: (member: Member) => void
  /** The answer to the next thing that it sends is lost. */
  readonly loseAnswer: (member: Member) => void
}

/** @param random draws the story; what it has drawn afterwards is part of what the seed says. */
export function tell<Member>(random: SeededRandom, seed: number, deeds: Deeds<Member>): readonly Step[] {
  const who = (luck: number): Member => deeds.members()[Math.floor(luck * deeds.members().length)]!
  const work = random.fork()
  const names: readonly ActName[] = [
    'createElder',
    'editElder',
    'editElder',
    'editElder',
    'addRisk',
    'reading',
    'reading',
    'createService',
    'addEvent',
    'addEvent',
    'settle',
    'several',
  ]
  const acts = Array.from({ length: random.whole(60, 160) }, () => {
    const at = work.whole(0, troubled - hour)
    const act = work.pick(names)
    const own = work.whole(0, 2 ** 31)
    const luck = work.next()
    return { at, run: () => deeds.act(who(luck), act, own) }
  })
  // Drawn apart, so that the stories of before are told as they were.
  const more = seededRandom(seed ^ 0x5eed)
  for (let i = more.whole(3, 12); i > 0; i -= 1) {
    const at = more.whole(hour, troubled - hour)
    const act = more.pick(['aboutElder', 'aboutElder', 'eraseElder'] as const)
    const [own, luck] = [more.whole(0, 2 ** 31), more.next()]
    acts.push({ at, run: () => deeds.act(who(luck), act, own) })
  }
  if (more.next() < 0.25) {
    const [at, luck] = [more.whole(hour, troubled - hour), more.next()]
    acts.push({ at, run: () => deeds.revoke(who(luck)) })
  }
  const moving = seededRandom(seed ^ 0xa11ce)
  for (let i = moving.whole(1, 4); i > 0; i -= 1) {
    const [at, own, luck] = [moving.whole(hour, troubled - 3 * hour), moving.whole(0, 2 ** 31), moving.next()]
    const move = { own, to: moving.next(), delay: moving.pick([minute, 20 * minute, 3 * hour]) }
    acts.push({ at, run: () => deeds.move(who(luck), move) })
  }
  for (let i = moving.whole(2, 8); i > 0; i -= 1)
    acts.push({ at: moving.whole(0, troubled - hour), run: () => deeds.publish() })
  for (let i = moving.whole(1, 3); i > 0; i -= 1) {
    const [at, luck] = [moving.whole(0, troubled - hour), moving.next()]
    acts.push({ at, run: () => deeds.trespass(who(luck)) })
  }
  const trouble = random.fork()
  const anyone = (): Member => trouble.pick(deeds.members())
  const kinds: readonly { readonly weight: number; readonly run: () => void }[] = [
    { weight: 5, run: () => deeds.cut(anyone(), trouble.pick([minute, 20 * minute, 5 * hour, day])) },
    { weight: 5, run: () => deeds.kill(anyone(), trouble.whole(1_000, 30 * minute)) },
    { weight: 2, run: () => deeds.wipe(anyone()) },
    { weight: 2, run: () => deeds.fill(anyone(), trouble.whole(minute, 2 * hour)) },
    { weight: 2, run: () => deeds.skew(anyone(), trouble.pick([-2, 2, -0.01, 0]) * day) },
    { weight: 3, run: () => deeds.killServer(trouble.whole(1_000, hour)) },
    { weight: 2, run: () => deeds.backUp() },
    { weight: 1, run: () => deeds.restore(trouble.next()) },
    { weight: 1, run: () => deeds.clone(anyone()) },
    { weight: 2, run: () => deeds.erase(trouble.next()) },
  ]
  const bag = kinds.flatMap(({ weight, run }) => Array.from({ length: weight }, () => run))
  const troubles = Array.from({ length: random.whole(6, 30) }, () => ({
    at: trouble.whole(0, troubled - hour),
    run: trouble.pick(bag),
  }))
  return [...troubles, ...acts]
}
