/** The real gateway in a process of its own, holding bulk documents; started by the benchmarks of the browser. */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ServedBulk = {
  readonly url: string
  /** A new one-time code to enrol a kiosk with. */
  readonly code: () => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * @param which elders only, for finding and starting; documents spread over the collections; or three elders, the first of whom
 *   was measured in as many weeks (long-record.ts).
 */
export async function serveBulk(count: number, which: 'elders' | 'all' | 'measured' = 'all'): Promise<ServedBulk> {
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-bench-server-'))
  const child = fork(new URL('served-bulk-process.ts', import.meta.url), [folder, String(count), which])
  const said = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('the server ended'))
      child.once('exit', ended)
      child.once('message', (message) => {
        child.off('exit', ended)
        resolve(String(message))
      })
    })
  const url = await said()
  return {
    url,
    code: () => {
      const answer = said()
      child.send('code')
      return answer
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
