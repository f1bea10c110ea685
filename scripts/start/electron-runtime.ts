/** Electron's runtime, where one is present: it is fetched from its own host and may be out of reach (design.md §7). */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const names: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** Path of the program: what `ELECTRON_EXEC_PATH` names, what stands in `ELECTRON_OVERRIDE_DIST_PATH`, or what npm installed. */
export function findElectronRuntime(
  root: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): string | undefined {
  const installed = join(root, 'node_modules', 'electron')
  const pathFile = join(installed, 'path.txt')
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : ''
  const name = named === '' ? (names[platform] ?? 'electron') : named
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH']
  const candidates = [env['ELECTRON_EXEC_PATH'], folder && join(folder, name), join(installed, 'dist', name)]
  return candidates.find((file) => file !== undefined && file !== '' && isFile(file))
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true
