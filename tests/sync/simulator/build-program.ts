/** The program of a kiosk as one file: a realm that loads RxDB's four hundred files one by one takes seconds to start. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** @returns the path of the bundle, in a folder of its own that the caller removes. */
export async function buildProgram(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-simulator-'))
  const file = join(folder, 'kiosk-program.mjs')
  const bundle = await rolldown({
    input: fileURLToPath(new URL('kiosk-program.ts', import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
  })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return file
}
