import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** One planted violation for each row of the matrix; the lint of `npm run check` must find every single one. */
const violations: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['src-domain/people/react.ts', `import React from 'react'\nexport const x = React`, 'boundaries'],
  ['src-domain/people/node.ts', `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`, 'boundaries'],
  [
    'src-domain/people/renderer.ts',
    `import { ui } from '../../src-renderer/ui/ui.ts'\nexport const x = ui`,
    'boundaries',
  ],
  ['src-domain/people/now.ts', `export const x = Date.now()`, 'pure-domain'],
  ['src-domain/people/random.ts', `export const x = Math.random()`, 'pure-domain'],
  ['src-domain/people/new-date.ts', `export const x = new Date()`, 'pure-domain'],
  [
    'src-main/keys/server.ts',
    `import { server } from '../../sync-server/server.ts'\nexport const x = server`,
    'boundaries',
  ],
  ['src-main/keys/package.ts', `import { x as y } from 'rxdb'\nexport const x = y`, 'boundaries'],
  ['src-main/bridge/main.ts', `import { keys } from '../keys/keys.ts'\nexport const x = keys`, 'boundaries'],
  ['src-main/bridge/node.ts', `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`, 'boundaries'],
  [
    'src-renderer/ui/domain.ts',
    `import { domain } from '../../src-domain/people/people.ts'\nexport const x = domain`,
    'boundaries',
  ],
  ['src-renderer/i18n/ui.ts', `import { ui } from '../ui/ui.ts'\nexport const x = ui`, 'boundaries'],
  ['src-renderer/replica/feature.ts', `import { a } from '../features/a/a.ts'\nexport const x = a`, 'boundaries'],
  ['src-renderer/replica/pouch.ts', `import P from 'pouchdb-core'\nexport const x = P`, 'boundaries'],
  ['src-renderer/media/rxdb.ts', `import { x as y } from 'rxdb'\nexport const x = y`, 'boundaries'],
  [
    'src-renderer/ocr/replica.ts',
    `import { replica } from '../replica/replica.ts'\nexport const x = replica`,
    'boundaries',
  ],
  ['src-renderer/roster/ui.ts', `import { ui } from '../ui/ui.ts'\nexport const x = ui`, 'boundaries'],
  ['src-renderer/search/dexie.ts', `import D from 'dexie'\nexport const x = D`, 'boundaries'],
  [
    'src-renderer/host/replica.ts',
    `import { replica } from '../replica/replica.ts'\nexport const x = replica`,
    'boundaries',
  ],
  ['src-renderer/features/a/other.ts', `import { b } from '../b/b.ts'\nexport const x = b`, 'boundaries'],
  ['src-renderer/features/a/rxdb.ts', `import { x as y } from 'rxdb'\nexport const x = y`, 'boundaries'],
  [
    'src-renderer/features/a/main.ts',
    `import { keys } from '../../../src-main/keys/keys.ts'\nexport const x = keys`,
    'boundaries',
  ],
  [
    'src-renderer/features/a/bridge.ts',
    `import { bridge } from '../../../src-main/bridge/bridge.ts'\nexport const x = bridge`,
    'boundaries',
  ],
  [
    'src-renderer/app/main.ts',
    `import { keys } from '../../src-main/keys/keys.ts'\nexport const x = keys`,
    'boundaries',
  ],
  ['src-renderer/app/dexie.ts', `import D from 'dexie'\nexport const x = D`, 'boundaries'],
  [
    'sync-server/http/renderer.ts',
    `import { ui } from '../../src-renderer/ui/ui.ts'\nexport const x = ui`,
    'boundaries',
  ],
  [
    'sync-server/http/main.ts',
    `import { keys } from '../../src-main/keys/keys.ts'\nexport const x = keys`,
    'boundaries',
  ],
  ['sync-server/http/pouch.ts', `import P from 'pouchdb-core'\nexport const x = P`, 'boundaries'],
  ['src-domain/people/tests.ts', `import { t } from '../../tests/support/t.ts'\nexport const x = t`, 'boundaries'],
  ['sync-server/http/tests.ts', `import { t } from '../../tests/support/t.ts'\nexport const x = t`, 'boundaries'],
  ['src-domain/people/cycle-a.ts', `import { b } from './cycle-b.ts'\nexport const a = () => b`, 'no-cycle'],
  ['src-domain/people/cycle-b.ts', `import { a } from './cycle-a.ts'\nexport const b = () => a`, 'no-cycle'],
  ['src-domain/people/camelCase.ts', `export const x = 1`, 'filename-case'],
]

/** What the same rows allow: planted too, so that a matrix that forbids everything fails as well. */
const allowed: readonly (readonly [file: string, code: string])[] = [
  ['src-domain/people/people.ts', `import Type from 'typebox'\nexport const domain = Type`],
  [
    'src-main/bridge/bridge.ts',
    `import { domain } from '../../src-domain/people/people.ts'\nexport const bridge = domain`,
  ],
  [
    'src-main/keys/keys.ts',
    `import { join } from 'node:path'\nimport { bridge } from '../bridge/bridge.ts'\nexport const keys = [join, bridge]`,
  ],
  ['src-renderer/ui/ui.ts', `import { Button } from 'antd'\nexport const ui = Button`],
  ['src-renderer/i18n/i18n.ts', `import i18next from 'i18next'\nexport const i18n = i18next`],
  ['src-renderer/host/host.ts', `import { bridge } from '../../src-main/bridge/bridge.ts'\nexport const host = bridge`],
  [
    'src-renderer/replica/replica.ts',
    `import { createRxDatabase } from 'rxdb'\nimport { host } from '../host/host.ts'\nexport const replica = [createRxDatabase, host]`,
  ],
  [
    'src-renderer/media/media.ts',
    `import P from 'pouchdb-core'\nimport { replica } from '../replica/replica.ts'\nexport const media = [P, replica]`,
  ],
  [
    'src-renderer/ocr/ocr.ts',
    `import { createWorker } from 'tesseract.js'\nimport { domain } from '../../src-domain/people/people.ts'\nexport const ocr = [createWorker, domain]`,
  ],
  [
    'src-renderer/features/a/a.ts',
    `import { ui } from '../../ui/ui.ts'\nimport { replica } from '../../replica/replica.ts'\nimport { own } from './own.ts'\nexport const a = [ui, replica, own]`,
  ],
  ['src-renderer/features/a/own.ts', `import { useState } from 'react'\nexport const own = useState`],
  [
    'src-renderer/features/b/b.ts',
    `import { domain } from '../../../src-domain/people/people.ts'\nexport const b = domain`,
  ],
  [
    'src-renderer/app/app.ts',
    `import { a } from '../features/a/a.ts'\nimport { b } from '../features/b/b.ts'\nexport const app = [a, b]`,
  ],
  ['sync-server/store/store.ts', `import P from 'pouchdb-core'\nexport const store = P`],
  [
    'sync-server/server.ts',
    `import { fastify } from 'fastify'\nimport { store } from './store/store.ts'\nexport const server = [fastify, store]`,
  ],
  ['tests/support/t.ts', `import { server } from '../../sync-server/server.ts'\nexport const t = server`],
]

type Diagnostic = { readonly code: string; readonly filename: string; readonly message: string }

describe('the boundary matrix', () => {
  const root = join(import.meta.dirname, '..', '..')
  const tree = mkdtempSync(join(tmpdir(), 'ginkgo-boundaries-'))
  let found: readonly Diagnostic[] = []

  beforeAll(() => {
    cpSync(join(root, 'oxlint.config.ts'), join(tree, 'oxlint.config.ts'))
    cpSync(join(root, 'scripts', 'lint'), join(tree, 'scripts', 'lint'), { recursive: true })
    cpSync(join(root, 'package.json'), join(tree, 'package.json'))
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    for (const [file, code] of [...violations, ...allowed]) {
      mkdirSync(join(tree, dirname(file)), { recursive: true })
      writeFileSync(join(tree, file), `${code}\n`)
    }
    let output = ''
    try {
      output = execFileSync(join(root, 'node_modules', '.bin', 'oxlint'), ['--format', 'json'], {
        cwd: tree,
        encoding: 'utf8',
      })
    } catch (failure) {
      output = (failure as { stdout: string }).stdout
    }
    found = (JSON.parse(output) as { diagnostics: readonly Diagnostic[] }).diagnostics
  }, 120_000)

  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  it.each(violations)('finds the violation planted in %s', (file, _code, rule) => {
    expect(found.filter((d) => d.filename === file).map((d) => d.code)).toContainEqual(expect.stringContaining(rule))
  })

  it.each(allowed)('lets %s import what its row allows', (file) => {
    expect(found.filter((d) => d.filename === file && /boundaries|pure-domain|no-cycle/.test(d.code))).toEqual([])
  })
})
