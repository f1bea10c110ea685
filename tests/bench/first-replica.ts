/**
 * The first replica of 10,000 documents from the real gateway (a process of its own) into a real browser, every run in a new
 * profile; see page/first-replica.ts.
 */
import { rm } from 'node:fs/promises'
import type { LoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import { buildBenchPage, type Kiosk, openKiosk } from './browser.ts'
import { type Bench, median } from './figure.ts'
import { serveBulk } from './served-bulk.ts'

const count = 10_000
const rounds = 5
const defaultBatch = 100
/** Tried once each; the best is measured in every round. */
const largerBatches = [500, 1_000, 2_000, 5_000]

export const firstReplica: Bench = {
  id: 'first-replica',
  run: async (report) => {
    const folder = await buildBenchPage()
    const server = await serveBulk(count)
    const enrol = async (host: LoopbackHost): Promise<void> => {
      const enrolled = await host.handlers['setup.enrol']({
        serverUrl: server.url,
        code: await server.code(),
        kioskName: 'bench',
      })
      if (!enrolled.ok) throw new Error(enrolled.error.code)
    }
    const inNewKiosk = async <T>(run: (kiosk: Kiosk) => Promise<T>): Promise<T> => {
      const kiosk = await openKiosk(folder, enrol)
      try {
        return await run(kiosk)
      } finally {
        await kiosk.close()
      }
    }
    const rate = (milliseconds: number): number => (count / milliseconds) * 1_000
    const ourRun = () => inNewKiosk((kiosk) => kiosk.call('ourReplica', count)).then(rate)
    const pouchRun = (batch: number) => inNewKiosk((kiosk) => kiosk.call('pouchReplica', count, batch)).then(rate)
    try {
      let best = { batch: 0, rate: 0 }
      for (const batch of largerBatches) {
        const tried = await pouchRun(batch)
        report(`first-replica PouchDB at batch ${batch}: ${Math.round(tried)} docs/s`)
        if (tried > best.rate) best = { batch, rate: tried }
      }
      const rates = {
        ours: [] as number[],
        best: [] as number[],
        default: [] as number[],
        feed: [] as number[],
        floor: [] as number[],
      }
      for (let round = 0; round <= rounds; round += 1) {
        const measured = {
          ours: await ourRun(),
          best: await pouchRun(best.batch),
          default: await pouchRun(defaultBatch),
          feed: rate(await inNewKiosk((kiosk) => kiosk.call('bareFeed', count))),
          floor: rate(await inNewKiosk((kiosk) => kiosk.call('bareInsert', count))),
        }
        report(`first-replica round ${round} ${JSON.stringify(measured)}`)
        if (round === 0) continue
        for (const name of ['ours', 'best', 'default', 'feed', 'floor'] as const) rates[name].push(measured[name])
      }
      const ours = median(rates.ours)
      const against = (id: string, what: string, list: readonly number[], target?: number) => {
        const peer = median(list)
        const ratio = ours / peer
        return {
          id,
          what,
          ours,
          peer,
          unit: 'docs/s',
          ratio,
          target: target === undefined ? '' : `≥ ${target}`,
          ok: target === undefined ? undefined : ratio >= target,
        }
      }
      return [
        against('first-replica', `against PouchDB at its best batch size (${best.batch})`, rates.best, 1.5),
        against(
          'first-replica/default',
          `against PouchDB at its default batch size (${defaultBatch})`,
          rates.default,
          2,
        ),
        against('first-replica/feed', 'share of the bare feed, read and parsed', rates.feed),
        against('first-replica/floor', 'share of bare Dexie writing the sealed rows', rates.floor),
      ]
    } finally {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
