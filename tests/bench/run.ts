/**
 * `npm run bench`: figures against peers, each ratio from one run on this machine. `-- --only id[,id]` runs some,
 * `-- --json FILE` writes them. The exit code is 1 when a target was missed.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Figure, tableOf } from './figure.ts'
import { archiveOpen } from './archive-open.ts'
import { durableWrite } from './durable-write.ts'
import { findElder } from './find-elder.ts'
import { firstReplica } from './first-replica.ts'
import { gatewayChanges } from './gateway-changes.ts'
import { readCard } from './read-card.ts'
import { recommend } from './recommend.ts'
import { recompute } from './recompute.ts'
import { searchArticles } from './search-articles.ts'
import { start } from './start.ts'

const benches = [
  firstReplica,
  durableWrite,
  findElder,
  start,
  gatewayChanges,
  readCard,
  archiveOpen,
  recompute,
  recommend,
  searchArticles,
]

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'string' }, quiet: { type: 'boolean' } },
})
const only = values.only?.split(',')
const unknown = only?.filter((id) => !benches.some((bench) => bench.id === id)) ?? []
if (unknown.length > 0) {
  process.stderr.write(
    `No such benchmark: ${unknown.join(', ')}. There are: ${benches.map((bench) => bench.id).join(', ')}\n`,
  )
  process.exit(2)
}
const figures: Figure[] = []
for (const bench of benches.filter(({ id }) => only === undefined || only.includes(id))) {
  process.stderr.write(`${bench.id} …\n`)
  figures.push(...(await bench.run((line) => values.quiet !== true && process.stderr.write(`  ${line}\n`))))
}
process.stdout.write(`${tableOf(figures)}\n`)
if (values.json !== undefined) {
  const rows = figures.map(({ id, ours, peer, unit, ratio, target, ok }) => ({
    id,
    ours,
    peer,
    unit,
    ratio,
    target,
    ok: ok ?? null,
  }))
  writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`)
}
process.exitCode = figures.some((figure) => figure.ok === false) ? 1 : 0
