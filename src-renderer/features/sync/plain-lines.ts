/** Everything a document says, line by line, for paper: nothing is left out, whatever kind it is. */
export type PlainLine = { readonly path: readonly string[]; readonly text: string }

/** Entries of a list are named by their number, from 1; mere numbers, as the stroke of a signature has a hundred of, stand in one line. */
export function plainLines(value: unknown, path: readonly string[] = []): readonly PlainLine[] {
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number'))
    return [{ path, text: value.join(' ') }]
  if (Array.isArray(value)) return value.flatMap((one, i) => plainLines(one, [...path, String(i + 1)]))
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) => plainLines(inner, [...path, name]))
  }
  return [{ path, text: String(value) }]
}
