/**
 * `npm run test:sync -- --seeds N [--first K] [--only SEED] [--json FILE] [--kept FILE]`: the pinned cases, then N seeds. What
 * does not hold is shown with what broke; the first seeds run twice and must say the same. `--only` prints the whole log of a seed, or of
 * the pinned cases whose name has these words in it.
 * `--kept` keeps each outcome in a file of the same code: a run that was cut goes on from there.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildProgram } from './build-program.ts'
import { scenarios } from './scenarios.ts'
import type { Outcome } from './simulate.ts'
import { noteFigures } from '../../support/note-figures.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    first: { type: 'string', default: '1000' },
    only: { type: 'string' },
    json: { type: 'string' },
    kept: { type: 'string' },
  },
})
const repeated = 3
const more = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i)
const pinned = scenarios.map(({ name }) => name)
const only = (word: string): readonly (number | string)[] =>
  /^\d+$/.test(word) ? [Number(word)] : pinned.filter((name) => name.includes(word))
const seeds: readonly (number | string)[] =
  values.only === undefined ? [...pinned, ...more, ...more.slice(0, repeated)] : only(values.only)

const started = Date.now()
const program = await buildProgram()
const waiting = [...seeds]
const { kept } = values
const hashes = new Map<number | string, string>()
const counted = ['acknowledged', 'requests', 'faults', 'kiosks', 'refused', 'moves', 'published', 'exchanges'] as const
/** What broke, by the words that verdict.ts begins it with. */
const broke = { 'acknowledged writes lost': 0, 'differences between replicas': 0, leaks: 0 }
const total = {
  seeds: 0,
  failed: 0,
  acknowledged: 0,
  requests: 0,
  faults: 0,
  kiosks: 0,
  refused: 0,
  moves: 0,
  published: 0,
  exchanges: 0,
}

/**
 * A process takes several seeds, since its second runs twice as fast as its first, and is then replaced before it grows. The
 * repeated ones run in another process and another place there: whatever one seed left to the next would change their hash.
 */
const seedsOfProcess = 10

function runOne(child: ChildProcess, seed: number | string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`seed ${seed} ended with ${code} and no outcome`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as Outcome)
    })
    child.send(seed)
  })
}

function count({ told: seed, broken, hash, log, counts }: Outcome): void {
  total.seeds += 1
  for (const name of counted) total[name] += counts[name]
  const before = hashes.get(seed)
  hashes.set(seed, hash)
  const problems = before === undefined || before === hash ? broken : [...broken, 'the same seed said something else']
  if (problems.length === 0 && values.only === undefined) return
  if (problems.length > 0) total.failed += 1
  for (const problem of problems) {
    if (problem.startsWith('lost')) broke['acknowledged writes lost'] += 1
    if (/^(differs|missing|only) at/.test(problem)) broke['differences between replicas'] += 1
    if (problem.startsWith('leak')) broke.leaks += 1
  }
  console.log(
    `${typeof seed === 'number' ? 'seed ' : ''}${seed}: ${problems.length === 0 ? 'holds' : 'BROKEN'} ${hash.slice(0, 12)} ${JSON.stringify(counts)}`,
  )
  for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`)
  if (values.only !== undefined) console.log(log.join('\n'))
}

/** What an earlier run of the same code found; the last line may be torn. */
function goOnFrom(file: string): number {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  for (const line of lines) {
    const outcome = JSON.parse(line) as Outcome
    const place = waiting.indexOf(outcome.told)
    if (place < 0) continue
    waiting.splice(place, 1)
    count(outcome)
  }
  console.log(`… ${total.seeds} of ${seeds.length} seeds were run before`)
  return total.seeds
}

async function work(): Promise<void> {
  let child: ChildProcess | undefined
  let taken = 0
  for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
    if (taken % seedsOfProcess === 0) {
      child?.kill()
      child = undefined
    }
    taken += 1
    child ??= fork(new URL('run-seed.ts', import.meta.url), [program])
    try {
      const outcome = await runOne(child, seed)
      if (kept !== undefined) appendFileSync(kept, `${JSON.stringify({ ...outcome, log: [] })}\n`)
      count(outcome)
    } catch (error) {
      child = undefined
      total.seeds += 1
      total.failed += 1
      console.log(`seed ${seed}: BROKEN ${error instanceof Error ? error.message : String(error)}`)
    }
    if (total.seeds % 25 === 0) console.log(`… ${total.seeds} of ${seeds.length} seeds`)
  }
  child?.kill()
}
const earlier = kept === undefined ? 0 : goOnFrom(kept)
await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work))
rmSync(dirname(program), { recursive: true, force: true })
console.log(
  `${total.seeds} seeds, ${total.failed} broken: ${total.kiosks} kiosks, ${total.acknowledged} acknowledged writes, ${total.requests} requests, ` +
    `${total.faults} faults, ${total.refused} documents refused and listed, ${total.moves} elders moved, ${total.published} shared documents, ${total.exchanges} messages between neighbours; ${Math.round((Date.now() - started) / 1000)} s`,
)
const { seeds: run, failed, ...summed } = total
noteFigures({
  test: 'sync simulator',
  tried: run,
  found: {
    broken: failed,
    ...broke,
    ...summed,
    ...(earlier > 0 && { 'of them by earlier runs of the same commit': earlier }),
  },
})
if (values.json !== undefined) {
  const report = { numPassedTests: total.seeds - total.failed, numFailedTests: total.failed, numPendingTests: 0 }
  writeFileSync(values.json, JSON.stringify(report))
}
process.exit(total.failed === 0 && total.seeds > 0 ? 0 : 1)
