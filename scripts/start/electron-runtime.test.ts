import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectronRuntime } from './electron-runtime.ts'

let root: string
const put = (...path: readonly string[]): string => {
  const file = join(root, ...path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, 'electron')
  return file
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ginkgo-electron-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe("Electron's runtime", () => {
  it('is missing where npm could not fetch it', () => {
    expect(findElectronRuntime(root, {}, 'linux')).toBeUndefined()
    mkdirSync(join(root, 'node_modules', 'electron', 'dist', 'electron'), { recursive: true })
    expect(findElectronRuntime(root, {}, 'linux')).toBeUndefined()
  })

  it('is found where npm put it, by the name of the system', () => {
    const linux = put('node_modules', 'electron', 'dist', 'electron')
    const windows = put('node_modules', 'electron', 'dist', 'electron.exe')
    const mac = put('node_modules', 'electron', 'dist', 'Electron.app', 'Contents', 'MacOS', 'Electron')
    expect(findElectronRuntime(root, {}, 'linux')).toBe(linux)
    expect(findElectronRuntime(root, {}, 'win32')).toBe(windows)
    expect(findElectronRuntime(root, {}, 'darwin')).toBe(mac)
  })

  it('is found by the name that the package itself notes', () => {
    const file = put('node_modules', 'electron', 'dist', 'ginkgo')
    writeFileSync(join(root, 'node_modules', 'electron', 'path.txt'), 'ginkgo\n')
    expect(findElectronRuntime(root, {}, 'linux')).toBe(file)
  })

  it('is taken from where the environment says, first the program, then the folder', () => {
    put('node_modules', 'electron', 'dist', 'electron')
    const inFolder = put('mirror', 'electron')
    const exact = put('my-electron')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'mirror') }
    expect(findElectronRuntime(root, env, 'linux')).toBe(inFolder)
    expect(findElectronRuntime(root, { ...env, ELECTRON_EXEC_PATH: exact }, 'linux')).toBe(exact)
    expect(findElectronRuntime(root, { ...env, ELECTRON_EXEC_PATH: '/nowhere/electron' }, 'linux')).toBe(inFolder)
  })
})
