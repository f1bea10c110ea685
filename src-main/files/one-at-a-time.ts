/** Runs actions strictly after one another, whatever becomes of each: for state that lives in a file. */
export function oneAtATime(): <T>(action: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (action) => {
    const next = last.then(action, action)
    last = next.catch(() => undefined)
    return next
  }
}
