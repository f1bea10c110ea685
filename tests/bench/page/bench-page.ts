/** What the benchmarks run inside a real page: the driver (../browser.ts) calls one function of `window.bench` at a time. */
import { archiveOpen } from './archive-open.ts'
import { durableWrite } from './durable-write.ts'
import { findElder } from './find-elder.ts'
import { recompute } from './recompute.ts'
import { bareFeed, bareInsert, pouchReplica, ourReplica } from './first-replica.ts'

export const bench = { archiveOpen, recompute, findElder, durableWrite, ourReplica, pouchReplica, bareFeed, bareInsert }
export type BenchPage = typeof bench

declare global {
  interface Window {
    bench: BenchPage
  }
}

window.bench = bench
