/** One keystroke among 10,000 elders; see page/find-elder.ts. */
import { rm } from 'node:fs/promises'
import { aloneStation, buildBenchPage, openKiosk } from './browser.ts'
import { type Bench, median } from './figure.ts'

const rounds = 7
/** One of each form of page/find-elder.ts; the peer takes half a second for one. */
const keystrokes = 8

export const findElder: Bench = {
  id: 'find-elder',
  run: async (report) => {
    const folder = await buildBenchPage()
    const kiosk = await openKiosk(folder, aloneStation)
    try {
      const result = await kiosk.call('findElder', 10_000, rounds, keystrokes)
      report(`find-elder ${JSON.stringify(result)}`)
      const [ours, peer] = [median(result.ours), median(result.peer)]
      const ratio = peer / ours
      return [
        {
          id: 'find-elder',
          what: 'one keystroke among 10,000, index against regex query',
          ours,
          peer,
          unit: 'ms',
          ratio,
          target: '≥ 50',
          ok: ratio >= 50,
        },
      ]
    } finally {
      await kiosk.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
