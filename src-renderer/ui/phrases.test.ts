import { expect, it } from 'vitest'
import { phrasesOf } from './phrases.tsx'

it('keeps the words of a tile whole, a particle with what it belongs to', () => {
  expect(phrasesOf('谁看过我的资料')).toEqual(['谁', '看过', '我的', '资料'])
  expect(phrasesOf('说说我的情况')).toEqual(['说说', '我的', '情况'])
})

it('keeps a date whole', () => {
  expect(phrasesOf('11月28日')).toEqual(['11月', '28日'])
})

it('loses nothing and lets no line begin with what closes', () => {
  const text = '您的“家属心理支持”（免费）：等对方答复，贺耀祖 said yes.'
  const pieces = phrasesOf(text)
  expect(pieces.join('')).toBe(text)
  expect(pieces.filter((piece) => /^[”）：，。]/u.test(piece))).toEqual([])
  expect(pieces.filter((piece) => /[“（]$/u.test(piece))).toEqual([])
})

it('leaves English alone', () => {
  expect(phrasesOf('Who looked at my data')).toEqual(['Who looked at my data'])
})
