/**
 * What no words about health may say (design.md §6, standards/08 §2 no. 4 and 5): that something cures, that it is the best, that a health
 * food is to be taken, and which maker's it is. What has no honest use is refused; what may have one is shown to whoever reads a
 * text over before it goes out. What is quoted is what others say, as in the articles on fraud. A list finds what it knows and no more.
 */
import { type NamedProduct, namedIn } from '../outreach/named-products.ts'

/** What is quoted is what others say. */
export const withoutQuotes = (text: string): string => text.replaceAll(/“[^”]*”/g, '')

/** A cure or a wonder: no text of a station has a use for it but to warn of it, in quotation marks. */
const cures = /根治|包治|治百病|药到病除|神药|祖传|秘方|立竿见影|无(?:任何|毒)?副作用|永不复发|国家级|第一品牌/

/** Promises and superlatives (广告法): a person looks at what is meant. */
export const promises =
  /根治|疗效|特效|神药|神奇|祖传|秘方|包治|百病|药到病除|立竿见影|无(?:任何|毒)?副作用|绝对|百分之百|100%|保证|一定能|彻底|永不|最(?:有效|佳|先进|安全|权威|优)|首选|国家级|第一品牌/

/** Health food and tonics are never recommended. */
export const praise =
  /(?:推荐|建议|适合|应该|最好|可以)[^，。；、]{0,6}(?:保健食品|保健品|补品|营养品)|(?:增强|提高)(?:免疫|抵抗)力|有助于增强/

export const brands =
  /欧姆龙|鱼跃|三诺|罗氏|强生|辉瑞|拜耳|拜新同|络活喜|立普妥|波立维|汤臣倍健|安利|脑白金|无限极|完美|康宝莱|同仁堂|云南白药|三九|华佗|养生堂|善存|钙尔奇|雅培|安素|苹果牌|华为|小米手|淘宝|京东|拼多多/

/** "某某牌鱼油": a maker that is on no list, with what is sold. */
const anyBrand =
  /[^\s，。；、！？（）《》“”]{1,6}牌(?:的)?[^\s，。；、！？]{0,6}(?:油|片|粉|茶|酒|胶囊|口服液|床垫|血压计|血糖仪|保健品|保健食品|药)/

/** The word because of which a text is refused, or undefined. */
export function claimIn(text: string): string | undefined {
  const plain = plainOf(text)
  return cures.exec(plain)?.[0] ?? anyBrand.exec(plain)?.[0]
}

/** Words that a person has to look at before a text goes out: each once, in the order of the lists. */
export function wordsToCheck(texts: readonly string[], products: readonly NamedProduct[] = []): readonly string[] {
  const found = texts.flatMap((text) => {
    const plain = plainOf(text)
    const product = namedIn(plain, products)
    const listed = [promises, praise, brands].flatMap((list) => list.exec(plain)?.[0] ?? [])
    return product === undefined ? listed : [...listed, product]
  })
  return [...new Set(found)]
}

const plainOf = (text: string): string => withoutQuotes(text.normalize('NFKC'))
