/**
 * The program of a kiosk as one file that can be run many times in one process, each time with a clock, timers and chance of
 * its own: RxDB opens 13 collections for each copy of itself that is loaded.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { worldNames } from './virtual-world.ts'

/** @returns the path of the bundle, in a folder of its own that the caller removes. */
export async function buildProgram(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-simulator-'))
  const file = join(folder, 'kiosk-program.cjs')
  const bundle = await rolldown({
    input: fileURLToPath(new URL('kiosk-program.ts', import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
  })
  await bundle.write({
    file,
    format: 'cjs',
    codeSplitting: false,
    banner: `module.exports = ({ ${worldNames.join(', ')} }) => { const exports = {}; (() => {`,
    footer: '})(); return exports }',
  })
  await bundle.close()
  return file
}
