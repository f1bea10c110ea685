// @vitest-environment happy-dom
import { act } from 'react'
import type { TSchema } from 'typebox'
import { afterEach, describe, expect, it } from 'vitest'
import { documentKinds } from '../../../src-domain/documents.ts'
import { scopeByCollection } from '../../../src-domain/shared/collections.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { setLanguage } from '../../i18n/i18n.ts'
import { type QuestionWords, useQuestionWords } from './use-question-words.ts'

let station: MemoryStation
afterEach(async () => {
  await act(async () => setLanguage('zh-CN'))
  await station.close()
})
let words: QuestionWords
function Words() {
  words = useQuestionWords()
  return null
}

/** Records of the station are what two kiosks can both edit; fields that unite never ask. */
const records = documentKinds.filter(
  ({ merge, collection }) => merge === 'record' && scopeByCollection[collection] === 'station',
)
const fieldsOf = ({ body, fields }: (typeof records)[number]): readonly (readonly [string, TSchema])[] =>
  Object.entries((body as TSchema & { properties: Record<string, TSchema> }).properties).filter(
    ([field]) => fields?.[field] !== 'union',
  )
const choicesOf = (schema: TSchema): readonly unknown[] => {
  const { enum: choices, items } = schema as { enum?: readonly unknown[]; items?: TSchema }
  return choices ?? (items === undefined ? [] : choicesOf(items).map((one) => [one]))
}

describe.each(['zh-CN', 'en'] as const)('every field that two people can both change, in %s', (language) => {
  it('has the words of its form, and each of its codes too', async () => {
    station = memoryStation()
    await act(async () => setLanguage(language))
    await station.draw(<Words />)
    expect(records.map(({ kind }) => kind)).toEqual([
      'elder',
      'staff',
      'expert-account',
      'station-settings',
      'condition',
      'medication',
      'allergy',
      'paper-photo',
      'health-basics',
      'preferences',
    ])
    let codes = 0
    for (const record of records) {
      for (const [field, schema] of fieldsOf(record)) {
        const name = words.field(record.kind, field)
        expect(name, `${record.kind}.${field}`).not.toMatch(/^[a-z]+[A-Z.:]|^(field|elders|kind)/)
        expect(name, `${record.kind}.${field}`).not.toBe(words.kind(record.kind))
        for (const choice of choicesOf(schema)) {
          codes += 1
          const said = words.value(record.kind, field, choice)
          // In English a code may be the word.
          if (language === 'zh-CN' && choice !== 'en') expect(said, `${record.kind}.${field}`).not.toMatch(/[a-z]{2}/)
          expect(said, `${record.kind}.${field}`).not.toMatch(/^\d+$/)
          expect(said).not.toMatch(/^(code|elders|settings|value)[.:]/)
        }
      }
    }
    expect(codes).toBeGreaterThan(60)
  })

  it('is said whole where it holds more than a word', async () => {
    station = memoryStation()
    await act(async () => setLanguage(language))
    await station.draw(<Words />)
    const isEnglish = language === 'en'
    const contact = { id: '1', name: '王强', relation: 'son', isEmergency: true, phone: '13900000000' }
    expect(words.value('elder', 'contacts', [contact])).toBe(
      isEnglish ? '王强 (son) 13900000000 emergency' : '王强（儿子） 13900000000 紧急',
    )
    expect(words.value('elder', 'birthDate', '1948-03-01')).toBe(isEnglish ? '1 March 1948' : '1948年3月1日')
    expect(words.value('condition', 'code', 1)).toBe(isEnglish ? 'Hypertension' : '高血压病')
    expect(words.value('elder', 'contacts', [])).toBe(isEnglish ? '(emptied)' : '（清空了）')
    expect(words.value('staff', 'pinVerifier', '$argon2id$v=19')).not.toContain('argon')
    expect(words.value('staff', 'active', false)).toBe(isEnglish ? 'no' : '不是')
  })
})
