import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLanSwitch } from './lan-switch.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lan-switch-'))
  path = join(folder, 'lan.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('is on until somebody says no, and remembers the no over a restart', async () => {
  const first = await openLanSwitch(path)
  expect(first.isAllowed()).toBe(true)
  await first.allow(false)
  expect(first.isAllowed()).toBe(false)
  expect((await openLanSwitch(path)).isAllowed()).toBe(false)
  await first.allow(true)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ isAllowed: true })
})

it('is off where its file cannot be read: it may have said no', async () => {
  await writeFile(path, '{"isAll')
  expect((await openLanSwitch(path)).isAllowed()).toBe(false)
})
