/**
 * Drawn identity cards of invented people, photographed badly, read in a real Chromium by the product's own code: 8 by
 * itself, 40 with `GINKGO_ID_CARDS=40`. A wrong number that looks certain is worse than a hundred that are typed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ethnicGroups } from '../../src-domain/elders/ethnic-groups.ts'
import type { CardFieldName, IdCard } from '../../src-domain/id-card/read-id-card.ts'
import { noteFigures } from '../support/note-figures.ts'
import { type CardKiosk, openCardKiosk } from './card-kiosk.ts'
import { type DrawnCard, drawnCards, type InventedPerson } from './invented-people.ts'

const count = Number(process.env['GINKGO_ID_CARDS'] ?? 8)
const seed = Number(process.env['GINKGO_SEED'] ?? 20_261_129)
const clean: DrawnCard = {
  ...drawnCards(seed, 1)[0]!,
  shot: { seed: 1, tilt: 1, blur: 0.3, glare: 0, glareAt: [0, 0], shade: 0.1, dark: 0, cardWidth: 1_100, quality: 90 },
}

let kiosk: CardKiosk
beforeAll(async () => {
  kiosk = await openCardKiosk()
})
afterAll(() => kiosk?.close())

const printed = (person: InventedPerson): Readonly<Record<CardFieldName, string>> => ({
  name: person.name,
  sex: person.sex,
  ethnicity: ethnicGroups.find(({ name }) => name === `${person.ethnicity}族`)!.code,
  birthDate: person.birthDate,
  address: person.address,
  number: person.number,
})
const cardOf = async (file: string): Promise<IdCard | undefined> => {
  const result = await kiosk.call('read', file)
  if (!result.ok) throw new Error(result.error)
  return result.value.card
}
const workers = () => kiosk.page.workers().length

describe('reading identity cards', () => {
  it(
    `gives no wrong number as certain among ${count} bad photos of seed ${seed}, and most numbers and names right`,
    { timeout: 60_000 + count * 30_000 },
    async () => {
      const right = { name: 0, sex: 0, ethnicity: 0, birthDate: 0, address: 0, number: 0, rareName: 0 }
      let [unreadable, wrong, noCard, rare] = [0, 0, 0, 0]
      for (const drawn of drawnCards(seed, count)) {
        const card = await cardOf(await kiosk.call('draw', drawn))
        const truth = printed(drawn.person)
        rare += drawn.person.isRare ? 1 : 0
        if (card === undefined) {
          noCard += 1
          continue
        }
        for (const [name, value] of Object.entries(truth) as [CardFieldName, string][]) {
          if (card[name].value !== value) continue
          right[name === 'name' && drawn.person.isRare ? 'rareName' : name] += 1
        }
        if (card.number.value === undefined) unreadable += 1
        else if (card.number.value !== truth.number) wrong += 1
      }
      const found = { ...right, unreadable, noCard, wrong, rare }
      noteFigures({ test: 'identity cards', tried: count, found })
      process.stderr.write(`identity cards: ${JSON.stringify(found)} of ${count}\n`)
      expect(wrong).toBe(0)
      expect(right.number / count).toBeGreaterThanOrEqual(count >= 40 ? 0.9 : 0.75)
      expect(right.name / (count - rare)).toBeGreaterThanOrEqual(count >= 40 ? 0.9 : 0.75)
    },
  )

  it('asks nothing of any other host, keeps nothing and leaves no worker', async () => {
    const asked: string[] = []
    kiosk.context.on('request', (request) => asked.push(request.url()))
    const before = await kiosk.call('kept')
    expect(await cardOf(await kiosk.call('draw', clean))).toMatchObject({ number: { value: clean.person.number } })
    const own = new URL(kiosk.url).origin
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.filter((url) => new URL(url).origin !== own)).toEqual([])
    const after = await kiosk.call('kept')
    expect(after.places).toEqual(before.places)
    expect(after.places.filter((place) => /tess|keyval|cache/i.test(place))).toEqual([])
    expect(after.blobAddresses).toBe(0)
    await expect.poll(workers).toBe(0)
  })

  it('finds nothing on a card upside down, and everything once it is turned', async () => {
    const upsideDown = await kiosk.call('draw', clean, 2)
    expect(await cardOf(upsideDown)).toBeUndefined()
    const turned = await kiosk.call('read', upsideDown, 2)
    expect(turned).toMatchObject({ ok: true, value: { card: { number: { value: clean.person.number } } } })
  })

  it('says that a photo was taken in the dark', async () => {
    const dark = { ...clean, shot: { ...clean.shot, dark: 0.85 } }
    expect(await kiosk.call('read', await kiosk.call('draw', dark))).toMatchObject({
      ok: true,
      value: { isDark: true },
    })
  })

  it.each(['preparing', 'reading'] as const)('stops at once when it is given up while %s', async (step) => {
    const file = await kiosk.call('draw', clean)
    expect(await kiosk.call('read', file, 0, step)).toEqual({ ok: false, error: 'givenUp' })
    await expect.poll(workers).toBe(0)
  })

  it('refuses a torn picture, a text and an empty file in so many words', async () => {
    const file = Buffer.from(await kiosk.call('draw', clean), 'base64')
    const refused = async (bytes: Buffer) => kiosk.call('read', bytes.toString('base64'))
    expect(await refused(Buffer.alloc(0))).toEqual({ ok: false, error: 'empty' })
    expect(await refused(Buffer.from('这不是照片'))).toEqual({ ok: false, error: 'notAPicture' })
    expect(await refused(file.subarray(0, 100))).toEqual({ ok: false, error: 'torn' })
    const broken = Buffer.concat([file.subarray(0, 700), Buffer.from('broken')])
    expect(await refused(broken)).toMatchObject({ ok: false })
    await expect.poll(workers).toBe(0)
  })
})
