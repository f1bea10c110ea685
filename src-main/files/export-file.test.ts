import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { discardCopies, discardExport, writeExportPart } from './export-file.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'exports-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

it('writes a file in pieces, whole or not at all, for its owner only', async () => {
  const folder = join(root, 'exports')
  const part = (text: string, isFirst: boolean, isLast: boolean) =>
    writeExportPart(folder, { file: 'audit-1.jsonl', text, isFirst, isLast })
  await part('half of one that was given up', true, false)
  expect(await readdir(folder)).toEqual(['audit-1.jsonl.part'])
  await part('甲\n', true, false)
  expect(await part('乙\n', false, true)).toEqual({ ok: true, value: { path: join(folder, 'audit-1.jsonl') } })
  expect(await readFile(join(folder, 'audit-1.jsonl'), 'utf8')).toBe('甲\n乙\n')
  expect(await readdir(folder)).toEqual(['audit-1.jsonl'])
  expect((await stat(join(folder, 'audit-1.jsonl'))).mode & 0o777).toBe(0o600)
})

it('writes a picture as its bytes, joined from pieces', async () => {
  const folder = join(root, 'pictures')
  const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])
  const text = Buffer.from(bytes).toString('base64')
  await writeExportPart(folder, { file: 'a.png', text: text.slice(0, 4), isFirst: true, isLast: false })
  await writeExportPart(folder, { file: 'a.png', text: text.slice(4), isFirst: false, isLast: true })
  expect([...(await readFile(join(folder, 'a.png')))]).toEqual([...bytes])
})

it('says that it could not', async () => {
  await writeFile(join(root, 'a-file'), '')
  const outcome = await writeExportPart(join(root, 'a-file'), {
    file: 'x.jsonl',
    text: '',
    isFirst: true,
    isLast: true,
  })
  expect(outcome).toEqual({ ok: false, error: { code: 'export.failed' } })
})

it('leaves nothing of a file that was given up, and no copy of a record beyond the day', async () => {
  const folder = join(root, 'copies')
  const write = (file: string, isLast: boolean) => writeExportPart(folder, { file, text: '{}', isFirst: true, isLast })
  await write('record-20261122-1.json', true)
  await write('record-20261122-2.json', false)
  await write('record-20261122-3.json', true)
  await write('audit-1.jsonl', true)
  expect(await discardExport(folder, 'record-20261122-2.json')).toEqual({ ok: true, value: undefined })
  expect(await discardExport(folder, 'record-20261122-1.json')).toEqual({ ok: true, value: undefined })
  expect((await readdir(folder)).toSorted()).toEqual(['audit-1.jsonl', 'record-20261122-3.json'])
  await write('record-20261122-4.json', false)
  await discardCopies(folder)
  expect(await readdir(folder)).toEqual(['audit-1.jsonl'])
  await discardCopies(join(root, 'not-there'))
})
