/** Words that no article and no lesson may say of its own accord, for their tests. */

/** What is quoted is what others say, as in the articles on fraud. */
export const withoutQuotes = (text: string): string => text.replaceAll(/“[^”]*”/g, '')

/** Promises and superlatives that no health text may make (standards/08 §2 no. 5, 广告法). */
export const promises =
  /根治|疗效|特效|神药|神奇|祖传|秘方|包治|百病|药到病除|立竿见影|无(?:任何|毒)?副作用|绝对|百分之百|100%|保证|一定能|彻底|永不|最(?:有效|佳|先进|安全|权威|优)|首选|国家级|第一品牌/

/** Health food and tonics are never recommended. */
export const praise =
  /(?:推荐|建议|适合|应该|最好|可以)[^，。；、]{0,6}(?:保健食品|保健品|补品|营养品)|(?:增强|提高)(?:免疫|抵抗)力|有助于增强/

export const brands =
  /欧姆龙|鱼跃|三诺|罗氏|强生|辉瑞|拜耳|拜新同|络活喜|立普妥|波立维|汤臣倍健|安利|脑白金|无限极|完美|康宝莱|同仁堂|云南白药|三九|华佗|养生堂|善存|钙尔奇|雅培|安素|苹果牌|华为|小米手|淘宝|京东|拼多多/
