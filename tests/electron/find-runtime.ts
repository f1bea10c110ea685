/** An Electron runtime on this machine, where the electron package and electron-vite look for it; never downloaded. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const programs: Readonly<Record<string, string>> = {
  linux: 'electron',
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

export function findRuntime(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string | undefined {
  const program = programs[platform] ?? 'electron'
  const named = environment['ELECTRON_EXEC_PATH']
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH']
  const places = [
    ...(named === undefined || named === '' ? [] : [named]),
    ...(folder === undefined || folder === '' ? [] : [join(folder, program)]),
    join(root, 'node_modules', 'electron', 'dist', program),
  ]
  return places.find((place) => existsSync(place))
}
