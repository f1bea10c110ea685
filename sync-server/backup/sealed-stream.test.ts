import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { BackupRefused, keyName, openStream, sealStream } from './sealed-stream.ts'

const dataKey = Buffer.alloc(32, 7)
const head = { madeAt: '2026-11-24T12:00:00.000Z', key: keyName(dataKey), salt: Buffer.alloc(16, 1).toString('base64') }

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}
const sealed = (content: Uint8Array): Promise<Buffer> => buffer(sealStream(inPieces(content, 50_000), dataKey, head))
const opened = (file: Uint8Array, key: Uint8Array = dataKey): Promise<Buffer> =>
  buffer(openStream(inPieces(file, 999), 'a.backup', () => key))
const refusal = (file: Uint8Array, key?: Uint8Array): Promise<string> =>
  opened(file, key).then(
    () => 'opened',
    (error: unknown) => (error instanceof BackupRefused ? error.message : `not refused: ${String(error)}`),
  )

describe('the sealed file of a backup', () => {
  it.each([0, 1, 100, 262_144, 1_000_000])('gives back %i bytes as they were', async (length) => {
    const content = randomBytes(length)
    expect(Buffer.compare(await opened(await sealed(content)), content)).toBe(0)
  })

  it('shows nothing of its content and not the key', async () => {
    const file = await sealed(Buffer.from('王秀英'.repeat(1_000)))
    expect(file.includes('王秀英')).toBe(false)
    expect(file.includes(dataKey)).toBe(false)
    expect(file.toString('latin1')).not.toContain(dataKey.toString('base64'))
  })

  it('is refused wherever it was cut off', async () => {
    const file = await sealed(randomBytes(600_000))
    const line = file.indexOf(10) + 1
    const ends = [
      ...Array.from({ length: 40 }, (_, i) => line + i),
      file.length - 1,
      file.length - 17,
      300_000,
      262_144,
    ]
    for (const end of ends) expect(await refusal(file.subarray(0, end))).toMatch(/is not whole: its end is missing/)
    expect(await refusal(file.subarray(0, line - 1))).toMatch(/is no backup/)
  })

  it('is refused whichever byte was altered', async () => {
    const file = await sealed(Buffer.from('王秀英 13800138000'))
    for (let at = 0; at < file.length; at += 1) {
      const altered = Buffer.from(file)
      altered.writeUInt8(altered.readUInt8(at) ^ 0x20, at)
      expect([at, await refusal(altered)]).toEqual([
        at,
        expect.stringMatching(/no backup|altered or is damaged|not whole|another key|was made with the key|newer/),
      ])
    }
  })

  it('is refused with pieces left out, doubled or in another order, and with something behind it', async () => {
    const file = await sealed(randomBytes(800_000))
    const line = file.indexOf(10) + 1
    const piece = 4 + 262_144 + 16
    const [start, one, two, rest] = [
      file.subarray(0, line),
      file.subarray(line, line + piece),
      file.subarray(line + piece, line + 2 * piece),
      file.subarray(line + 2 * piece),
    ]
    expect(Buffer.compare(Buffer.concat([start, one, two, rest]), file)).toBe(0)
    for (const parts of [[two, rest], [one, one, two, rest], [two, one, rest], [one, two, rest, rest], [rest]])
      expect(await refusal(Buffer.concat([start, ...parts]))).toMatch(/altered or is damaged/)
  })

  it('says that the key is another one, that it is newer, or that it is no backup at all', async () => {
    const file = await sealed(randomBytes(10))
    const other = Buffer.alloc(32, 8)
    expect(await refusal(file, other)).toBe(
      `a.backup was made with the key ${keyName(dataKey)}, and this is the key ${keyName(other)}: give the key file that belongs to the backup.`,
    )
    const newer = Buffer.from(file.toString('latin1').replace('"version":1', '"version":2'), 'latin1')
    expect(await refusal(newer)).toBe('a.backup was made by a newer version of this program: update it first.')
    for (const foreign of [Buffer.alloc(0), Buffer.from('PK\u0003\u0004'), randomBytes(5_000)])
      expect(await refusal(foreign)).toBe('a.backup is no backup of this server.')
  })
})
