/** Opening the data of a health archive of ten years against one of a single measurement; see page/archive-open.ts. */
import { rm } from 'node:fs/promises'
import { aloneStation, buildBenchPage, openKiosk } from './browser.ts'
import { type Bench, median } from './figure.ts'

const weeks = 520
const rounds = 11

export const archiveOpen: Bench = {
  id: 'archive-open',
  run: async (report) => {
    const folder = await buildBenchPage()
    const kiosk = await openKiosk(folder, aloneStation)
    try {
      const result = await kiosk.call('archiveOpen', weeks, rounds)
      report(`archive-open ${JSON.stringify(result)}`)
      const [ours, peer] = [median(result.long), median(result.short)]
      const ratio = ours / peer
      return [
        {
          id: 'archive-open',
          what: 'data of the page, ten years of weekly measurements against one',
          ours,
          peer,
          unit: 'ms',
          ratio,
          target: '≤ 2',
          ok: ratio <= 2,
        },
        {
          id: 'archive-open/read',
          what: 'documents of measurements handed to it, of those stored',
          ours: result.read.long,
          peer: result.read.stored,
          unit: 'docs',
          ratio: result.read.long / result.read.stored,
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
