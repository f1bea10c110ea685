export class LateError extends Error {
  override readonly name = 'LateError'
}

/** What never ends says which it was (LateError), long before the test's own limit, so that what stands open can be put away. */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError(`not within ${milliseconds / 1_000} s: ${what}`)), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
