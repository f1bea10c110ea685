/**
 * One identity card, ours in a real Chromium against Debian's native tesseract: the same trained data, the same pictures (as our
 * preparing leaves them), page segmentation, threshold and passes. The peer's threads are not limited. Three comparisons, because
 * the two start differently:
 * - `read-card`: both warm, one pass over the card. Of ours the engine is loaded and has read once; the peer reads a list of pictures in one
 *   process, and what its first one took, start included, is subtracted.
 * - `read-card/cold`: both from nothing to the print of one card: our worker with its start, their process. It only informs: the station
 *   starts the engine while the photo is chosen and prepared.
 * - `read-card/whole`: from the photo to the fields, with our start, preparing and every line that is read a second time, against the peer
 *   reading the same pictures, a process for each way of reading them; it prepares nothing and makes no fields.
 * A machine that does much else moves all of them: the figure is each side's best round. Where no native tesseract is installed only our own time is said.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { openCardKiosk } from '../id-cards/card-kiosk.ts'
import { drawnCards } from '../id-cards/invented-people.ts'
import { alternately, type Bench, type Figure, median, milliseconds } from './figure.ts'

const rounds = 5
/** The first of them warms up. */
const reads = 3
const run = promisify(execFile)

type Times = { readonly warm: number; readonly cold: number; readonly whole: number }
type Pass = { readonly as: string; readonly file: string }

export const readCard: Bench = {
  id: 'read-card',
  run: async (report) => {
    const folder = await mkdtemp(join(tmpdir(), 'ginkgo-bench-card-'))
    const kiosk = await openCardKiosk()
    try {
      const photo = await kiosk.call('draw', drawnCards(20_261_129, 1)[0]!)
      const passes: Pass[] = []
      for (const [i, { as, pgm }] of (await kiosk.call('pictures', photo)).entries()) {
        const file = join(folder, `${i}.pgm`)
        await writeFile(file, Buffer.from(pgm, 'base64'))
        passes.push({ as, file })
      }
      const native = await nativeTesseract(folder)
      if (native === undefined)
        report('read-card: native tesseract is not installed, so there is nothing to compare with')
      const told = (side: string, { warm, cold, whole }: Times): Times => {
        report(`read-card ${side}: warm ${warm.toFixed(0)}, cold ${cold.toFixed(0)}, whole ${whole.toFixed(0)} ms`)
        return { warm, cold, whole }
      }
      const ours = async (): Promise<Times> => {
        const { start, prints, whole } = await kiosk.call('timed', photo, reads)
        const [first = 0, ...later] = prints
        return told('ours', { warm: mean(later), cold: start + first, whole })
      }
      const peer = async (): Promise<Times> =>
        native === undefined ? { warm: 0, cold: 0, whole: 0 } : told('peer', await peerTimes(native, passes))
      const all = await alternately(rounds, ours, peer)
      report(`read-card passes: ${passes.map(({ as }) => as).join(', ')}`)
      const figure = (name: keyof Times, what: string, target: string): Figure => {
        const [own, other] = [all.ours, all.peer].map((times) => times.map((one) => one[name])) as [number[], number[]]
        const isCompared = native !== undefined
        const ratio = isCompared ? Math.min(...own) / Math.min(...other) : 0
        report(`read-card ${name}: medians ${median(own).toFixed(0)} and ${median(other).toFixed(0)} ms`)
        return {
          id: name === 'warm' ? 'read-card' : `read-card/${name}`,
          what,
          ours: Math.min(...own),
          peer: Math.min(...other),
          unit: 'ms',
          ratio,
          target,
          ok: target === '' || !isCompared ? undefined : ratio <= 2,
        }
      }
      return [
        figure('warm', 'print of one identity card, both warm, best round', '≤ 2'),
        figure('cold', 'the same, the start of engine or process included', ''),
        figure('whole', `photo to fields against the same ${passes.length} pictures read, a process each way`, '≤ 2'),
      ]
    } finally {
      await kiosk.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

type Native = (pictures: readonly string[], as: string) => Promise<unknown>

async function peerTimes(native: Native, passes: readonly Pass[]): Promise<Times> {
  const [card = ''] = passes.filter(({ as }) => as === 'scattered').map(({ file }) => file)
  const cold = await milliseconds(() => native([card], 'scattered'))
  const list = Array.from({ length: reads }, () => card)
  const together = await milliseconds(() => native(list, 'scattered'))
  const byWay = Map.groupBy(passes, ({ as }) => as)
  let whole = 0
  for (const [as, some] of byWay) {
    whole += await milliseconds(() =>
      native(
        some.map(({ file }) => file),
        as,
      ),
    )
  }
  return { warm: (together - cold) / (reads - 1), cold, whole }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** As print-reader.ts sets them. */
const settingsOf: Readonly<Record<string, readonly string[]>> = {
  scattered: ['--psm', '11'],
  page: ['--psm', '3'],
  line: ['--psm', '7'],
  number: ['--psm', '7', '-c', 'tessedit_char_whitelist=0123456789X'],
}

/** Undefined where it is not installed. */
async function nativeTesseract(folder: string): Promise<Native | undefined> {
  try {
    await run('tesseract', ['--version'])
  } catch {
    return undefined
  }
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'))
  const packed = await readFile(join(data, '4.0.0_best_int', 'chi_sim.traineddata.gz'))
  await writeFile(join(folder, 'chi_sim.traineddata'), gunzipSync(packed))
  const { OMP_THREAD_LIMIT: _limit, ...env } = process.env
  const settings = ['--tessdata-dir', folder, '-l', 'chi_sim', '--dpi', '300', '-c', 'thresholding_method=2']
  return async (pictures, as) => {
    const list = join(folder, 'list.txt')
    await writeFile(list, `${pictures.join('\n')}\n`)
    await run('tesseract', [list, 'stdout', ...settings, ...(settingsOf[as] ?? [])], { env })
  }
}
