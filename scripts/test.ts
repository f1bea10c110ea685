/**
 * `npm test`: check, the real parts (server, replica, browser), the sync simulator, the drill, and the built station end to end. Provisions what it needs, shows
 * which step runs, stops at the first that fails, and closes with one line of counts.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { provisionBrowser } from './provision-browser.ts'

type Counts = { passed: number; failed: number; skipped: number }

const reports = mkdtempSync(join(tmpdir(), 'ginkgo-test-'))
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const running = new Set<ChildProcess>()

const browser = await provisionBrowser()
if (browser === undefined) {
  console.error(
    'The tests need Chromium or Google Chrome. Install one, or set GINKGO_BROWSER to the path of one, and run npm test again.',
  )
  process.exit(1)
}
const environment = {
  GINKGO_PICTURES: 'none',
  // Servers, hosts and workers start some hundred times; each program is compiled once.
  NODE_COMPILE_CACHE: join(reports, 'compiled'),
  ...process.env,
  GINKGO_BROWSER: browser,
}

await step('format', 'oxfmt', ['--check'])
await step('lint and boundaries', 'oxlint', [])
await step('types', 'tsc', ['-b'])
await step('unit tests', 'vitest', ['run', '--project=unit*', ...reporters('unit')], 'unit')
await step('build', 'electron-vite', ['build', '--logLevel', 'warn'])
await step('real parts', 'vitest', ['run', '--project', 'parts', ...reporters('parts')], 'parts')
await step('drill', 'node', ['tests/drill/run.ts'])
const simulator = beside(
  'sync simulator',
  'node',
  ['tests/sync/simulator/run.ts', '--seeds', '50', '--json', join(reports, 'sync.json')],
  'sync',
)
await step('end to end', 'playwright', ['test'], 'e2e')
await simulator
finish(0)

function reporters(name: string): readonly string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${name}.json`)}`]
}

async function step(title: string, command: string, args: readonly string[], report?: string): Promise<void> {
  console.log(`\n── ${title}`)
  await ended(title, start(command, args, 'inherit'), report)
}

/** Simulated time and no browser: at low priority beside the walks, and told whole when it is over. */
async function beside(title: string, command: string, args: readonly string[], report: string): Promise<void> {
  const said = join(reports, 'beside.txt')
  const file = openSync(said, 'w')
  const child = start(command, args, file)
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  await ended(title, child, report, () =>
    console.log(`\n── ${title}, beside the others\n${readFileSync(said, 'utf8')}`),
  )
  closeSync(file)
}

function start(command: string, args: readonly string[], output: 'inherit' | number): ChildProcess {
  const child = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') },
    shell: process.platform === 'win32',
  })
  running.add(child)
  return child
}

async function ended(title: string, child: ChildProcess, report?: string, tell?: () => void): Promise<void> {
  const started = Date.now()
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
  running.delete(child)
  tell?.()
  if (report !== undefined) add(report)
  console.log(`── ${title}: ${status === 0 ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`)
  if (status !== 0) finish(1)
}

function add(report: string): void {
  try {
    const text = JSON.parse(readFileSync(join(reports, `${report}.json`), 'utf8')) as {
      numPassedTests?: number
      numFailedTests?: number
      numPendingTests?: number
      stats?: { expected: number; unexpected: number; flaky: number; skipped: number }
    }
    total.passed += text.numPassedTests ?? (text.stats?.expected ?? 0) + (text.stats?.flaky ?? 0)
    total.failed += text.numFailedTests ?? text.stats?.unexpected ?? 0
    total.skipped += text.numPendingTests ?? text.stats?.skipped ?? 0
  } catch {
    total.failed += 1 // a step that leaves no report ran no test
  }
}

function finish(code: number): never {
  for (const child of running) child.kill()
  rmSync(reports, { recursive: true, force: true })
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exit(code !== 0 || total.failed > 0 || total.passed === 0 ? 1 : 0)
}
