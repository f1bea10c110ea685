import { describe, expect, it } from 'vitest'
import { createCardCode, cardText, readCardText } from '../../../src-domain/elders/elder-card.ts'
import { createWedge } from './wedge.ts'

const type = (text: string, each: number) => {
  const wedge = createWedge()
  let at = 0
  let scanned: string | undefined
  for (const key of [...text, 'Enter']) {
    at += each
    scanned = wedge.key(key, at) ?? scanned
  }
  return scanned
}

describe('a scanner that types', () => {
  const code = createCardCode((count) => new Uint8Array(count).fill(7))

  it('is read when its keys come at once', () => {
    expect(readCardText(type(cardText(code), 12) ?? '')).toBe(code)
  })

  it('is told from a person, who types slower', () => {
    expect(type(cardText(code), 120)).toBeUndefined()
  })

  it('starts anew after a stray key', () => {
    const wedge = createWedge()
    wedge.key('x', 0)
    let scanned: string | undefined
    ;[...cardText(code), 'Enter'].forEach((key, index) => {
      scanned = wedge.key(key, 500 + index * 10) ?? scanned
    })
    expect(scanned).toBe(cardText(code))
  })

  it('does not take a few quick keys for a card', () => {
    expect(type('abc', 10)).toBeUndefined()
  })
})
