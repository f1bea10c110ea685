import type { Noted } from '../support/note-figures.ts'
import type { Row } from './rows.ts'

export type Run = {
  readonly date: string
  readonly commit: string
  readonly seconds: number
  /** Of the machine. */
  readonly cores: number
}
export type ResultRow = Run & {
  readonly row: string
  readonly passed: boolean
  /** Why it failed; '' where it passed. */
  readonly why: string
  readonly tests: readonly Noted[]
}

/** A row passes when its command did and each of its tests says that it tried as much as the row asks for. */
export function rowOf(row: Row, status: number | null, noted: readonly Noted[], run: Run): ResultRow {
  const tests = row.sumOf === undefined ? noted : summed(noted.filter(({ test }) => test === row.sumOf))
  const small = tests.filter(({ tried }) => tried < row.tried)
  const why =
    status !== 0
      ? `ended with ${status}`
      : tests.length !== row.tests
        ? `${tests.length} of ${row.tests} tests noted figures`
        : small.map(({ test, tried }) => `${test} tried ${tried} of ${row.tried}`).join(', ')
  return { row: row.name, passed: why === '', why, ...run, tests }
}

/** The last attempt at each part. */
function summed(noted: readonly Noted[]): readonly Noted[] {
  const last = new Map<string, number>()
  for (const { part } of noted) if (part) last.set(part.name, Math.max(part.attempt, last.get(part.name) ?? 0))
  const sums = new Map<string, { test: string; tried: number; found: Record<string, number> }>()
  for (const { test, tried, found, part } of noted) {
    if (part && part.attempt < last.get(part.name)!) continue
    const sum = sums.get(test) ?? { test, tried: 0, found: {} }
    sum.tried += tried
    for (const [key, count] of Object.entries(found)) sum.found[key] = (sum.found[key] ?? 0) + count
    sums.set(test, sum)
  }
  return [...sums.values()]
}

/** The guide's text, from what the result file holds. */
export function resultTable(rows: readonly Row[], results: readonly ResultRow[]): string {
  const lines = rows.map(({ name, what }) => {
    const result = results.find(({ row }) => row === name)
    if (result === undefined) return `| ${name} | ${what} | **not run yet** | | | |`
    const { passed, why, tests, seconds, cores, date, commit } = result
    const found = tests.map(
      (one) =>
        `${one.test}: ${one.tried} tried${Object.entries(one.found)
          .map(([key, value]) => `, ${value} ${key}`)
          .join('')}`,
    )
    const verdict = passed ? found.join('; ') : `**failed**: ${why}`
    return `| ${name} | ${what} | ${verdict} | ${seconds} s | ${cores} | ${date.slice(0, 10)}, ${commit} |`
  })
  return `# The long run

\`npm run test:long\` runs the sync's tests in their large sizes (\`-- --only name,name\` for some) and writes this table and
[long-run.json](../figures/long-run.json) from what the tests themselves counted. A row run alone replaces only its own.

| row | what | tried and found | took | cores | when, on which commit |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`
}
