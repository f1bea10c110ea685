import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findRuntime } from './find-runtime.ts'

it('finds a runtime named by the environment, then the installed one, and else none', async () => {
  const root = await mkdtemp(join(tmpdir(), 'runtime-'))
  expect(findRuntime(root, {}, 'linux')).toBeUndefined()
  expect(
    findRuntime(root, { ELECTRON_EXEC_PATH: '', ELECTRON_OVERRIDE_DIST_PATH: join(root, 'gone') }, 'linux'),
  ).toBeUndefined()
  const installed = join(root, 'node_modules', 'electron', 'dist')
  await mkdir(installed, { recursive: true })
  await writeFile(join(installed, 'electron'), '')
  expect(findRuntime(root, {}, 'linux')).toBe(join(installed, 'electron'))
  await writeFile(join(root, 'electron'), '')
  expect(findRuntime(root, { ELECTRON_OVERRIDE_DIST_PATH: root }, 'linux')).toBe(join(root, 'electron'))
  await writeFile(join(root, 'own'), '')
  const both = { ELECTRON_EXEC_PATH: join(root, 'own'), ELECTRON_OVERRIDE_DIST_PATH: root }
  expect(findRuntime(root, both, 'linux')).toBe(join(root, 'own'))
  await rm(root, { recursive: true })
})
