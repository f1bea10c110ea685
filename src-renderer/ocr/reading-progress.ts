/**
 * How far a whole reading is. It begins with the whole picture, which costs about as much as ten lines by themselves, and goes on with as
 * many lines as were doubtful: counted as if all that are allowed came, so that it never goes back and may end early.
 */
import type { PrintReader } from './print-reader.ts'

const pageCost = 10
/** Of a paper (read-paper-picture.ts); a card has fewer. */
const mostLines = 12

/** @param onProgress gets whole hundredths, each once. */
export function watchedReader(reader: PrintReader, onProgress: (percent: number) => void): PrintReader {
  let done = 0
  let told = -1
  const tell = (cost: number): void => {
    const percent = Math.min(100, Math.floor((100 * cost) / (pageCost + mostLines)))
    if (percent <= told) return
    told = percent
    onProgress(percent)
  }
  return {
    ...reader,
    read: async (picture, as) => {
      const cost = as === 'page' || as === 'scattered' ? pageCost : 1
      const lines = await reader.read(picture, as, (part) => tell(done + cost * part))
      done += cost
      tell(done)
      return lines
    },
  }
}
