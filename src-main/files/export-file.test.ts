import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeExportPart } from './export-file.ts'

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
