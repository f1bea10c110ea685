/**
 * Chromium writes what stands in the fields of a page into its profile, to restore it after a crash; it leaves out fields that say
 * `autocomplete="off"`. What staff type is personal: every field says so.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
/** The opening of a field, up to the end of its element: fields have no children. */
const field = /<(?:input|textarea|Input(?:\.\w+)?|AutoComplete)\b[\s\S]*?\/>/g

describe('a field', () => {
  it('never leaves what was typed in the profile of the browser', () => {
    const sources = globSync('src-renderer/**/*.tsx', { cwd: root }).filter((file) => !file.endsWith('.test.tsx'))
    const fields = sources.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(field)].map(([text]) => ({ file, text })),
    )
    expect(fields.length).toBeGreaterThan(5)
    const open = fields.filter(({ text }) => !text.includes('autoComplete="off"') && !text.includes('type="file"'))
    expect(open.map(({ file, text }) => `${file}: ${text.slice(0, 60)}`)).toEqual([])
  })
})
