import { expect, it } from 'vitest'
import { poster, storyPoster, wrapped } from './poster.ts'
import { soldThing } from './sold-things.ts'

const station = { name: '青石桥驿站', phone: '0512-65551234' }

it('says what was filled in, and leaves out what was not', () => {
  const full = poster(station, { openingHours: '每天 8:30–17:00', runBy: '青石桥街道办事处' })
  expect(full.facts).toEqual(['开放时间：每天 8:30–17:00', '电话：0512-65551234', '开办：青石桥街道办事处'])
  expect(full.code).toBe('青石桥驿站 0512-65551234 每天 8:30–17:00')
  expect(poster({ name: '', phone: '' }, {})).toMatchObject({ name: '社区养老驿站', facts: [], code: '社区养老驿站' })
})

it('sells nothing', () => {
  const { offers, heading, honest, scan } = poster(station, {})
  expect([...offers, heading, honest, scan].map(soldThing).filter(Boolean)).toEqual([])
})

it('tells a story in place of what is offered, and names who tells it only where that was chosen', () => {
  const told = storyPoster(station, {}, { title: '学会了视频', short: '心里亮堂。', by: '王阿姨' })
  expect(told).toMatchObject({ heading: '学会了视频', offers: [], told: '“心里亮堂。”' })
  expect(told.facts).toEqual(['讲的人：王阿姨', '电话：0512-65551234'])
  expect(storyPoster(station, {}, { title: '一', short: '二', by: undefined }).facts).toEqual(['电话：0512-65551234'])
})

it('cuts long words of the station into lines', () => {
  expect(wrapped('开放时间：周一到周六', 5, (text) => text.length)).toEqual(['开放时间：', '周一到周六'])
  expect(wrapped('宽', 0, (text) => text.length)).toEqual(['宽'])
  expect(wrapped('', 5, (text) => text.length)).toEqual([])
})
