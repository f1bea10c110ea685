/** One line of the table: our median against the peer's, from the same run. */
export type Figure = {
  readonly id: string
  /** What was compared, in a few words. */
  readonly what: string
  readonly ours: number
  readonly peer: number
  readonly unit: string
  /** How many times better or larger, as the target counts it. */
  readonly ratio: number
  /** Words of the target; '' where the line only informs. */
  readonly target: string
  readonly ok: boolean | undefined
}

export type Bench = {
  readonly id: string
  readonly run: (report: (line: string) => void) => Promise<readonly Figure[]>
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[middle - 1], sorted[middle]]
  if (high === undefined) throw new RangeError('median of nothing')
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}

/** Milliseconds of one run. */
export async function milliseconds(action: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await action()
  return performance.now() - began
}

/** Turn about, so that whatever else the machine does falls on both alike. The first round warms up and does not count. */
export async function alternately<T>(
  rounds: number,
  ours: () => Promise<T>,
  peer: () => Promise<T>,
): Promise<{ readonly ours: readonly T[]; readonly peer: readonly T[] }> {
  const result = { ours: [] as T[], peer: [] as T[] }
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b] = round % 2 === 0 ? [await ours(), await peer()] : await peerFirst(ours, peer)
    if (round === 0) continue
    result.ours.push(a)
    result.peer.push(b)
  }
  return result
}

async function peerFirst<T>(ours: () => Promise<T>, peer: () => Promise<T>): Promise<[T, T]> {
  const second = await peer()
  return [await ours(), second]
}

export function tableOf(figures: readonly Figure[]): string {
  const shown = (value: number): string =>
    value >= 1_000 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(1) : value.toPrecision(3)
  const rows = figures.map((figure) => [
    figure.id,
    figure.what,
    shown(figure.ours),
    shown(figure.peer),
    figure.unit,
    figure.ratio.toFixed(2),
    figure.target === '' ? '–' : figure.target,
    figure.ok === undefined ? '' : figure.ok ? 'ok' : 'MISSED',
  ])
  const all = [['id', 'what', 'ours', 'peer', 'unit', 'ratio', 'target', ''], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
