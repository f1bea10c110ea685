/**
 * `npm run test:sync -- --seeds N [--first K] [--only SEED] [--json FILE]`: the pinned seeds, then N more. A seed that does not
 * hold is shown with what broke; the first ones run twice and must say the same. `--only` prints the whole log of one.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildProgram } from './build-program.ts'
import { pinnedSeeds } from './pinned-seeds.ts'
import type { Outcome } from './simulate.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    first: { type: 'string', default: '1000' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
})
const repeated = 3
const more = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i)
const seeds = values.only === undefined ? [...pinnedSeeds, ...more, ...more.slice(0, repeated)] : [Number(values.only)]

const started = Date.now()
const program = await buildProgram()
const waiting = [...seeds]
const hashes = new Map<number, string>()
const total = { seeds: 0, failed: 0, acknowledged: 0, requests: 0, faults: 0, kiosks: 0, refused: 0 }

/** A process for each seed: timers and modules of one cannot reach the next. */
function runOne(seed: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('run-seed.ts', import.meta.url), [program, String(seed)])
    let outcome: Outcome | undefined
    child.on('message', (message) => (outcome = message as Outcome))
    child.on('exit', (code) => {
      if (outcome === undefined) reject(new Error(`seed ${seed} ended with ${code} and no outcome`))
      else resolve(outcome)
    })
  })
}

async function work(): Promise<void> {
  for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
    total.seeds += 1
    try {
      const { broken, hash, log, counts } = await runOne(seed)
      const before = hashes.get(seed)
      hashes.set(seed, hash)
      for (const name of ['acknowledged', 'requests', 'faults', 'kiosks', 'refused'] as const)
        total[name] += counts[name]
      const problems =
        before === undefined || before === hash ? broken : [...broken, 'the same seed said something else']
      if (problems.length === 0 && values.only === undefined) continue
      if (problems.length > 0) total.failed += 1
      console.log(
        `seed ${seed}: ${problems.length === 0 ? 'holds' : 'BROKEN'} ${hash.slice(0, 12)} ${JSON.stringify(counts)}`,
      )
      for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`)
      if (values.only !== undefined) console.log(log.join('\n'))
    } catch (error) {
      total.failed += 1
      console.log(`seed ${seed}: BROKEN ${error instanceof Error ? error.message : String(error)}`)
    }
    if (total.seeds % 25 === 0) console.log(`… ${total.seeds} of ${seeds.length} seeds`)
  }
}
await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work))
rmSync(dirname(program), { recursive: true, force: true })
console.log(
  `${total.seeds} seeds, ${total.failed} broken: ${total.kiosks} kiosks, ${total.acknowledged} acknowledged writes, ${total.requests} requests, ` +
    `${total.faults} faults, ${total.refused} documents refused and listed; ${Math.round((Date.now() - started) / 1000)} s`,
)
if (values.json !== undefined) {
  const report = { numPassedTests: total.seeds - total.failed, numFailedTests: total.failed, numPendingTests: 0 }
  writeFileSync(values.json, JSON.stringify(report))
}
process.exit(total.failed === 0 && total.seeds > 0 ? 0 : 1)
