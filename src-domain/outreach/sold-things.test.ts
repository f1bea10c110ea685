import { describe, expect, it } from 'vitest'
import { soldThing } from './sold-things.ts'

describe('what is said in public', () => {
  it.each([
    ['我吃了两盒钙片，腿不疼了', '钙片'],
    ['这里的保 健 品真好', '保健品'],
    ['买的血压计很准', '血压计'],
    ['批准文号国食健注G20240001', '国食健注G'],
    ['喝了他家的中药，病根治了', '根治'],
    ['吃了大夫开的药就好了', '吃了大夫开的药'],
    ['这个ＰＲＯＤＵＣＴＳ:1', 'PRODUCTS:'],
  ])('may not name what is sold or taken: %s', (text, word) => {
    expect(soldThing(text)).toBe(word)
  })

  it.each([
    '我在这里学会了用手机和孙子视频，心里亮堂。',
    '小陈帮我约了助浴，洗得很舒服。',
    '每周三跟大家打太极，腿脚比以前有劲。',
    '这里的人会提醒我去量血压。',
    '青石桥街道办事处 民非登记 52320500MJ0000000X',
  ])('may tell of people and services: %s', (text) => {
    expect(soldThing(text)).toBeUndefined()
  })
})
