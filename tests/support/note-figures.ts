import { appendFileSync } from 'node:fs'

/** What one test tried and found; `tried` is the size of its run. */
export type Noted = {
  readonly test: string
  readonly tried: number
  readonly found: Readonly<Record<string, number>>
  /** Of one that is noted part by part: which, and at which attempt at it, for a part that is tried again counts once. */
  readonly part?: { readonly name: string; readonly attempt: number }
}

/** A line of JSON for the long run, in the file that `GINKGO_FIGURES` names; without it nothing is kept. */
export function noteFigures(noted: Noted): void {
  const file = process.env['GINKGO_FIGURES']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(noted)}\n`)
}
