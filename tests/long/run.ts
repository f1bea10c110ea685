/**
 * `npm run test:long -- [--only name,name]`: the large sizes of the tests that `npm test` runs small. Each row of the result file is what its
 * tests noted in this run and on which commit; a row run alone leaves the others as they were. 1 where a row failed.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { provisionBrowser } from '../../scripts/provision-browser.ts'
import type { Noted } from '../support/note-figures.ts'
import { type ResultRow, resultTable, rowOf } from './result.ts'
import { rows } from './rows.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',') ?? rows.map(({ name }) => name)
const unknown = wanted.filter((name) => !rows.some((row) => row.name === name))
if (unknown.length > 0) {
  console.error(`No such row: ${unknown.join(', ')}. There are ${rows.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

const root = join(import.meta.dirname, '../..')
const written = ['docs/figures/long-run.json', 'docs/guides/long-run.md'] as const
const [resultFile, guideFile] = [join(root, written[0]), join(root, written[1])]
const folder = mkdtempSync(join(tmpdir(), 'ginkgo-long-'))
const browser = await provisionBrowser()
const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

let failed = 0
for (const row of rows.filter(({ name }) => wanted.includes(name))) {
  console.log(`\n── ${row.name}: ${row.what}`)
  const figures = join(folder, `${row.name}.jsonl`)
  writeFileSync(figures, '')
  const changed = git('status', '--porcelain', '--', '.', ...written.map((file) => `:!${file}`))
  const commit = `${git('rev-parse', '--short=10', 'HEAD')}${changed === '' ? '' : ' and changes'}`
  const started = Date.now()
  // Of unchanged code, a row that takes hours goes on where a run before was cut.
  const kept = join(tmpdir(), `ginkgo-long-${commit}-${row.name}.jsonl`)
  const goesOn = row.goesOn === true && changed === ''
  const [command = '', ...args] = [...row.command, ...(goesOn ? ['--kept', kept] : [])]
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...row.env, GINKGO_FIGURES: figures, ...(browser && { GINKGO_BROWSER: browser }) },
    shell: process.platform === 'win32',
  })
  const noted = readFileSync(figures, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Noted)
  const result = rowOf(row, status, noted, {
    date: new Date(started).toISOString(),
    commit,
    seconds: Math.round((Date.now() - started) / 1000),
    cores: availableParallelism(),
  })
  if (status !== null) rmSync(kept, { force: true })
  if (!result.passed) failed += 1
  console.log(`── ${row.name}: ${result.passed ? 'passed' : `FAILED (${result.why})`} after ${result.seconds} s`)
  keep(result)
}
rmSync(folder, { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)

function keep(result: ResultRow): void {
  const before = readRows()
  const all = rows.flatMap(({ name }) => (name === result.row ? [result] : before.filter((one) => one.row === name)))
  mkdirSync(dirname(resultFile), { recursive: true })
  writeFileSync(resultFile, `${JSON.stringify(all, undefined, 2)}\n`)
  writeFileSync(guideFile, resultTable(rows, all))
  spawnSync('oxfmt', written, { cwd: root, stdio: 'ignore', shell: process.platform === 'win32' })
}

function readRows(): readonly ResultRow[] {
  try {
    return JSON.parse(readFileSync(resultFile, 'utf8')) as ResultRow[]
  } catch {
    return []
  }
}
