import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en, zhCN } from './resources.ts'

const root = join(import.meta.dirname, '../..')

type Tree = { readonly [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  )
const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).toSorted()

/** Codes written as `refusal('code'`, `refusal: 'code'` inside objects with a code, or `{ code: 'a.b' }`. */
function codesInSources(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  const files = globSync(
    ['src-domain/**/*.ts', 'src-main/**/*.ts', 'src-renderer/**/*.{ts,tsx}', 'sync-server/**/*.ts'],
    { cwd: root },
  )
  for (const file of files.filter((name) => !/\/(i18n|testing)\//.test(name) && !/\.test\.tsx?$/.test(name))) {
    const source = readFileSync(join(root, file), 'utf8')
    for (const [, code] of source.matchAll(/\brefusal\(\s*'([\w.-]+)'/g)) codes.set(code!, file)
    for (const [, code] of source.matchAll(/\bcode: '([a-z]\w*\.[\w.]+)'(?! \|)/g)) codes.set(code!, file)
  }
  return codes
}

describe('texts', () => {
  it('has a sentence in both languages for every refusal code in the sources', () => {
    const codes = codesInSources()
    expect(codes.size).toBeGreaterThan(10)
    const missing = [...codes].filter(([code]) => !(code in zhCN.refusal) || !(code in en.refusal))
    expect(missing).toEqual([])
  })

  it.each(Object.keys(zhCN) as (keyof typeof zhCN)[])('%s uses the same variables in both languages', (name) => {
    const english = new Map(leaves(en[name] as Tree))
    const different = leaves(zhCN[name] as Tree).filter(
      ([key, text]) => variables(text).join() !== variables(english.get(key) ?? '').join(),
    )
    expect(different).toEqual([])
  })

  it('gives every English plural its singular', () => {
    const all = Object.values(en).flatMap((texts) => leaves(texts as Tree))
    const keys = new Set(all.map(([key]) => key))
    const missing = all
      .filter(([key, text]) => key.endsWith('_other') && text.includes('{{count}}'))
      .filter(([key]) => !keys.has(key.replace(/_other$/, '_one')))
    expect(missing).toEqual([])
  })

  it('leaves no text empty', () => {
    const empty = [zhCN, en].flatMap((language) =>
      Object.values(language).flatMap((texts) => leaves(texts as Tree).filter(([, text]) => text.trim() === '')),
    )
    expect(empty).toEqual([])
  })
})
