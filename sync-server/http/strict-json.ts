/**
 * JSON as it must arrive: valid UTF-8, no key twice in one object, no `__proto__`, a bounded depth. `JSON.parse` alone
 * takes the last of two equal keys, so that two readers of one text can see two documents.
 */
import { err, ok, type Result } from '../../src-domain/shared/result.ts'

export type JsonProblem = 'not UTF-8' | 'not JSON' | 'duplicate key' | 'forbidden key' | 'too deep'

const depthLimit = 32

export function parseStrictJson(bytes: Uint8Array): Result<unknown, JsonProblem> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return err('not UTF-8')
  }
  const problem = findProblem(text)
  if (problem !== undefined) return err(problem)
  try {
    return ok(JSON.parse(text))
  } catch {
    return err('not JSON')
  }
}

const quote = 34
const backslash = 92

/** One pass over the text; whether it is JSON at all is left to `JSON.parse`. */
function findProblem(text: string): JsonProblem | undefined {
  // One entry for each open bracket: the keys of an object, or undefined for an array.
  const open: (Set<string> | undefined)[] = []
  let keyMayFollow = false
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i)
    if (char === quote) {
      let end = i + 1
      let escaped = false
      for (let at = text.charCodeAt(end); at !== quote; at = text.charCodeAt(end)) {
        if (end >= text.length) return 'not JSON'
        if (at === backslash) {
          escaped = true
          end += 1
        }
        end += 1
      }
      const keys = open.at(-1)
      if (keyMayFollow && keys !== undefined) {
        const key = escaped ? unescape(text.slice(i, end + 1)) : text.slice(i + 1, end)
        if (key === undefined) return 'not JSON'
        if (key === '__proto__') return 'forbidden key'
        if (keys.has(key)) return 'duplicate key'
        keys.add(key)
      }
      keyMayFollow = false
      i = end
    } else if (char === 123 || char === 91) {
      if (open.length === depthLimit) return 'too deep'
      open.push(char === 123 ? new Set() : undefined)
      keyMayFollow = char === 123
    } else if (char === 125 || char === 93) {
      open.pop()
      keyMayFollow = false
    } else if (char === 44) {
      keyMayFollow = open.at(-1) !== undefined
    }
  }
  return undefined
}

function unescape(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return undefined
  }
}
