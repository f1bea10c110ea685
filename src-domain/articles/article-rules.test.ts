import { describe, expect, it } from 'vitest'
import { Value } from 'typebox/value'
import { ArticleBody, articleKind } from './article.ts'
import { wordsToCheck } from './claims.ts'
import { articleToSections } from './article-migrations.ts'
import { articleRules, isExpired, isReviewed, linesOf, readingLevelOf, readingMinutesOf } from './article-rules.ts'

const article: ArticleBody = {
  title: '家里防跌倒，先看五个地方',
  category: 'diseasePrevention',
  summary: '灯、地、扶手、鞋、起身的动作。',
  sections: [
    { style: 'text', lines: ['起身分三步：先躺 30 秒，再坐 30 秒，再站 30 秒。'] },
    { style: 'do', heading: '浴室', lines: ['铺防滑垫，装一根扶手。'] },
  ],
  sources: [{ name: '《老年人跌倒干预技术指南》', publisher: '原卫生部' }],
  writtenOn: '2026-01-01',
  publishedOn: '2026-02-01',
  expiresOn: '2028-02-01',
  readingMinutes: 1,
  audiences: ['elder'],
  conditions: [],
  needs: ['prevention'],
  services: ['fall-prevention'],
  keywords: ['跌倒'],
  months: [],
}
const saying = (line: string): Pick<ArticleBody, 'sections'> => ({ sections: [{ style: 'text', lines: [line] }] })
const codes = (change: Partial<ArticleBody>) => articleRules({ ...article, ...change }).map((why) => why.code)

describe('an article', () => {
  it('passes without dose and link', () => {
    expect(codes({})).toEqual([])
  })

  it.each(['每次两片', '每日 5mg', '一次 ２ 粒', '口服十丸', '维生素 400 国际单位'])(
    'is refused when it states a dose its source does not give: %s',
    (text) => {
      expect(codes(saying(text))).toEqual(['article.doseWithoutSource'])
      expect(codes({ ...saying(text), sources: [{ name: '说明书', givesDoses: true }] })).toEqual([])
    },
  )

  it.each(['止咳糖浆每次 10 毫升', '感冒冲剂一次两袋', '眼药水每次两滴', '退热颗粒每次半包', '药水一次 5ml'])(
    'is refused when a medicine is measured in it: %s',
    (text) => {
      expect(codes(saying(text))).toEqual(['article.doseWithoutSource'])
    },
  )

  it.each(['早上喝一杯水，约 200 毫升', '吃药时喝 200 毫升温水', '一勺油约 10 克', '每天 300 克牛奶。吃药前问医生'])(
    'is not taken for a measured medicine: %s',
    (text) => {
      expect(codes(saying(text))).toEqual([])
    },
  )

  it.each(['吃某某牌鱼油，能治关节痛', '这个偏方根治关节痛', '祖传秘方'])(
    'is refused when it claims a cure or names a maker: %s',
    (text) => {
      expect(codes(saying(text))).toEqual(['article.claim'])
      expect(codes(saying(`骗子说“${text}”，不要信`))).toEqual([])
    },
  )

  it('has words that may be meant well looked at by a person', () => {
    expect(wordsToCheck(['保证睡够。', '家里的欧姆龙血压计', '“绝对有效”是骗人的话'])).toEqual(['保证', '欧姆龙'])
    const product = { body: { name: '益康鱼油软胶囊（100粒）', class: 'healthFood' } } as const
    expect(wordsToCheck(['每天吃益康鱼油软胶囊'], [product])).toEqual(['益康鱼油软胶囊'])
  })

  it.each(['每次 10 分钟', '喝一杯水', '等一片刻', '一片面包'])('is not taken for a dose: %s', (text) => {
    expect(codes(saying(text))).toEqual([])
  })

  it.each(['请看 https://shop.example', '可扫码购买', 'products:019aa0aa', '国食健注G20170396'])(
    'is refused when it leads to a product: %s',
    (text) => {
      expect(codes(saying(text))).toEqual(['article.productLink'])
      expect(codes({ sections: [{ style: 'do', heading: text, lines: ['看一看'] }] })).toEqual(['article.productLink'])
    },
  )

  it('is refused by an English text that leads to a product too', () => {
    const english = { title: 'Falls', summary: 'See www.shop.example' }
    expect(articleRules({ ...article, english })).toMatchObject([{ code: 'article.productLink' }])
  })

  it('counts as not reviewed until a named person signed', () => {
    expect(isReviewed(article)).toBe(false)
    const reviewedBy = { name: '林知远', title: '主治医师', institution: '青石桥社区卫生服务中心', on: '2026-03-01' }
    expect(isReviewed({ ...article, reviewedBy })).toBe(true)
    expect(codes({ reviewedBy: { ...reviewedBy, on: '2025-03-01' } })).toEqual(['article.reviewedBeforeWritten'])
  })

  it('stands until its day, which lies after it was published', () => {
    expect(isExpired(article, '2028-01-31')).toBe(false)
    expect(isExpired(article, '2028-02-01')).toBe(true)
    expect(codes({ expiresOn: article.publishedOn })).toEqual(['article.expiryOrder'])
  })

  it('is read aloud heading by heading, line by line', () => {
    expect(linesOf(article)).toEqual([
      '起身分三步：先躺 30 秒，再坐 30 秒，再站 30 秒。',
      '浴室',
      '铺防滑垫，装一根扶手。',
    ])
  })

  it('is easy when little is said in one breath', () => {
    expect(readingLevelOf(linesOf(article))).toBe('easy')
    expect(readingLevelOf(['慢一点站起来，'.repeat(5) + '字'.repeat(35)])).toBe('plain')
    expect(readingLevelOf(['字'.repeat(41)])).toBe('demanding')
  })

  it('takes a minute for 250 characters', () => {
    expect(readingMinutesOf(['字'.repeat(250)])).toBe(1)
    expect(readingMinutesOf(['字'.repeat(200), '字'.repeat(51)])).toBe(2)
  })
})

describe('an article of version 1', () => {
  /** As version 1 wrote it. */
  const old = {
    title: '家里防跌倒，先看五个地方',
    category: 'diseasePrevention',
    summary: '灯、地、扶手、鞋、起身的动作。',
    paragraphs: ['起身分三步。', '浴室铺防滑垫。'],
    source: { name: '演示文本', date: '2026-01-01', givesDoses: true },
    publishedOn: '2026-02-01',
    readingMinutes: 1,
    audiences: ['all', 'caregiver'],
    conditions: [],
    needs: ['prevention'],
    keywords: ['跌倒'],
    months: [],
  }

  it('keeps its words, its source and whom it is for', () => {
    const lifted = articleToSections(old)
    expect(Value.Check(ArticleBody, lifted)).toBe(true)
    expect(lifted).toMatchObject({
      sections: [{ style: 'text', lines: old.paragraphs }],
      sources: [{ name: '演示文本', givesDoses: true }],
      writtenOn: '2026-01-01',
      audiences: ['elder', 'caregiver'],
      services: [],
    })
    expect(lifted['expiresOn']).toBe('2028-02-01')
  })

  it('that was long becomes several sections', () => {
    const lifted = articleToSections({ ...old, paragraphs: Array.from({ length: 60 }, (_, i) => `第${i}段`) })
    expect(Value.Check(ArticleBody, lifted)).toBe(true)
    expect(lifted['sections']).toHaveLength(2)
  })
})

describe('an article of version 2', () => {
  it('says nothing of who changed it, and is read as it stands', () => {
    const old = { title: '少吃盐', expiresOn: '2028-01-01' }
    expect(articleKind.migrations[1]?.(old)).toEqual(old)
  })
})

describe('an article of version 3', () => {
  it('helps with no illness besides those it is about, and is read as it stands', () => {
    const old = { title: '少吃盐', conditions: [1] }
    expect(articleKind.migrations[2]?.(old)).toEqual(old)
  })
})

describe('an article of version 4', () => {
  it('has no pictures, and is read as it stands', () => {
    const old = { title: '少吃盐', conditions: [1] }
    expect(articleKind.migrations[3]?.(old)).toEqual(old)
  })
})

describe('a picture in an article', () => {
  const file = { type: 'image/jpeg', bytes: 200_000, key: `${'A'.repeat(43)}=`, parts: ['0'.repeat(64)] } as const
  const picture = { section: 0, alt: '一位老人扶着扶手坐下。', source: '本站拍的', file: 0 }
  const own = { pictures: [picture], media: [{ ...file, parts: [...file.parts] }] }

  it('stands behind a section, with words for who does not see it and where it comes from', () => {
    expect(codes(own)).toEqual([])
    expect(
      codes({ pictures: [{ section: 1, alt: '量血压的坐姿。', source: '本项目画的', drawing: 'sittingToMeasure' }] }),
    ).toEqual([])
    expect(Value.Check(ArticleBody, { ...article, ...own, pictures: [{ ...picture, alt: '' }] })).toBe(false)
    const { source: _source, ...bare } = picture
    expect(Value.Check(ArticleBody, { ...article, ...own, pictures: [bare] })).toBe(false)
    expect(codes({ ...own, pictures: [{ ...picture, section: 9 }] })).toEqual(['article.pictureNowhere'])
  })

  it('is a drawing or a file that is there, small enough, and a picture', () => {
    expect(codes({ pictures: [{ ...picture, drawing: 'footCheck' }], media: own.media })).toContain(
      'article.pictureMissing',
    )
    expect(codes({ pictures: [picture] })).toEqual(['article.pictureMissing'])
    expect(codes({ media: own.media })).toEqual(['article.pictureMissing'])
    expect(codes({ ...own, media: [{ ...own.media[0]!, type: 'audio/mpeg' }] })).toEqual(['article.pictureMissing'])
    expect(codes({ ...own, media: [{ ...own.media[0]!, bytes: 300 * 1024 + 1 }] })).toEqual(['article.pictureTooLarge'])
  })

  it('says in its words no more than any words of an article may', () => {
    expect(codes({ ...own, pictures: [{ ...picture, alt: '这种药根治高血压。' }] })).toEqual(['article.claim'])
  })
})
