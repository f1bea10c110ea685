/**
 * What an elder points at to find an article: a part of the body, or a thing of every day. An article is about it when one of its
 * keywords or its title has one of the words; ours, since 2026-11-30, and a test holds them against the library.
 */
import type { ArticleBody } from './article.ts'

export const articleTopics = {
  head: ['中风', '脑卒中', '头晕', '震颤'],
  memory: ['记性', '健忘', '认知'],
  eyes: ['眼睛', '看不清', '白内障', '放大镜'],
  ears: ['耳背', '听不清', '助听器', '耳鸣'],
  mouth: ['牙齿', '假牙', '口腔', '吞咽'],
  chest: ['胸痛', '胸闷', '心跳', '气短', '咳嗽', '心衰'],
  belly: ['便秘', '拉肚子', '没胃口', '食物中毒'],
  water: ['尿频', '漏尿', '尿等待', '肾病'],
  legs: ['跌倒', '膝盖疼', '站不稳', '骨折', '痛风'],
  feet: ['看脚', '脚肿', '脚麻', '鸡眼'],
  pressure: ['血压'],
  sugar: ['血糖', '糖尿病'],
  pills: ['吃药', '药单', '漏服', '止痛药', '降压药'],
  sleep: ['失眠', '睡不着', '安眠药'],
  mood: ['孤独', '心情不好', '焦虑', '老伴'],
  weather: ['天热', '天冷', '流感'],
  money: ['骗子', '骗局', '补贴', '医保'],
  urgent: ['120', '急救', '着火', '煤气中毒'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type ArticleTopic = keyof typeof articleTopics
export const articleTopicIds = Object.keys(articleTopics) as readonly ArticleTopic[]

export function isAbout({ title, keywords }: Pick<ArticleBody, 'title' | 'keywords'>, topic: ArticleTopic): boolean {
  const words: readonly string[] = articleTopics[topic]
  return words.some((word) => title.includes(word) || keywords.some((keyword) => keyword.includes(word)))
}
