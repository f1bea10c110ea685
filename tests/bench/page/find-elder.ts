/**
 * One keystroke among all elders: our index in memory against RxDB's regular-expression query on an unencrypted copy in
 * IndexedDB. The copy has, in one field of plain text, everything our index knows of an elder, so that both can answer
 * the same keystrokes; no keystroke comes twice, since RxDB remembers the answers to queries it has seen.
 */
import { createRxDatabase } from 'rxdb/plugins/core'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { filter, firstValueFrom, of } from 'rxjs'
import { bulkElders } from '../../../src-domain/demo/demo-bulk.ts'
import { openElderIndex } from '../../../src-renderer/search/elder-index.ts'
import { nameUnits } from '../../../src-renderer/search/name-readings.ts'

export type FindElderRounds = {
  /** Milliseconds a keystroke, one value a round. */
  readonly ours: readonly number[]
  readonly peer: readonly number[]
  readonly buildMilliseconds: number
  /** Keystrokes that found nothing at all, of each: a benchmark of misses would measure something else. */
  readonly misses: { readonly ours: number; readonly peer: number }
}

const today = '2026-11-22'
const shown = 20
const repeats = 10

export async function findElder(count: number, rounds: number, keystrokes: number): Promise<FindElderRounds> {
  const elders = bulkElders({ count, seed: 1, today })
  const began = performance.now()
  const index = openElderIndex({ watch: () => of(elders) })
  await firstValueFrom(index.state.pipe(filter((state) => state.ready && state.indexed === count)))
  const buildMilliseconds = performance.now() - began

  const database = await createRxDatabase({
    name: `bench-find-${Date.now()}`,
    storage: getRxStorageDexie(),
    multiInstance: false,
  })
  const { people } = await database.addCollections({
    people: {
      schema: {
        title: 'people',
        version: 0,
        primaryKey: 'id',
        type: 'object',
        properties: {
          id: { type: 'string', maxLength: 60 },
          text: { type: 'string' },
          elder: { type: 'object', additionalProperties: true },
        },
        required: ['id', 'text', 'elder'],
      },
    },
  })
  if (people === undefined) throw new Error('no collection')
  const texts = elders.map(({ body }) => {
    const readings = nameUnits(body.name).map((unit) => unit.readings[0] ?? '')
    const initials = readings.map((reading) => reading[0] ?? '').join('')
    return `${body.name} ${readings.join('')} ${initials} ${body.identityNumber ?? ''} ${body.phone ?? ''} ${body.village ?? ''}`
  })
  await people.bulkInsert(elders.map((elder, i) => ({ id: elder.id, text: texts[i] ?? '', elder })))

  const typed = keystrokesOf(
    elders.map((elder) => elder.body),
    (rounds + 1) * keystrokes,
  )
  const misses = { ours: 0, peer: 0 }
  const ourRound = (words: readonly string[]): number => {
    const start = performance.now()
    // It keeps no answers, so that the same words may come again: one alone is shorter than the clock's step.
    for (let time = 0; time < repeats; time += 1) {
      for (const word of words) if (index.query(word, shown).length === 0) misses.ours += 1
    }
    return (performance.now() - start) / words.length / repeats
  }
  const peerRound = async (words: readonly string[]): Promise<number> => {
    const start = performance.now()
    for (const word of words) {
      const found = await people.find({ selector: { text: { $regex: word } }, limit: shown }).exec()
      if (found.length === 0) misses.peer += 1
    }
    return (performance.now() - start) / words.length
  }
  const ours: number[] = []
  const peer: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const words = typed.slice(round * keystrokes, (round + 1) * keystrokes)
    const first = round % 2 === 0
    const mine = first ? ourRound(words) : undefined
    const theirs = await peerRound(words)
    const measured = mine ?? ourRound(words)
    if (round === 0) continue
    ours.push(measured)
    peer.push(theirs)
  }
  index.close()
  await database.remove()
  return { ours, peer, buildMilliseconds, misses }
}

/** What staff type while they look for somebody: each state of the box after one more key. All different. */
function keystrokesOf(
  bodies: readonly { readonly name: string; readonly identityNumber?: string; readonly phone?: string }[],
  count: number,
): readonly string[] {
  const typed = new Set<string>()
  for (let i = 0; typed.size < count; i += 1) {
    const body = bodies[(i * 37) % bodies.length]
    if (body === undefined || i > count * 20) throw new Error('too few different keystrokes')
    const [surname = '', ...given] = [...body.name]
    const readings = nameUnits(body.name).map((unit) => unit.readings[0] ?? '')
    const initials = readings.map((reading) => reading[0] ?? '').join('')
    const forms = [
      surname,
      `${surname}${given[0] ?? ''}`,
      initials.slice(0, 2),
      initials,
      readings.join('').slice(0, 5),
      readings.join(''),
      (body.identityNumber ?? '').slice(-4),
      (body.phone ?? '').slice(-4),
    ]
    const form = forms[i % forms.length] ?? ''
    if (form.length > 0) typed.add(form)
  }
  return [...typed]
}
