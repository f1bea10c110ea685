/** What an operator has in a folder: a film with captions, a sound, a picture and a paper; base64 by name. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tinyCaptions, tinyFilm } from '../../support/tiny-film.ts'

export const packName = '居家锻炼'
export const filmTitle = '第一式 双手托天理三焦'

export async function packOfExercises(): Promise<Readonly<Record<string, string>>> {
  const files: Readonly<Record<string, Buffer>> = {
    [`${filmTitle}.webm`]: tinyFilm(),
    [`${filmTitle}.vtt`]: Buffer.from(tinyCaptions),
    '口令和音乐.mp3': silence(38),
    '站立的样子.png': await readFile(join(import.meta.dirname, '..', '..', '..', 'build', 'icons', 'icon.png')),
    '说明.pdf': Buffer.from('%PDF-1.4'),
  }
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')]))
}

/** So many frames of an MP3 with nothing in them: 26 ms each. */
function silence(frames: number): Buffer {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0x64])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}
