/** One acknowledged write in replica and journal against one strict Dexie transaction; see page/durable-write.ts. */
import { rm } from 'node:fs/promises'
import { aloneStation, buildBenchPage, openKiosk } from './browser.ts'
import { type Bench, median } from './figure.ts'

const rounds = 9
const writes = 40

export const durableWrite: Bench = {
  id: 'durable-write',
  run: async (report) => {
    const folder = await buildBenchPage()
    const kiosk = await openKiosk(folder, aloneStation)
    try {
      const result = await kiosk.call('durableWrite', rounds, writes)
      report(`durable-write ${JSON.stringify(result)}`)
      const [ours, peer] = [median(result.ours), median(result.peer)]
      const journal = median(result.journalOnly)
      const ratio = ours / peer
      return [
        {
          id: 'durable-write',
          what: 'replica and journal against one strict Dexie transaction',
          ours,
          peer,
          unit: 'ms',
          ratio,
          target: '≤ 3',
          ok: ratio <= 3,
        },
        {
          id: 'durable-write/journal',
          what: 'the journal call alone',
          ours: journal,
          peer,
          unit: 'ms',
          ratio: journal / peer,
          target: '',
          ok: undefined,
        },
      ]
    } finally {
      await kiosk.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
