/** Reads what strace wrote (`-f -ttt -T -yy -s …`): which bytes went to which file or socket, and when a sync of it was over. */
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export type SystemCall = {
  readonly name: string
  /** Seconds. */
  readonly start: number
  readonly end: number
  /** Path or address of the first descriptor. */
  readonly target: string
  /** As strace prints it: readable bytes as they are, others escaped. */
  readonly text: string
  readonly failed: boolean
}

export const traced = [
  'write',
  'writev',
  'pwrite64',
  'pwritev',
  'sendto',
  'sendmsg',
  'fsync',
  'fdatasync',
  'msync',
] as const

/** What to put before a program so that its calls go to `file`. */
export const straceTo = (file: string): readonly string[] => [
  'strace',
  '-f',
  '--seccomp-bpf',
  '-qq',
  '-ttt',
  '-T',
  '-yy',
  '-s',
  '200000',
  '-e',
  'signal=none',
  '-e',
  `trace=${traced.join(',')}`,
  '-o',
  file,
]

/** Why it cannot be run here, or undefined. */
export function straceProblem(): string | undefined {
  const tried = spawnSync('strace', ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', 'true'], { encoding: 'utf8' })
  if (tried.error !== undefined) return 'strace is not installed'
  return tried.status === 0 ? undefined : `strace may not look on here: ${tried.stderr.trim()}`
}

/** Of one or more files, in the order in which the calls began. */
export async function readSystemCalls(files: readonly string[]): Promise<readonly SystemCall[]> {
  const calls = (await Promise.all(files.map(async (file) => parse(await readFile(file, 'latin1'))))).flat()
  return calls.toSorted((a, b) => a.start - b.start)
}

const line = /^(\d+) +(\d+\.\d+) (.*)$/
const whole = /^(\w+)\((\d+)<(.*?)>(?:, |\))([\s\S]*)$/

function parse(text: string): readonly SystemCall[] {
  const calls: SystemCall[] = []
  const unfinished = new Map<string, { readonly at: number; readonly text: string }>()
  for (const one of text.split('\n')) {
    const [, thread = '', moment = '', rest = ''] = line.exec(one) ?? []
    if (thread === '') continue
    const begun = /^([\s\S]*?)\s*<unfinished \.\.\.>$/.exec(rest)
    if (begun !== null) {
      unfinished.set(thread, { at: Number(moment), text: begun[1] ?? '' })
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>([\s\S]*)$/.exec(rest)
    const before = resumed === null ? undefined : unfinished.get(thread)
    if (resumed !== null && before === undefined) continue
    unfinished.delete(thread)
    const start = before?.at ?? Number(moment)
    const full = before === undefined ? rest : `${before.text}${resumed?.[1] ?? ''}`
    const call = callOf(start, full)
    if (call !== undefined) calls.push(call)
  }
  return calls
}

function callOf(start: number, text: string): SystemCall | undefined {
  const [, name = '', , target = '', rest = ''] = whole.exec(text) ?? []
  const took = /<(\d+\.\d+)>$/.exec(text)?.[1]
  if (name === '' || took === undefined) return undefined
  return { name, start, end: start + Number(took), target, text: rest, failed: / = -1 E/.test(rest.slice(-200)) }
}

export const isSync = ({ name, failed }: SystemCall): boolean =>
  (name === 'fsync' || name === 'fdatasync' || name === 'msync') && !failed

/** Escaped as strace does it, for bytes that are not plain text. */
export const escaped = (bytes: Uint8Array): string => {
  let text = ''
  for (const [i, byte] of bytes.entries()) {
    const next = bytes[i + 1]
    const isDigitNext = next !== undefined && next >= 0x30 && next <= 0x37
    if (byte >= 0x20 && byte < 0x7f)
      text += byte === 0x22 || byte === 0x5c ? `\\${String.fromCharCode(byte)}` : String.fromCharCode(byte)
    else text += isDigitNext ? `\\${byte.toString(8).padStart(3, '0')}` : `\\${byte.toString(8)}`
  }
  return text
}
