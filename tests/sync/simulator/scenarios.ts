/**
 * Every case that ever broke something, told by what happens and not by a number: a seed tells another story as soon as the simulator draws
 * differently, a script does not. The network does only what the script says. Each opens with what was found, and by which seed of that time.
 */
import type { TokenProblem } from '../../../src-main/kiosk/server-token.ts'
import { day, type Deeds, hour, minute, type Step } from './story.ts'

export type Scenario = {
  readonly name: string
  readonly stations: number
  readonly kiosks: number
  /** Nothing of it may stand on a list of refused ones, not for a while either. */
  readonly refusesNothing?: true
  /** Its kiosks prove a key and renew their tokens; else they have a secret that stays. */
  readonly tokens?: true
  /** The kiosks of a station stand in one local network. */
  readonly neighbours?: true
  /** A machine must be told this when it asks for one. */
  readonly told?: TokenProblem
  readonly steps: <Member>(deeds: Deeds<Member>) => readonly Step[]
}

/** A script: when, and what. Kiosks stand at the stations in turn: with two stations 0 and 2 at the first, 1 and 3 at the second. */
const script =
  (
    write: <Member>(
      at: (when: number, run: () => void) => void,
      deeds: Deeds<Member>,
      kiosk: (n: number) => Member,
    ) => void,
  ): Scenario['steps'] =>
  (deeds) => {
    const steps: Step[] = []
    write(
      (at, run) => void steps.push({ at, run }),
      deeds,
      (n) => deeds.members()[n]!,
    )
    return steps
  }

export const scenarios: readonly Scenario[] = [
  {
    // Seed 1: the bookkeeping refused a key for ever that it could not write once.
    name: 'a disk is full for an hour, and works again',
    stations: 1,
    kiosks: 2,
    steps: script((at, { act, fill }, kiosk) => {
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(hour, () => fill(kiosk(0), hour))
      for (let i = 1; i < 10; i += 1) {
        at(hour + 5 * i * minute, () => act(kiosk(0), 'editElder', i))
        at(hour + 5 * i * minute + 1, () => act(kiosk(1), 'reading', i))
      }
      for (let i = 1; i < 4; i += 1) at(3 * hour + i * minute, () => act(kiosk(0), 'editElder', 20 + i))
    }),
  },
  {
    // Seed 1001: both counted their edits alike, and one was taken for seen.
    name: 'two kiosks run from one copied disk and edit the same elder',
    stations: 1,
    kiosks: 2,
    steps: script((at, { act, clone, cut }, kiosk) => {
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(hour, () => clone(kiosk(0)))
      at(2 * hour, () => cut(kiosk(0), hour))
      at(2 * hour, () => cut(kiosk(2), hour))
      at(2 * hour + minute, () => act(kiosk(0), 'editElder', 1))
      at(2 * hour + minute, () => act(kiosk(2), 'editElder', 1))
      at(2 * hour + 2 * minute, () => act(kiosk(2), 'editElder', 2))
    }),
  },
  {
    // Seed 1016: "offline" stood on the screen for ever, though everything had arrived.
    name: 'the answer to a push is lost',
    stations: 1,
    kiosks: 2,
    steps: script((at, { act, loseAnswer }, kiosk) => {
      at(hour, () => loseAnswer(kiosk(0)))
      at(hour, () => act(kiosk(0), 'createElder', 1))
      at(2 * hour, () => loseAnswer(kiosk(0)))
      at(2 * hour, () => act(kiosk(0), 'several', 2))
    }),
  },
  {
    // Seed 1075: the administrator stood behind it in the same request, and the elder stayed on the server.
    name: 'an erasure and the first word of its administrator arrive in one request',
    stations: 1,
    kiosks: 2,
    refusesNothing: true,
    steps: script((at, { act, cut }, kiosk) => {
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(2 * minute, () => act(kiosk(0), 'aboutElder', 1))
      at(hour, () => cut(kiosk(0), hour))
      at(hour + minute, () => act(kiosk(0), 'eraseElder', 1))
    }),
  },
  {
    // Seed 5018: what stood about the elder was left behind, and some kiosks took it and some did not.
    name: 'a record is erased at another server while a kiosk still writes about the elder',
    stations: 1,
    kiosks: 3,
    steps: script((at, { act, cut, erase }, kiosk) => {
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(10 * minute, () => act(kiosk(0), 'aboutElder', 1))
      at(11 * minute, () => act(kiosk(1), 'aboutElder', 1))
      at(hour, () => cut(kiosk(1), 5 * hour))
      at(hour + minute, () => act(kiosk(1), 'aboutElder', 2))
      at(2 * hour, () => erase(0))
    }),
  },
  {
    // Seed 5034: it came back from a kiosk that had not heard of it.
    name: 'what a backup did not hold and was erased since is brought by a kiosk that was away',
    stations: 1,
    kiosks: 2,
    steps: script((at, { act, backUp, cut, erase, restore }, kiosk) => {
      at(minute, () => act(kiosk(0), 'reading', 1))
      at(hour, backUp)
      at(2 * hour, () => act(kiosk(0), 'createElder', 1))
      at(2 * hour + minute, () => act(kiosk(0), 'aboutElder', 1))
      at(3 * hour, () => cut(kiosk(1), day))
      at(4 * hour, () => erase(0))
      at(5 * hour, () => restore(0))
    }),
  },
  {
    name: 'an elder moves while a kiosk of the old station works without a network',
    stations: 2,
    kiosks: 4,
    steps: script((at, { act, cut, move }, kiosk) => {
      for (const n of [0, 1]) at(n, () => act(kiosk(n), 'appoint', 1))
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(2 * minute, () => act(kiosk(0), 'aboutElder', 1))
      at(hour, () => cut(kiosk(2), day))
      at(2 * hour, () => move(kiosk(0), { own: 1, to: 0, delay: 20 * minute }))
      at(2 * hour, () => act(kiosk(2), 'editElder', 1))
      at(3 * hour, () => act(kiosk(2), 'aboutElder', 2))
      at(4 * hour, () => act(kiosk(1), 'editElder', 3))
      at(4 * hour, () => act(kiosk(2), 'addRisk', 3))
    }),
  },
  {
    name: 'an elder moves, and moves back',
    stations: 2,
    kiosks: 4,
    steps: script((at, { act, move, wipe }, kiosk) => {
      for (const n of [0, 1]) at(n, () => act(kiosk(n), 'appoint', 1))
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(2 * minute, () => act(kiosk(2), 'aboutElder', 1))
      at(hour, () => move(kiosk(0), { own: 1, to: 0, delay: minute }))
      at(3 * hour, () => act(kiosk(1), 'aboutElder', 2))
      at(4 * hour, () => wipe(kiosk(2)))
      at(5 * hour, () => move(kiosk(3), { own: 2, to: 0, delay: minute }))
      at(7 * hour, () => act(kiosk(2), 'editElder', 3))
    }),
  },
  {
    // Seed 1004 at its first day with moves: the consent to the move was refused as being about somebody erased, and was lost.
    name: 'the server is set back to before a move, and loses power in the middle of one',
    stations: 2,
    kiosks: 4,
    steps: script((at, { act, backUp, killServer, move, restore }, kiosk) => {
      for (const n of [0, 1]) at(n, () => act(kiosk(n), 'appoint', 1))
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(2 * minute, () => act(kiosk(2), 'aboutElder', 1))
      at(hour, backUp)
      at(2 * hour, () => move(kiosk(0), { own: 1, to: 0, delay: minute }))
      at(3 * hour, () => act(kiosk(1), 'aboutElder', 2))
      at(4 * hour, () => restore(0))
      at(6 * hour, () => act(kiosk(0), 'createElder', 4))
      for (let i = 0; i < 6; i += 1) at(6 * hour + (i + 1) * minute, () => act(kiosk(0), 'aboutElder', i))
      at(8 * hour, () => move(kiosk(0), { own: 5, to: 0.9, delay: 20 * minute }))
      // The code is sent at this moment; the writes of the move take 2 to 60 ms each.
      for (let i = 0; i < 4; i += 1) at(8 * hour + 20 * minute + 150 + 40 * i, () => killServer(minute))
    }),
  },
  {
    // Seed 1118: a server set back counts the revisions anew; the kiosks of the old station took the elder who came back for the one who had gone,
    // and when the server was set back once more nobody had the record.
    name: 'an elder moves, the server is set back to before it knew the elder, and the elder moves back',
    stations: 2,
    kiosks: 4,
    steps: script((at, { act, backUp, move, restore }, kiosk) => {
      for (const n of [0, 1]) at(n, () => act(kiosk(n), 'appoint', 1))
      at(10 * minute, backUp)
      at(hour, () => act(kiosk(0), 'createElder', 1))
      for (let i = 1; i < 5; i += 1) at(hour + i * minute, () => act(kiosk(0), 'editElder', i))
      at(2 * hour, () => move(kiosk(0), { own: 1, to: 0, delay: minute }))
      at(4 * hour, () => restore(0))
      at(6 * hour, () => move(kiosk(1), { own: 2, to: 0, delay: minute }))
      at(9 * hour, () => act(kiosk(2), 'editElder', 9))
      at(10 * hour, () => restore(0))
    }),
  },
  {
    name: 'an elder is erased at the old station by somebody who has not heard of the move',
    stations: 2,
    kiosks: 4,
    steps: script((at, { act, cut, move }, kiosk) => {
      for (const n of [0, 1]) at(n, () => act(kiosk(n), 'appoint', 1))
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(2 * minute, () => act(kiosk(0), 'aboutElder', 1))
      at(hour, () => cut(kiosk(2), 5 * hour))
      at(2 * hour, () => move(kiosk(0), { own: 1, to: 0, delay: minute }))
      at(3 * hour, () => act(kiosk(2), 'aboutElder', 2))
      at(4 * hour, () => act(kiosk(2), 'eraseElder', 3))
    }),
  },
  {
    name: 'two kiosks exchange while the server is away, and one of them is wiped before it comes back',
    stations: 1,
    kiosks: 2,
    neighbours: true,
    steps: script((at, { act, cut, wipe }, kiosk) => {
      at(minute, () => act(kiosk(0), 'createElder', 1))
      for (const n of [0, 1]) at(hour, () => cut(kiosk(n), day))
      for (const n of [0, 1]) at(2 * hour, () => act(kiosk(n), 'editElder', 2 + n))
      at(3 * hour, () => act(kiosk(0), 'several', 5))
      at(5 * hour, () => act(kiosk(1), 'eraseElder', 6))
      at(6 * hour, () => act(kiosk(0), 'several', 7))
      at(9 * hour, () => wipe(kiosk(0)))
    }),
  },
  {
    // Seeds 1612 and 1669: filled anew, it asked what became of its own, and took the tombstone without `moved` for the end.
    name: 'an elder moves while a kiosk of the old station works without a network and is wiped before it comes back',
    stations: 2,
    kiosks: 4,
    steps: script((at, { act, cut, move, wipe }, kiosk) => {
      for (const n of [0, 1]) at(n, () => act(kiosk(n), 'appoint', 1))
      at(minute, () => act(kiosk(2), 'createElder', 1))
      at(hour, () => cut(kiosk(2), day))
      at(2 * hour, () => act(kiosk(2), 'editElder', 2))
      at(3 * hour, () => move(kiosk(0), { own: 1, to: 0, delay: 20 * minute }))
      at(5 * hour, () => act(kiosk(2), 'editElder', 3))
      at(6 * hour, () => wipe(kiosk(2)))
    }),
  },
  {
    // Seed 2762: by the neighbour's word it stood there as the server's, and the feed of a kiosk that was filled after the erasing never said otherwise.
    name: 'a kiosk that was wiped after something was erased hears of it from a neighbour that does not know',
    stations: 1,
    kiosks: 3,
    neighbours: true,
    steps: script((at, { act, cut, erase, wipe }, kiosk) => {
      at(minute, () => act(kiosk(0), 'reading', 1))
      at(hour, () => cut(kiosk(1), day))
      at(2 * hour, () => erase(0))
      at(3 * hour, () => wipe(kiosk(2)))
      at(5 * hour, () => cut(kiosk(2), 2 * hour))
    }),
  },
  {
    name: 'an elder moves while a kiosk of the old station hears only its neighbour',
    stations: 2,
    kiosks: 4,
    neighbours: true,
    steps: script((at, { act, cut, move }, kiosk) => {
      for (const n of [0, 1]) at(n, () => act(kiosk(n), 'appoint', 1))
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(hour, () => cut(kiosk(2), day))
      at(2 * hour, () => act(kiosk(2), 'aboutElder', 2))
      at(4 * hour, () => move(kiosk(0), { own: 1, to: 0, delay: minute }))
      at(5 * hour, () => act(kiosk(2), 'editElder', 3))
      at(6 * hour, () => act(kiosk(2), 'aboutElder', 4))
    }),
  },
  {
    name: 'a disk is copied, both machines go on, and the one that is found out is let in by a new code',
    stations: 1,
    kiosks: 2,
    tokens: true,
    told: 'copiedKiosk',
    steps: script((at, { act, clone, cut, kill, skew }, kiosk) => {
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(hour, () => clone(kiosk(0)))
      for (const n of [0, 2]) at(2 * hour, () => act(kiosk(n), 'editElder', n))
      at(3 * hour, () => skew(kiosk(2), -2 * day))
      for (const n of [0, 2]) at(4 * hour, () => act(kiosk(n), 'several', n))
      at(5 * hour, () => kill(kiosk(2), 5 * minute))
      at(5 * hour, () => cut(kiosk(0), 5 * hour))
      for (const n of [0, 1, 2]) at(8 * hour, () => act(kiosk(n), 'editElder', 10 + n))
    }),
  },
  {
    name: 'a kiosk is revoked in the middle of its day, and writes and asks for a token ever after',
    stations: 1,
    kiosks: 3,
    tokens: true,
    told: 'revokedKiosk',
    steps: script((at, { act, backUp, kill, restore, revoke }, kiosk) => {
      at(minute, () => act(kiosk(0), 'createElder', 1))
      at(hour, backUp)
      at(2 * hour, () => revoke(kiosk(1)))
      at(2 * hour + minute, () => act(kiosk(1), 'several', 2))
      at(3 * hour, () => kill(kiosk(1), minute))
      // The list of the revoked is not put back with the rest.
      at(4 * hour, () => restore(0))
      at(5 * hour, () => act(kiosk(1), 'editElder', 3))
      at(6 * hour, () => act(kiosk(2), 'editElder', 4))
    }),
  },
  {
    name: 'what everybody reads is corrected and taken away while the server is set back',
    stations: 2,
    kiosks: 3,
    steps: script((at, { backUp, cut, publish, restore, trespass }, kiosk) => {
      for (let i = 0; i < 4; i += 1) at((10 + i) * minute, publish)
      at(hour, backUp)
      at(2 * hour, () => cut(kiosk(1), day))
      for (let i = 0; i < 6; i += 1) at(7 * hour + i * minute, publish)
      at(13 * hour, () => restore(0))
      at(20 * hour, () => trespass(kiosk(0)))
      at(21 * hour, publish)
    }),
  },
]
