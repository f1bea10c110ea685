/** Reading of pictures in a real page behind the real loopback host, for the tests beside it: they drive it through `window.cards`. */
import type { IdCard } from '../../../src-domain/id-card/read-id-card.ts'
import type { Result } from '../../../src-domain/shared/result.ts'
import { type GreyPicture, toPgm } from '../../../src-renderer/ocr/grey-picture.ts'
import { openPrintReader, type PrintReader, type ReadingOf } from '../../../src-renderer/ocr/print-reader.ts'
import type { QuarterTurns } from '../../../src-renderer/ocr/upright-picture.ts'
import { readIdCardPicture } from '../../../src-renderer/ocr/read-id-card-picture.ts'
import { preparePicture, readPicture, type ReadingProblem } from '../../../src-renderer/ocr/read-picture.ts'
import type { DrawnCard } from '../invented-people.ts'
import type { Paper } from '../../../src-domain/papers/paper-findings.ts'
import { readPaperPicture } from '../../../src-renderer/ocr/read-paper-picture.ts'
import { drawSheet, type SheetLine } from './draw-sheet.ts'
import { drawCard } from './draw-card.ts'

export type CardPage = {
  /** @param upsideDown quarter turns of the photo itself. */
  readonly draw: (card: DrawnCard, upsideDown?: QuarterTurns) => Promise<string>
  /** @param file base64. */
  readonly read: (
    file: string,
    turns?: QuarterTurns,
    giveUpAt?: 'preparing' | 'reading',
  ) => Promise<Result<{ readonly card: IdCard | undefined; readonly isDark: boolean }, ReadingProblem>>
  readonly drawSheet: (lines: readonly SheetLine[], tilt: number) => Promise<string>
  readonly readPaper: (file: string) => Promise<Result<Paper, ReadingProblem>>
  /** Every picture the engine is given on the way from a photo to fields, in order, for an engine elsewhere: PGM in base64. */
  readonly pictures: (file: string) => Promise<readonly { readonly as: ReadingOf; readonly pgm: string }[]>
  /**
   * Milliseconds: the engine's start, the prepared picture to its print as often as asked, one after the other, and a photo's
   * whole way to fields, start and preparing included.
   */
  readonly timed: (
    file: string,
    times: number,
  ) => Promise<{ readonly start: number; readonly prints: readonly number[]; readonly whole: number }>
  /** Everything a page could keep a picture in. */
  readonly kept: () => Promise<{ readonly places: readonly string[]; readonly blobAddresses: number }>
}

declare global {
  interface Window {
    cards: CardPage
  }
}

let blobAddresses = 0
const createObjectUrl = URL.createObjectURL.bind(URL)
URL.createObjectURL = (object) => {
  blobAddresses += 1
  return createObjectUrl(object)
}

window.cards = {
  draw: async (card, upsideDown = 0) => toBase64(await turnedPhoto(await drawCard(card), upsideDown)),
  read: async (file, turns = 0, giveUpAt = undefined) => {
    const control = new AbortController()
    const result = await readPicture(
      blobOf(file),
      openPrintReader(),
      (reader, picture) => readIdCardPicture(reader, picture, '2026-11-29'),
      {
        turns,
        signal: control.signal,
        onStep: (step) => {
          if (step === giveUpAt) setTimeout(() => control.abort(), 20)
        },
      },
    )
    return result.ok ? { ok: true, value: { card: result.value.found, isDark: result.value.isDark } } : result
  },
  drawSheet: async (lines, tilt) => toBase64(await drawSheet(lines, tilt)),
  readPaper: async (file) => {
    const result = await readPicture(
      blobOf(file),
      openPrintReader(),
      (reader, picture) => readPaperPicture(reader, picture, '2026-11-29'),
      { turns: 0, signal: new AbortController().signal, onStep: () => undefined },
    )
    return result.ok ? { ok: true, value: result.value.found } : result
  },
  pictures: async (file) => {
    const given: { readonly as: ReadingOf; readonly picture: GreyPicture }[] = []
    const reader = await openPrintReader()
    const noting: PrintReader = {
      read: (picture, as) => {
        given.push({ as, picture })
        return reader.read(picture, as)
      },
      close: reader.close,
    }
    await readIdCardPicture(noting, await preparedOf(file), '2026-11-29')
    await reader.close()
    return Promise.all(given.map(async ({ as, picture }) => ({ as, pgm: await toBase64(new Blob([toPgm(picture)])) })))
  },
  timed: async (file, times) => {
    const picture = await preparedOf(file)
    const began = performance.now()
    const reader = await openPrintReader()
    const start = performance.now() - began
    const prints: number[] = []
    for (let i = 0; i < times; i += 1) {
      const from = performance.now()
      await reader.read(picture, 'scattered')
      prints.push(performance.now() - from)
    }
    await reader.close()
    const again = performance.now()
    await window.cards.read(file)
    return { start, prints, whole: performance.now() - again }
  },
  kept: async () => ({
    places: [
      ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
      ...(await caches.keys()).map((name) => `cache ${name}`),
      ...Object.keys(localStorage).map((name) => `local ${name}`),
      ...Object.keys(sessionStorage).map((name) => `session ${name}`),
    ],
    blobAddresses,
  }),
}

const blobOf = (file: string): Blob => new Blob([Uint8Array.from(atob(file), (character) => character.charCodeAt(0))])

async function preparedOf(file: string): Promise<GreyPicture> {
  const prepared = await preparePicture({ picture: blobOf(file), turns: 0 }, AbortSignal.timeout(60_000))
  if (!prepared.ok) throw new Error('not prepared')
  return prepared.picture
}

async function turnedPhoto(photo: Blob, turns: QuarterTurns): Promise<Blob> {
  if (turns === 0) return photo
  const picture = await createImageBitmap(photo)
  const size = turns === 2 ? [picture.width, picture.height] : [picture.height, picture.width]
  const canvas = new OffscreenCanvas(size[0]!, size[1]!)
  const draw = canvas.getContext('2d')!
  draw.translate(canvas.width / 2, canvas.height / 2)
  draw.rotate((turns * Math.PI) / 2)
  draw.drawImage(picture, -picture.width / 2, -picture.height / 2)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 })
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
