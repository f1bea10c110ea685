import { expect, it } from 'vitest'
import { plainLines } from './plain-lines.ts'

it('says everything, however deep, in its order, and numbers what stands in lists', () => {
  const body = {
    name: '王秀兰',
    phones: [{ number: '1' }, { number: '2' }],
    risks: ['跌倒'],
    height: 158,
    note: '',
    none: null,
    strokes: [
      [200, 126],
      [250, 162],
    ],
    empty: [],
  }
  expect(plainLines(body).map(({ path, text }) => `${path.join(' ')}=${text}`)).toEqual([
    'name=王秀兰',
    'phones 1 number=1',
    'phones 2 number=2',
    'risks 1=跌倒',
    'height=158',
    'note=',
    'none=null',
    'strokes 1=200 126',
    'strokes 2=250 162',
  ])
})
