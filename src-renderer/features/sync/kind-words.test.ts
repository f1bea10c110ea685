import { expect, it } from 'vitest'
import { documentKinds } from '../../../src-domain/documents.ts'
import { zhCN } from '../../i18n/resources.ts'

it('has a word for every kind of document that a server may refuse', () => {
  const missing = documentKinds.map(({ kind }) => kind).filter((kind) => !(kind in zhCN.sync.kind))
  expect(missing).toEqual([])
})
