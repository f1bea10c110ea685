import { expect, it } from 'vitest'
import { memoryHost, type MemoryHost } from '../../tests/support/memory-host.ts'
import { readPartAnswer, readPartQuestion, writePartAnswer, writePartQuestion } from './neighbour-messages.ts'
import { openNeighbourParts } from './neighbour-parts.ts'

const hash = 'a1'.repeat(32)
const other = 'b2'.repeat(32)
const sealed = new Uint8Array([1, 2, 3])
const isSealed = async (part: Uint8Array): Promise<boolean> => part.join() === sealed.join()

/** What the host was asked for, and what each neighbour says. */
function besides(answers: Readonly<Record<string, string | undefined>>): {
  readonly host: MemoryHost
  readonly asked: string[]
} {
  const asked: string[] = []
  const host = memoryHost()
  host.lan.told = async (to, body) => {
    asked.push(`${to} ${readPartQuestion(body) ?? body}`)
    return answers[to]
  }
  return { host, asked }
}

it('asks who is near, one after the other, until one has the part as it was sealed', async () => {
  const { host, asked } = besides({
    silent: undefined,
    lacks: writePartAnswer(undefined),
    lies: writePartAnswer('BAUG'),
    babbles: writePartAnswer('not base64!'),
    has: writePartAnswer('AQID'),
    late: writePartAnswer('AQID'),
  })
  const near = ['silent', 'lacks', 'lies', 'babbles', 'has', 'late']
  expect(await openNeighbourParts(host, () => near).ask(hash, isSealed)).toEqual(sealed)
  expect(asked).toEqual(['silent', 'lacks', 'lies', 'babbles', 'has'].map((kiosk) => `${kiosk} ${hash}`))
  expect(await openNeighbourParts(host, () => ['lacks', 'lies']).ask(hash, isSealed)).toBeUndefined()
  expect(await openNeighbourParts(host, () => []).ask(hash, isSealed)).toBeUndefined()
})

it('answers from the files of the host until the media store is open, and again after', async () => {
  const { host } = besides({})
  const kept: Readonly<Record<string, string>> = { [hash]: 'AQID' }
  const call = (async (name: string, { name: part }: { readonly name: string }) => {
    if (name !== 'media.get') throw new Error(name)
    return kept[part] === undefined ? {} : { sealed: kept[part] }
  }) as unknown as MemoryHost['call']
  const parts = openNeighbourParts({ ...host, call }, () => [])
  expect(await parts.here(hash)).toBe('AQID')
  expect(await parts.here(other)).toBeUndefined()
  const stop = parts.answerFrom(async (asked) => (asked === other ? new Uint8Array([4, 5, 6]) : undefined))
  expect([await parts.here(hash), await parts.here(other)]).toEqual([undefined, 'BAUG'])
  stop()
  expect(await parts.here(hash)).toBe('AQID')
})

it('tells the media store, however late it opens, what documents from neighbours named', () => {
  const parts = openNeighbourParts(memoryHost(), () => [])
  parts.found([hash])
  parts.found([])
  parts.found([other])
  const told: (readonly string[])[] = []
  parts.named.subscribe((hashes) => told.push(hashes)).unsubscribe()
  expect(told).toEqual([[hash], [other]])
})

it('takes nothing for a question but the name of a part', () => {
  expect(readPartQuestion(writePartQuestion(hash))).toBe(hash)
  for (const part of ['', '../keys.json', hash.toUpperCase(), `${hash}0`, 7])
    expect(readPartQuestion(JSON.stringify({ version: 1, part }))).toBeUndefined()
  expect(readPartQuestion(JSON.stringify({ version: 2, part: hash }))).toBeUndefined()
  expect(readPartAnswer('{{{')).toBeUndefined()
})
