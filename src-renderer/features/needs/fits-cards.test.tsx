// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { demoData } from '../../../src-domain/demo/demo-data.ts'
import { isOrganization } from '../../../src-domain/organizations/organization.ts'
import { libraryId } from '../../../src-domain/articles/library/library.ts'
import { conditionKind } from '../../../src-domain/archive/condition.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { i18n } from '../../i18n/i18n.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { ArticleFitsCard } from './article-fits-card.tsx'
import { IllnessAdviceCard } from './illness-advice-card.tsx'
import { MatchesCard } from './matches-card.tsx'
import { ProductFitsCard } from './product-fits-card.tsx'

const catalog = demoData({ seed: 1, today: '2026-11-22', elders: 0 })
/** Old and alone: needs a way to call for help. */
const elder = sampleElder({ birthDate: '1938-03-01', living: ['alone'], village: '青石桥社区' })
const agrees = sampleElder({
  birthDate: '1938-03-01',
  living: ['alone'],
  agreed: ['record', 'measuring', 'assessment', 'aids'],
})

let station: MemoryStation
const opened: string[] = []
afterEach(async () => {
  await station.close()
  await i18n.changeLanguage('zh-CN')
})
const open = async (one: Elder, language = 'zh-CN') => {
  station = memoryStation({ documents: [one, ...catalog] })
  await i18n.changeLanguage(language)
  await station.draw(
    <UnsavedProvider person="staff:1">
      <MatchesCard elder={one} />
      <ProductFitsCard elder={one} />
      <ArticleFitsCard elder={one} onOpen={(id) => opened.push(id)} />
    </UnsavedProvider>,
  )
}
const names = () => [...document.querySelectorAll('.matches .match-name')].map((one) => one.textContent ?? '')

describe('what fits an elder', () => {
  it('says of each score how it came about, feature by feature', async () => {
    await open(elder)
    await station.press(names()[0]!)
    const rows = [...document.querySelectorAll('.match-parts tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    )
    expect(rows.map(([feature]) => feature)).toEqual([
      '需求',
      '距离',
      '价格',
      '方式',
      '资质',
      '满意度',
      '相似老人',
      '喜好',
      '新鲜',
      '不适合过同类',
    ])
    const sum = rows.reduce((all, [, points]) => all + Number(points), 0)
    expect(document.querySelector('.match-parts caption')?.textContent).toBe(`${Math.round(sum * 10) / 10} 分`)
  })

  it('names no goods by need until the elder agreed to that, and says so', async () => {
    await open(elder)
    expect(station.text()).toContain('老人没有同意按需求推荐辅助器具')
    expect(names().some((name) => name.startsWith('一键呼叫器'))).toBe(false)
    await station.close()
    await open(agrees)
    expect(station.text()).not.toContain('老人没有同意按需求推荐辅助器具')
    expect(names().some((name) => /呼叫器|报警器|座机/.test(name))).toBe(true)
  })

  it('leaves out what the elder said is not suitable, until that is changed back', async () => {
    await open(elder)
    const first = names()[0]!
    await station.press('不适合')
    await station.press('记下来')
    expect(station.ofKind('not-for-me')).toEqual([])
    await station.choose('老人自己')
    await station.press('记下来')
    expect(station.ofKind('not-for-me')[0]?.body).toMatchObject({ about: 'service', fits: false, saidBy: 'elder' })
    expect(names()).not.toContain(first)
    expect(station.text()).toContain('说过不适合的')
    station.now += 60_000
    await station.press('改回来')
    expect(names()).toContain(first)
  })

  it('judges the whole catalog only when somebody wants to see it, and goes on below the first few', async () => {
    await open(elder)
    const first = names()
    expect(station.text()).not.toContain('安心居家照护')
    await station.press('哪些服务没有推荐，为什么？')
    expect(station.text()).toContain('这些服务没有推荐')
    await station.press('看全部合适的')
    expect(names().length).toBeGreaterThan(first.length)
    expect(names().slice(0, 3)).toEqual(first.slice(0, 3))
    expect(new Set(names()).size).toBe(names().length)
  })

  it('follows a changed catalog at once', async () => {
    await open(elder)
    const [shown] = names()
    const offers = catalog.filter(isOrganization)
    const house = offers.find(({ body }) => shown?.endsWith(` · ${body.name}`))!
    const { verification } = house.body
    const suspended = { ...house, body: { ...house.body, verification: { ...verification, status: 'suspended' } } }
    await station.arrive(suspended as Document)
    expect(names()).not.toContain(shown)
  })

  it('tells of an article that nobody reviewed it', async () => {
    await open(elder)
    expect(station.text()).toContain('未经医师审核')
    await station.press('看全文')
    expect(opened).toMatchObject([expect.stringMatching(/^articles:/)])
  })

  it('is told in English', async () => {
    await open(agrees, 'en')
    expect(station.text()).toContain('not reviewed by a physician')
    expect(station.text()).toContain('no place can be bought')
    await station.press('Which goods are not recommended, and why?')
    expect(station.text()).toContain('On trial')
  })

  it('tells staff what to do and what not to do with each illness, with who answers for it', async () => {
    const condition = createDocument(
      conditionKind,
      { code: 21, status: 'active', confirmed: true },
      actOf('2026-11-20T02:00:00.000Z', 5),
      { elder: agrees.id },
    )
    station = memoryStation({ documents: [agrees, ...catalog, condition as Document] })
    await station.draw(
      <UnsavedProvider person="staff:1">
        <IllnessAdviceCard elder={agrees} onOpen={(id) => opened.push(id)} />
        <ArticleFitsCard elder={agrees} onOpen={(id) => opened.push(id)} />
      </UnsavedProvider>,
    )
    await expect.poll(() => station.text()).toContain('得的病：要做什么、不要做什么')
    await station.press('痴呆')
    expect(station.text()).toContain('未经医师审核')
    expect(station.text()).toContain('不要这样做')
    expect(station.text()).toContain('来源：iSupport')
    await station.press('看全文')
    expect(opened.at(-1)).toBe(libraryId('talking-with-dementia'))
    // And its own list for whoever looks after the elder.
    expect(station.text()).toContain('给照顾他的人')
    expect(document.querySelector('.fits-more')?.textContent).toContain('怕老人走丢，先做这几样')
  })
})
