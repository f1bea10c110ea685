/** A server that is killed in the middle of writing has, after the restart, everything it acknowledged. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, it } from 'vitest'
import { callerOf, makeReading, stored } from '../../sync-server/testing/served-station.ts'

const folder = mkdtempSync(join(tmpdir(), 'ginkgo-kill-'))
const program = join(import.meta.dirname, '../../sync-server/testing/served-process.ts')
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<{
  readonly child: ChildProcess
  readonly gone: Promise<unknown>
  readonly url: string
  readonly station: string
  readonly credential: string
}> {
  const child = spawn(process.execPath, [program, join(folder, 'data')], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await once(lines, 'line')) as [string]
  return { child, gone, ...(JSON.parse(line) as { url: string; station: string; credential: string }) }
}

it.each([1, 2, 3])(
  'keeps every acknowledged write over a SIGKILL in the middle of eight writers, round %i',
  async (round) => {
    const killed = await start()
    const { bulk } = callerOf(killed, killed.credential)
    const acknowledged: string[] = []
    const writer = async (): Promise<void> => {
      for (;;) {
        const batch = Array.from({ length: 3 }, () => stored(makeReading(killed.station, 120, `round ${round}`)))
        for (const row of await bulk(`station-${killed.station}`, batch)) {
          if (row.ok !== true) throw new Error(row.error)
          acknowledged.push(row.id)
        }
        if (acknowledged.length >= 150 * round) killed.child.kill('SIGKILL')
      }
    }
    const ended = await Promise.allSettled(Array.from({ length: 8 }, writer))
    expect(ended.every(({ status }) => status === 'rejected')).toBe(true)
    await killed.gone

    const again = await start()
    const caller = callerOf(again, again.credential)
    const answer = await caller.post(`/station-${killed.station}/_all_docs`, { keys: acknowledged })
    const { rows } = (await answer.json()) as { rows: readonly { readonly error?: string }[] }
    expect(rows).toHaveLength(acknowledged.length)
    expect(rows.filter(({ error }) => error !== undefined)).toEqual([])
    again.child.kill('SIGTERM')
    await again.gone
  },
)
