import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Configuration } from 'electron-builder'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
// By address, as electron-builder loads it: build/ belongs to no layer of the program.
const loaded: unknown = await import(pathToFileURL(join(root, 'build', 'electron-builder.config.ts')).href)
const { default: config } = loaded as { readonly default: Configuration }

describe('the packed shell', () => {
  it('has every fuse set that would let somebody run other code with it', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(config.asar).toBe(true)
  })

  it('ships the built parts and no node_modules, with icons that are there', () => {
    expect(config.files).toEqual(
      expect.arrayContaining(['out/main/**', 'out/preload/**', 'out/renderer/**', '!node_modules/**']),
    )
    for (const icon of ['build/icons/icon.png', 'build/icons/icon.ico']) expect(existsSync(join(root, icon))).toBe(true)
  })

  it('pins one exact Electron', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>
    }
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(42)
  })
})
