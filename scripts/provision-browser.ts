/**
 * Makes sure that a browser for the tests is there: an installed one, else Playwright's own download, else Debian's
 * package where we are root. Says what it does and, when nothing works, what a person can do.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './find-browser.ts'

const run = (command: string, args: readonly string[]): boolean => {
  console.log(`> ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 15 * 60_000 }).status === 0
}

export async function provisionBrowser(): Promise<string | undefined> {
  const found = await findBrowser()
  if (found !== undefined) return found
  console.log('No Chromium or Chrome is installed; asking Playwright for one.')
  if (run('npx', ['--no-install', 'playwright', 'install', 'chromium'])) {
    const downloaded = await findBrowser()
    if (downloaded !== undefined) return downloaded
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("Playwright's download is out of reach; installing Debian's chromium.")
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
    return findBrowser()
  }
  return undefined
}

if (import.meta.main) {
  const browser = await provisionBrowser()
  if (browser === undefined) {
    console.error(
      'No browser could be found or installed. Install Chromium or Google Chrome, or set GINKGO_BROWSER to the path of one, and run the command again.',
    )
    process.exit(1)
  }
  console.log(`Browser: ${browser}`)
}
