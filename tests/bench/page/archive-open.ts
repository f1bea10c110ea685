/**
 * Everything an elder's health archive is drawn from when it opens: ten years of weekly pressures against one pressure, in one
 * replica, sealed and in IndexedDB. The replica is opened anew for each round, since RxDB remembers answers; who comes first
 * takes turns, and a third elder is asked for before both.
 */
import { filter, firstValueFrom } from 'rxjs'
import { openingQueries } from '../../../src-renderer/features/archive/archive-queries.ts'
import { openHost } from '../../../src-renderer/host/open-host.ts'
import { base64ToBytes } from '../../../src-renderer/replica/base64.ts'
import { openReplica } from '../../../src-renderer/replica/open-replica.ts'
import type { Replica } from '../../../src-renderer/replica/replica.ts'
import { measuredElders } from '../../support/long-record.ts'

export type ArchiveOpenRounds = {
  /** Milliseconds until the last query was answered, one value a round. */
  readonly long: readonly number[]
  readonly short: readonly number[]
  /** Documents of measurements handed to the page, queries counted apart. */
  readonly read: { readonly long: number; readonly short: number; readonly stored: number }
}

const today = '2026-11-22'

export async function archiveOpen(weeks: number, rounds: number): Promise<ArchiveOpenRounds> {
  const host = openHost()
  const info = await host.call('kiosk.info', {})
  const { dataKey } = await host.call('keys.session', {})
  if (dataKey === undefined) throw new Error('the host is sealed')
  const options = { host, info, dataKey: base64ToBytes(dataKey) }
  const { elders, readings, ...people } = measuredElders(today, weeks, info.station)
  const [long, short, warm] = [people.long.id, people.short.id, people.warm.id]
  const first = await openReplica(options)
  for (const documents of [elders, ...chunks(readings, 100)]) {
    const saved = await first.save(documents)
    if (!saved.ok) throw new Error(JSON.stringify(saved.error.slice(0, 3)))
  }
  await first.close()

  const result = { long: [] as number[], short: [] as number[], read: { long: 0, short: 0, stored: weeks } }
  for (let round = 0; round <= rounds; round += 1) {
    const replica = await openReplica(options)
    await open(replica, warm)
    const order = round % 2 === 0 ? (['long', 'short'] as const) : (['short', 'long'] as const)
    for (const which of order) {
      const { milliseconds, read } = await open(replica, which === 'long' ? long : short)
      result.read[which] = read
      if (round > 0) result[which].push(milliseconds)
    }
    await replica.close()
  }
  return result
}

async function open(replica: Replica, elder: string): Promise<{ milliseconds: number; read: number }> {
  const queries = openingQueries(elder, today)
  const began = performance.now()
  const [person, ...answers] = await Promise.all([
    firstValueFrom(replica.watchOne(elder).pipe(filter((found) => found !== undefined))),
    ...queries.map((query) => firstValueFrom(replica.watch(query))),
  ])
  const milliseconds = performance.now() - began
  if (person === undefined) throw new Error('the elder is not there')
  const read = answers.reduce(
    (sum, found, i) => sum + (queries[i]?.collection === 'observations' ? found.length : 0),
    0,
  )
  return { milliseconds, read }
}

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
