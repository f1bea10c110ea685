/** Electron's runtime, where one is present: it is fetched from its own host and may be out of reach (design.md §7). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function findElectronRuntime(root: string): string | undefined {
  const exact = process.env['ELECTRON_EXEC_PATH']
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const installed = join(root, 'node_modules', 'electron')
  const name = existsSync(join(installed, 'path.txt'))
    ? readFileSync(join(installed, 'path.txt'), 'utf8').trim()
    : ({ darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ??
      'electron')
  const candidates = [exact, folder && join(folder, name), join(installed, 'dist', name)]
  return candidates.find((file) => file !== undefined && file !== '' && existsSync(file))
}
