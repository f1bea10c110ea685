/**
 * A child process of journal.test.ts: appends for ever and prints every sequence that was resolved, until it is
 * killed. Arguments: folder, callers at the same time.
 */
import { writeSync } from 'node:fs'
import { openJournal } from './journal.ts'

const [folder = '', callers = '1'] = process.argv.slice(2)
const journal = await openJournal({ folder, now: Date.now })

async function caller(name: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    const sealed = Buffer.from(`${name}/${n}/${'x'.repeat((n * 37) % 900)}`)
    const outcome = await journal.append([{ document: `records:${name}-${n}`, sealed }])
    writeSync(1, outcome.ok ? `${outcome.value.first} records:${name}-${n}\n` : `refused ${outcome.error.code}\n`)
    if (!outcome.ok) process.exit(3)
  }
}

await Promise.all(Array.from({ length: Number(callers) }, (_, name) => caller(name)))
