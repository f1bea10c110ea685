/** One look for both faces: colours, steps of type and steps of space are said once, in src-renderer/ui, and everything else names them. */
import { glob, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)

/** Its own reason stands beside each. */
const ownColours = [
  // Drawn on a canvas and saved as a picture: no style reaches it.
  'src-renderer/features/outreach/draw-poster.ts',
]
const ownSizes = [
  // Before it is known which face there is.
  'src-renderer/app/start-screens.css',
  // The code that an elder reads off a slip and types, digit by digit.
  'src-renderer/features/elder-identify/elder-identify.css',
  // Never below what the elder's face may show, whatever the text around it.
  'src-renderer/features/elder-learn/elder-learn.css',
]

async function found(pattern: RegExp, kinds: string, except: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const file of glob(`src-renderer/{app,features,ocr,search,roster}/**/*.${kinds}`, { cwd: root })) {
    const path = file.replaceAll('\\', '/')
    if (path.includes('.test.') || except.includes(path)) continue
    const text = await readFile(new URL(path, root), 'utf8')
    text.split('\n').forEach((line, at) => {
      if (pattern.test(line)) lines.push(`${path}:${at + 1} ${line.trim()}`)
    })
  }
  return lines
}

it('has every colour in src-renderer/ui', async () => {
  expect(await found(/#[\da-f]{3,8}\b(?=[;,\s'"])|\b(?:rgba?|hsla?)\(/i, '{css,ts,tsx}', ownColours)).toEqual([])
})

it('has every step of type in src-renderer/ui; em hangs on the text around it, and pt is for paper', async () => {
  expect(await found(/\bfont(?:-size)?:[^;]*\d(?:px|rem)/, 'css', ownSizes)).toEqual([])
})

it('has every step of space in src-renderer/ui; a hair of up to three pixels is a line, and mm is for paper', async () => {
  const step =
    /(?:^|[\s;{])(?:(?:row-|column-)?gap|(?:scroll-)?(?:padding|margin)(?:-[a-z-]+)?):[^;]*?(?<![\d.])(?:[4-9]|[1-5]\d)(?:\.\d+)?px/
  expect(await found(step, 'css', [])).toEqual([])
})
