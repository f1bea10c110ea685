/**
 * The engine that reads print: tesseract.js with its core and the trained data of our own build, in a worker of its own.
 * Nothing is fetched from anywhere else and nothing is kept: the trained data is not written to IndexedDB, the worker is a file and no
 * blob. It is loaded when the first picture is read and ended with it, so its memory (about 150 MB) is there only meanwhile.
 */
import modelUrl from '@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz?url&no-inline'
import coreUrl from 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.wasm.js?url&no-inline'
import workerUrl from 'tesseract.js/dist/worker.min.js?url&no-inline'
import type { PrintedLine } from '../../src-domain/shared/print.ts'
import { type GreyPicture, toPgm } from './grey-picture.ts'

export type ReadingOf = 'page' | 'scattered' | 'line' | 'number'

export type PrintReader = {
  /** @param onProgress gets how much of this picture is read, from 0 to 1. */
  readonly read: (
    picture: GreyPicture,
    as: ReadingOf,
    onProgress?: (part: number) => void,
  ) => Promise<readonly PrintedLine[]>
  readonly close: () => Promise<void>
}

/** Tesseract's page segmentation modes. */
const modes = { page: '3', scattered: '11', line: '7', number: '7' } as const

export async function openPrintReader(): Promise<PrintReader> {
  const { createWorker } = (await import('tesseract.js')).default
  let failed: (reason: Error) => void = () => undefined
  const failure = new Promise<never>((_, reject) => (failed = reject))
  failure.catch(() => undefined)
  let tell: ((part: number) => void) | undefined
  const worker = await Promise.race([
    failure,
    createWorker('chi_sim', 1, {
      workerPath: absolute(workerUrl),
      corePath: absolute(coreUrl),
      // The engine appends "/chi_sim.traineddata.gz": behind the # it does not touch the name the build gave the file.
      langPath: `${absolute(modelUrl)}#`,
      cacheMethod: 'none',
      workerBlobURL: false,
      gzip: true,
      logger: ({ status, progress }) => {
        if (status === 'recognizing text') tell?.(progress)
      },
      errorHandler: (reason: unknown) => failed(new Error(String(reason))),
    }),
  ])
  let isClosed = false
  const end = new Error('the reader is closed')
  return {
    read: async (picture, as, onProgress) => {
      if (isClosed) throw end
      tell = onProgress
      const parameters = worker.setParameters({
        tessedit_pageseg_mode: modes[as] as never,
        tessedit_char_whitelist: as === 'number' ? '0123456789X' : '',
        // Sauvola's local threshold finds lines where light is uneven.
        thresholding_method: '2',
        user_defined_dpi: '300',
      })
      await Promise.race([failure, parameters])
      // Bytes, no Blob: while it reads a Blob the library may be ended, and would then send to a worker that is gone. Its types know
      // of bytes only Node's Buffer.
      const { data } = await Promise.race([
        failure,
        worker.recognize(toPgm(picture) as never, {}, { text: false, blocks: true }),
      ])
      return (data.blocks ?? []).flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ lines }) =>
          lines.map((line) => ({
            box: line.bbox,
            characters: line.words.flatMap(({ symbols }) =>
              symbols.map(({ text, bbox, confidence }) => ({ text, box: bbox, confidence })),
            ),
          })),
        ),
      )
    },
    close: async () => {
      isClosed = true
      failed(end)
      await worker.terminate()
    },
  }
}

const absolute = (url: string): string => new URL(url, location.href).href
