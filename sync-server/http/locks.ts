/** One at a time for each database. Who needs several takes them in one order, so that nobody waits for each other. */
export type Locks = <T>(databases: readonly string[], work: () => Promise<T>) => Promise<T>

export function makeLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>()
  const one = async <T>(database: string, work: () => Promise<T>): Promise<T> => {
    const turn = (tails.get(database) ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => undefined)
    tails.set(database, settled)
    void settled.then(() => tails.get(database) === settled && tails.delete(database))
    return turn
  }
  const all = <T>([first, ...rest]: readonly string[], work: () => Promise<T>): Promise<T> =>
    first === undefined ? work() : one(first, () => all(rest, work))
  return (databases, work) => all([...new Set(databases)].toSorted(), work)
}
