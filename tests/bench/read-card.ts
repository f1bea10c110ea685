/**
 * One identity card from its prepared picture to print: ours in a real Chromium, against Debian's native tesseract, with the same
 * trained data, the same picture and the same settings; the peer's threads are not limited. Our engine starts while the photo is
 * taken, so its start is told apart; the peer is a process and its time holds its own start. Where no native tesseract is
 * installed only our own time is said.
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

const rounds = 7
const run = promisify(execFile)

export const readCard: Bench = {
  id: 'read-card',
  run: async (report) => {
    const folder = await mkdtemp(join(tmpdir(), 'ginkgo-bench-card-'))
    const kiosk = await openCardKiosk()
    try {
      const photo = await kiosk.call('draw', drawnCards(20_261_129, 1)[0]!)
      const picture = join(folder, 'card.pgm')
      await writeFile(picture, Buffer.from(await kiosk.call('prepared', photo), 'base64'))
      const whole: number[] = []
      const starts: number[] = []
      const ours = async (): Promise<number> => {
        const times = await kiosk.call('timed', photo)
        whole.push(times.whole)
        starts.push(times.start)
        return times.print
      }
      const native = await nativeTesseract(folder)
      if (native === undefined)
        report('read-card: native tesseract is not installed, so there is nothing to compare with')
      const peer = (): Promise<number> =>
        native === undefined ? Promise.resolve(0) : milliseconds(() => native(picture))
      const all = await alternately(rounds, ours, peer)
      report(`read-card ${JSON.stringify({ ...all, whole, starts })}`)
      const line = (id: string, what: string, own: number, target: string): Figure => {
        const [other, isCompared] = [median(all.peer), native !== undefined]
        const ratio = isCompared ? own / other : 0
        return {
          id,
          what,
          ours: own,
          peer: other,
          unit: 'ms',
          ratio,
          target,
          ok: target === '' || !isCompared ? undefined : ratio <= 2,
        }
      }
      return [
        line(
          'read-card',
          'print of one identity card against native tesseract, same data and picture',
          median(all.ours),
          '≤ 2',
        ),
        line('read-card/start', 'our engine alone: loaded and ready', median(starts.slice(1)), ''),
        line('read-card/whole', 'from the photo to the fields, doubtful lines read twice', median(whole.slice(1)), ''),
      ]
    } finally {
      await kiosk.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** Undefined where it is not installed. */
async function nativeTesseract(folder: string): Promise<((picture: string) => Promise<unknown>) | undefined> {
  try {
    await run('tesseract', ['--version'])
  } catch {
    return undefined
  }
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'))
  const packed = await readFile(join(data, '4.0.0_best_int', 'chi_sim.traineddata.gz'))
  await writeFile(join(folder, 'chi_sim.traineddata'), gunzipSync(packed))
  const { OMP_THREAD_LIMIT: _limit, ...env } = process.env
  const settings = [
    '--tessdata-dir',
    folder,
    '-l',
    'chi_sim',
    '--psm',
    '11',
    '--dpi',
    '300',
    '-c',
    'thresholding_method=2',
  ]
  return (picture) => run('tesseract', [picture, 'stdout', ...settings], { env })
}
