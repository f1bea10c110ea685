import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUnsentMedia } from './unsent-media.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-media-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const part = Buffer.from('sealed')
const name = createHash('sha256').update(part).digest('hex')

describe('parts that the server does not have', () => {
  it('are kept for the owner only until they were sent', async () => {
    const media = openUnsentMedia(join(folder, 'parts'))
    expect(await media.names()).toEqual([])
    expect(await media.put(name, part)).toEqual({ ok: true, value: undefined })
    expect(await media.names()).toEqual([name])
    expect(await media.get(name)).toEqual(part)
    expect(statSync(join(folder, 'parts', name)).mode & 0o077).toBe(0)
    await media.sent([name, name])
    expect(await media.names()).toEqual([])
    expect(await media.get(name)).toBeUndefined()
  })

  it('are what their name says, or are refused and not given back', async () => {
    const media = openUnsentMedia(folder)
    expect(await media.put('0'.repeat(64), part)).toMatchObject({ ok: false, error: { code: 'media.shape' } })
    await media.put(name, part)
    writeFileSync(join(folder, name), 'torn')
    expect(await media.get(name)).toBeUndefined()
  })

  it('say when they could not be kept', async () => {
    writeFileSync(join(folder, 'file'), '')
    const media = openUnsentMedia(join(folder, 'file'))
    expect(await media.put(name, part)).toMatchObject({ ok: false, error: { code: 'storage.failed' } })
    expect(await media.names()).toEqual([])
  })
})
