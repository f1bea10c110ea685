// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { basicsFields } from '../../../src-domain/health-record/health-basics.ts'
import { officialLists } from '../../../src-domain/health-record/official-lists.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { en, zhCN } from '../../i18n/resources.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { BasicsCard } from './basics-card.tsx'

let station: MemoryStation
afterEach(() => station.close())
const draw = async (elder = sampleElder()) => {
  station = memoryStation({ documents: [elder] })
  await station.draw(
    <UnsavedProvider person="staff:1">
      <BasicsCard elder={elder} />
    </UnsavedProvider>,
  )
}
const stored = () => station.ofKind('health-basics').map(({ body }) => body)

describe('the basics of the health record', () => {
  it('are filled in, read again, and changed in one record', async () => {
    await draw()
    expect(station.text()).toContain('还没有问过')
    await station.press('填写')
    await station.type('居民健康档案编号', '320599-003-101-00042')
    await station.choose('化学品')
    await station.choose('射线')
    await station.press('保存')
    expect(stored()).toEqual([{ edition: '2017', archiveNumber: '32059900310100042', exposure: ['2', '4'] }])
    expect(station.text()).toContain('320599－003－101－00042')
    expect(station.text()).toContain('化学品、射线')
    await station.press('修改')
    await station.type('责任医生', '李志明')
    await station.press('保存')
    expect(stored()).toEqual([
      { edition: '2017', archiveNumber: '32059900310100042', exposure: ['2', '4'], doctor: '李志明' },
    ])
    expect(station.ofKind('audit')).toHaveLength(2)
  })

  it('say at its field that a number is none, and that nothing was filled in', async () => {
    await draw()
    await station.press('填写')
    await station.press('保存')
    expect(station.text()).toContain('还什么都没有填')
    await station.type('居民健康档案编号', '42')
    await station.press('保存')
    expect(document.querySelector('.field-error')?.textContent).toContain('17 位')
    expect(stored()).toEqual([])
  })

  it('have for every option the official words', () => {
    station = memoryStation()
    const words: Readonly<Record<string, Readonly<Record<string, string>>>> = zhCN.healthBasics.option
    const english: Readonly<Record<string, object>> = en.healthBasics.option
    for (const field of basicsFields) {
      if (field.type === 'text') continue
      const official = Object.fromEntries(officialLists[field.list].map(({ code, label }) => [code, label]))
      expect(words[field.list], field.list).toEqual(official)
      expect(Object.keys(english[field.list] ?? {})).toEqual(Object.keys(words[field.list] ?? {}))
    }
  })
})
