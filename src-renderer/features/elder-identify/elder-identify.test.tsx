// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { isAudit } from '../../../src-domain/activity/audit.ts'
import { giveVisitCode, isVisitCode, picturesOf } from '../../../src-domain/activity/visit-code.ts'
import { cardText } from '../../../src-domain/elders/elder-card.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { elderIdentify } from '../../i18n/zh-CN/elder-identify.ts'
import { ElderIdentify } from './elder-identify.tsx'

const card = '0123456789ABCDEFGHJKMNPQRS'
const elder = sampleElder({ cardCode: card })
let station: MemoryStation
let clock = 0
afterEach(() => station.close())

const scan = (text: string): Promise<void> =>
  act(async () => {
    clock += 1_000
    for (const key of [...text, 'Enter']) {
      clock += 5
      const event = new KeyboardEvent('keydown', { key, code: `Key${key}`, bubbles: true })
      Object.defineProperty(event, 'timeStamp', { value: clock })
      document.body.dispatchEvent(event)
    }
  })
async function open(...documents: readonly unknown[]): Promise<string[]> {
  const opened: string[] = []
  station = memoryStation({ self: true, documents: documents as readonly Document[] })
  station.host.call = (async () => ({ mayTry: true })) as never
  await station.draw(<ElderIdentify onIdentified={(id) => opened.push(id)} onBack={() => undefined} />)
  return opened
}
const looks = () =>
  station
    .documents()
    .filter(isAudit)
    .map(({ author, elder: about, body: { action, subject, parts } }) => ({ author, about, action, subject, parts }))
const look = (how: string) => ({ author: 'self', about: elder.id, action: 'view', subject: elder.id, parts: [how] })

describe('an elder who says who they are', () => {
  it('opens the own pages with the card, which is written down like every look', async () => {
    const opened = await open(elder)
    await scan(cardText(card))
    await expect.poll(() => opened).toEqual([elder.id])
    expect(looks()).toEqual([look('ownCard')])
  })

  it('opens them also where that cannot be written', async () => {
    const opened = await open(elder)
    station.refuses = { code: 'storage.full' }
    await scan(cardText(card))
    await expect.poll(() => opened).toEqual([elder.id])
  })

  it('opens nothing and writes nothing for a card that nobody has, or of who agreed to no record', async () => {
    const opened = await open(sampleElder({ cardCode: card, agreed: [] }))
    await scan(cardText(card))
    await scan(cardText(card.replace('0', '1')))
    expect(opened).toEqual([])
    expect(looks()).toEqual([])
  })

  it('opens them with six digits, which are used up and written down together', async () => {
    const given = giveVisitCode(elder.id, [], {
      ...actOf('2026-11-22T01:58:00.000Z', 7),
      random: () => new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
    })
    const opened = await open(elder, given)
    await station.press('我有号码')
    for (const digit of given.body.code)
      await act(async () =>
        [...document.querySelectorAll('button')].find((button) => button.textContent === digit)?.click(),
      )
    await expect.poll(() => opened).toEqual([elder.id])
    expect(looks()).toEqual([look('ownCode')])
    expect(station.documents().filter(isVisitCode)[0]?.events).toHaveLength(1)
  })

  it('opens them with four pictures in their order, and with no other order', async () => {
    const given = giveVisitCode(elder.id, [], {
      ...actOf('2026-11-22T01:58:00.000Z', 7),
      random: () => new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
    })
    const opened = await open(elder, given)
    const words = picturesOf(given.body.code).map((picture) => elderIdentify.picture[picture])
    await station.press('我有四张图')
    for (const word of [...words.slice(1), words[0]!]) await station.press(word)
    expect(station.text()).toContain('这样打不开')
    expect(opened).toEqual([])
    for (const word of words) await station.press(word)
    await expect.poll(() => opened).toEqual([elder.id])
    expect(looks()).toEqual([look('ownCode')])
    expect(station.documents().filter(isVisitCode)[0]?.events).toHaveLength(1)
  })
})
