/** All needs, labels, alerts and tasks of 10,000 elders in the worker, against those of one after a new measurement; see page/recompute.ts. */
import { rm } from 'node:fs/promises'
import { aloneStation, buildBenchPage, openKiosk } from './browser.ts'
import { type Bench, median } from './figure.ts'

const elders = 10_000
const readings = 20
const rounds = 5

export const recompute: Bench = {
  id: 'recompute',
  run: async (report) => {
    const folder = await buildBenchPage()
    const kiosk = await openKiosk(folder, aloneStation)
    try {
      const result = await kiosk.call('recompute', elders, readings, rounds)
      report(`recompute ${JSON.stringify(result)}`)
      const [one, all] = [median(result.one), median(result.all)]
      const line = (id: string, what: string, ours: number, ratio: number) => {
        return { id, what, ours, peer: all, unit: 'ms', ratio, target: '', ok: undefined }
      }
      return [
        {
          ...line('recompute', '10,000 elders judged anew, against one after a new measurement', one, all / one),
          target: '≥ 500',
          ok: all / one >= 500,
        },
        line(
          'recompute/longest-task',
          'the page’s longest task while all are judged in the worker, against all judged',
          result.again.longestTask,
          result.again.longestTask / all,
        ),
        line(
          'recompute/first-longest-task',
          'the same while the page hands the worker all 293,000 rows',
          result.first.longestTask,
          result.first.longestTask / all,
        ),
      ]
    } finally {
      await kiosk.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
