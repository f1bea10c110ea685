// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { NotShown } from '../../../src-domain/recommendation/recommend-services.ts'
import { refusal, type Refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { i18n } from '../../i18n/i18n.ts'
import { NotShownList } from './not-shown-list.tsx'

const refused = (organizationName: string, name: string, why: Refusal): NotShown => ({
  offer: {
    organization: organizationName,
    organizationName,
    ownership: 'private',
    phone: '021-11112222',
    address: '青石桥镇',
    place: undefined,
    service: {
      id: 'x',
      code: 'x',
      name,
      needs: ['cleaning'],
      mode: 'atHome',
      priceFen: 0,
      unit: '次',
      priceDate: '2026-11-01',
      serviceArea: 'all',
      hours: [],
    },
    satisfaction: { count: 0, satisfied: 0 },
    verifiedOn: undefined,
    whyNot: [],
  },
  why: [why],
})
const notInArea = refusal('match.notInArea', undefined, { area: '石磨村' })
const notShown = [
  refused('安心居家照护', '家庭保洁', notInArea),
  refused('安心居家照护', '上门助浴', notInArea),
  refused('好帮手家政', '家庭保洁', refusal('agreement.ranOut', undefined, { on: '2026-11-12' })),
  refused('远方养老院', '机构养老', refusal('match.tooFar', undefined, { metres: 45_230 })),
]

let station: MemoryStation
afterEach(async () => {
  await station.close()
  await i18n.changeLanguage('zh-CN')
})
const lines = () => [...document.querySelectorAll('li')].map((line) => line.textContent)

describe('what is not recommended', () => {
  it('names the services of an institution that one reason keeps away', async () => {
    station = memoryStation()
    await station.draw(<NotShownList notShown={notShown} />)
    expect(lines()).toEqual([
      '安心居家照护 · 家庭保洁、上门助浴：不上门到石磨村。',
      '好帮手家政 · 家庭保洁：协议在 11月12日 已到期。',
      '远方养老院 · 机构养老：太远，约 45.2 公里。',
    ])
  })

  it('says it in English with the common names of the services', async () => {
    station = memoryStation()
    await i18n.changeLanguage('en')
    await station.draw(<NotShownList notShown={notShown} />)
    expect(lines()).toEqual([
      '安心居家照护 · House cleaning, Bath at home: They do not come to 石磨村.',
      '好帮手家政 · House cleaning: The agreement ran out on 12 November.',
      '远方养老院 · Care home: Too far, about 45.2 km.',
    ])
  })
})
