/** Builds the page and the shell when they are missing or older than what they are made from. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src-domain', 'src-main', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json']

/** False when the build failed; what went wrong has then been printed by the build itself. */
export function buildIfNeeded(root: string): boolean {
  const built = modifiedAt(join(root, 'out', 'renderer', 'index.html'))
  if (built !== undefined && sources.every((source) => newestIn(join(root, source)) <= built)) return true
  console.log('正在构建界面，第一次约需一分钟…  Building the station (about a minute the first time)…')
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  return status === 0
}

function newestIn(path: string): number {
  const own = modifiedAt(path)
  if (own === undefined) return 0
  if (!statSync(path).isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

function modifiedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}
