const megabyte = 1024 * 1024

/** What is there at all is never nothing. */
export const megabytes = (bytes: number): string =>
  (bytes === 0 ? 0 : Math.max(0.1, bytes / megabyte)).toFixed(bytes < 10 * megabyte ? 1 : 0)
