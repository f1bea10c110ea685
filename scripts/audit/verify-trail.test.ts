import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Document } from '../../src-domain/shared/document.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { trialTrail } from '../../tests/support/audit-trails.ts'
import { verifyTrail } from './verify-trail.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trail-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

it('calls an exported file whole, and one with a line less not', async () => {
  const trail = trialTrail()
  await trail.write(trail.begin(), 'k1', 4)
  const { text, fingerprint } = await trail.export(trail.begin(), 'k1')
  const file = join(folder, 'trail.jsonl')
  await writeFile(file, text)
  const whole = await verifyTrail([file, fingerprint], {})
  expect(whole).toMatchObject({ code: 0 })
  expect(whole.lines.join('\n')).toContain('5 entries in 2 chains')
  expect(await verifyTrail([file, 'AAAA-BBBB-CCCC-DDDD'], {})).toMatchObject({ code: 1 })
  await writeFile(file, text.split('\n').toSpliced(3, 1).join('\n'))
  const torn = await verifyTrail([file], {})
  expect(torn.code).toBe(1)
  expect(torn.lines.some((line) => line.startsWith('REMOVED no. 3 of chain'))).toBe(true)
})

it('says what it needs, and that a file is not there', async () => {
  expect(await verifyTrail([], {})).toMatchObject({ code: 2 })
  expect(await verifyTrail([join(folder, 'nothing')], {})).toMatchObject({ code: 2 })
})

it('reads the store of a stopped server', async () => {
  const trail = trialTrail()
  await trail.write(trail.begin(), 'k1', 4)
  await trail.write(trail.begin(), 'k2', 2)
  const importing = async (name: string, entries: readonly Document[]) => {
    const dataFolder = join(folder, name)
    const server = await startServer({ dataFolder })
    await server.createStation('青石桥', 'qingshiqiao')
    await server.importDocuments('qingshiqiao', entries)
    await server.close()
    return verifyTrail(['server', 'qingshiqiao', '--data', dataFolder], {})
  }
  const entries = trail.entries()
  expect(await importing('whole', entries)).toMatchObject({ code: 0 })
  expect(await importing('altered', entries.with(1, { ...entries[1]!, author: 'staff:9' }))).toMatchObject({ code: 1 })
})
