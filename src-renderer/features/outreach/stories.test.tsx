// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { withdrawConsent } from '../../../src-domain/consent/withdraw-consent.ts'
import { reviewStory, writeStory } from '../../../src-domain/outreach/elder-story.ts'
import { changeAllSettings, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStaff, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { AttractScreen } from './attract-screen.tsx'
import { ElderStoriesCard } from './elder-stories-card.tsx'
import { OutreachScreen } from './outreach-screen.tsx'
import { StoryShelf } from './story-shelf.tsx'

const elder = sampleElder({ agreed: ['record', 'stories'] })
const value = (made: { readonly ok: boolean; readonly value?: unknown }) => made.value as Document
const written = writeStory(
  {
    title: '学会了视频',
    short: '在这里学会了和孙子视频，心里亮堂。',
    words: '小陈一步一步教，现在每天晚上和孙子视频。',
    byline: 'aunt',
    isReadBack: true,
  },
  { id: elder.id, name: elder.body.name },
  [],
  'staff',
  actOf('2026-11-20T02:00:00.000Z', 1),
)
const story = value(written)
const shown = value(
  reviewStory(story, { decision: 'show' }, 'staff', { ...actOf('2026-11-20T03:00:00.000Z', 2), author: memoryStaff }),
)
const [silent] = withdrawConsent(elder, 'stories', 'zh-CN', actOf('2026-11-21T02:00:00.000Z', 3))

let station: MemoryStation
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
})
const drawn = async (documents: readonly Document[], screen: Parameters<MemoryStation['draw']>[0], self = false) => {
  await loadLibrary()
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined }))
  const set = changeAllSettings(settingsOf([]), { attractCards: ['story'] }, actOf('2026-11-20T02:00:00.000Z', 9))
  const kept = [elder, ...set, ...documents] as readonly unknown[] as readonly Document[]
  station = memoryStation({ self, documents: kept })
  await station.draw(screen)
}

describe('a story is on the machine', () => {
  it.each([
    ['at rest', <AttractScreen key="rest" onLeave={() => undefined} />, '在这里学会了和孙子视频'],
    ['on the shelf', <StoryShelf key="shelf" onBack={() => undefined} />, '小陈一步一步教'],
  ])('%s while the consent stands, and gone the moment it is taken back', async (_where, screen, words) => {
    await drawn([story, shown], screen, true)
    await expect.poll(() => station.text()).toContain(words)
    expect(station.text()).toContain('王阿姨')
    expect(station.text()).not.toContain(elder.body.name)
    await station.arrive(silent as Document)
    expect(station.text()).not.toContain(words)
    expect(station.text()).not.toContain('王阿姨')
  })

  it('for staff to print and save as a picture, and not a minute longer', async () => {
    await drawn([story, shown], <OutreachScreen />)
    expect(station.text()).toContain('大家看得到')
    expect(station.button('打印海报')).toBeDefined()
    await station.arrive(silent as Document)
    expect(station.button('打印海报')).toBeUndefined()
    expect(station.text()).toContain('老人收回了同意')
    expect(station.text()).toContain('请取下来')
    expect(station.text()).not.toContain('小陈一步一步教')
  })

  it('not before a colleague read it', async () => {
    await drawn([story], <OutreachScreen />)
    expect(station.text()).toContain('等同事看')
    expect(station.button('打印海报')).toBeUndefined()
    await station.press('可以给大家看')
    expect(station.ofKind('story-review')).toMatchObject([{ elder: elder.id, body: { decision: 'show' } }])
    expect(station.text()).toContain('大家看得到')
    expect(station.ofKind('audit')).toMatchObject([{ body: { action: 'change', parts: ['stories'] } }])
  })
})

describe('writing it with the elder', () => {
  it('names the word that may not stand there, asks whether it was read back, and keeps it for a colleague', async () => {
    await drawn([], <ElderStoriesCard elder={elder} />)
    await station.press('和老人一起写')
    await station.type('题目', '打太极')
    await station.type('一句话', '跟大家一起打太极。')
    await station.type('全文', '我买的血压计真好。')
    await station.press('存下，请同事看')
    expect(station.text()).toContain('这里有“血压计”')
    expect(station.ofKind('elder-story')).toEqual([])
    await station.type('全文', '每周三跟大家打太极，腿脚比以前有劲。')
    await station.press('存下，请同事看')
    expect(station.text()).toContain('请先把写好的念给老人听')
    await station.choose('写好的念给老人听过了，老人说对')
    await station.press('存下，请同事看')
    expect(station.ofKind('elder-story')).toMatchObject([
      { author: memoryStaff, elder: elder.id, body: { title: '打太极', byline: 'none' } },
    ])
    expect(station.text()).toContain('等同事看')
    expect(station.text()).toContain('要请另一位同事来看')
  })

  it('asks for the consent first', async () => {
    await drawn([], <ElderStoriesCard elder={silent} />)
    expect(station.text()).toContain('还没有同意')
    expect(station.button('和老人一起写')).toBeUndefined()
  })
})

it('makes an invitation, takes it once, and counts which way people came', async () => {
  const told = sampleElder({ seed: 4, heardFrom: 'broadcast' })
  await drawn([told as Document], <OutreachScreen />)
  await expect.poll(() => station.text()).toContain('村里广播')
  await station.type('请人来做什么', '义诊日')
  await station.type('哪天以前来', '2026-11-30')
  await station.leave('哪天以前来')
  await station.press('做一张请柬')
  const [made] = station.ofKind('invitation')
  const number = String(made?.body['number'])
  expect(document.querySelector('.invitation-sheet')?.textContent).toContain(number)
  await station.type('请柬上的 8 位号码', number)
  await station.press('记下来过了')
  expect(station.ofKind('invitation-used')).toMatchObject([{ elder: '', body: { invitation: made?.id } }])
  expect(station.text()).toContain('记下了：义诊日')
  await station.type('请柬上的 8 位号码', number)
  await station.press('记下来过了')
  expect(station.text()).toContain('已经用过了')
})
