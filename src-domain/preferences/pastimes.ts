/**
 * What an elder likes to do, and what in the catalogs is about it: services by their shared codes, articles by a keyword, things to
 * play with by their name. Ours, since 2026-11-30. An elder touched the picture: nothing here is concluded from health, and of goods
 * only the shelf of leisure is looked at, so that who likes walking is not shown a walking frame (design.md §6).
 */
import type { ProductBody } from '../products/product.ts'
import type { ArticleBody } from '../articles/article.ts'

export const pastimesIn = ['television', 'reading', 'chess', 'singing', 'handcraft', 'tea'] as const
export const pastimesOut = ['walking', 'taichi', 'squareDance', 'gardening', 'fishing', 'opera'] as const
export const pastimes = [...pastimesIn, ...pastimesOut] as const
export type Pastime = (typeof pastimes)[number]

const servicesFor: Readonly<Partial<Record<Pastime, readonly string[]>>> = {
  reading: ['companionship'],
  tea: ['companionship', 'visit'],
  walking: ['walk-along'],
  taichi: ['taichi-class'],
}

const wordsOf: Readonly<Record<Pastime, readonly string[]>> = {
  television: ['看电视'],
  reading: ['读报', '看书'],
  chess: ['象棋', '跳棋', '围棋', '下棋', '扑克', '麻将', '打牌'],
  singing: ['唱歌', '唱戏机', '收音机'],
  handcraft: ['手工', '毛线', '剪纸'],
  tea: ['喝茶', '茶具', '茶壶'],
  walking: ['散步', '快走'],
  taichi: ['太极', '八段锦'],
  squareDance: ['广场舞'],
  gardening: ['种菜', '种花', '园艺'],
  fishing: ['钓鱼', '鱼竿'],
  opera: ['听戏', '戏曲', '唱戏机'],
}

export const isServiceFor = (code: string, pastime: Pastime): boolean => servicesFor[pastime]?.includes(code) === true

/** A keyword that begins with one of the words: 太极拳 is about 太极, 浓茶 is not about tea. */
export const isReadingFor = ({ keywords }: Pick<ArticleBody, 'keywords'>, pastime: Pastime): boolean =>
  wordsOf[pastime].some((word) => keywords.some((keyword) => keyword.startsWith(word)))

export const isToyFor = ({ category, name }: Pick<ProductBody, 'category' | 'name'>, pastime: Pastime): boolean =>
  category === 'leisure' && wordsOf[pastime].some((word) => name.includes(word))

export const reachWays = ['visit', 'phone', 'message', 'family', 'paper'] as const
export type ReachWay = (typeof reachWays)[number]
