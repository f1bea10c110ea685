/** Invented names with the sound of the years people were born in. Any likeness to a living person is chance. */
import type { Random } from './random.ts'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const older = {
  '1': '德明 国华 建国 志强 永福 文清 树林 长根 世昌 福生 振华 玉山 宝田 兴旺 克勤 正义 广才 天佑 启明 怀仁 耀祖 万年 学文 守信 金水 保国 大林 开泰 光荣 少华'.split(
    ' ',
  ),
  '2': '秀兰 玉珍 桂英 淑芬 凤英 素芳 翠花 月娥 金凤 兰芳 惠芳 秀英 玉兰 桂芳 素琴 美珍 春梅 彩云 巧珍 银花 淑华 福珍 莲英 腊梅 菊香 荷花 瑞芝 秋菊 素贞 慧珍'.split(
    ' ',
  ),
} as const
const younger = {
  '1': '伟 磊 军 勇 涛 明 强 鹏 斌 浩 志刚 晓东 建军 海波 立新 文博 俊杰 家豪 知远 立群'.split(' '),
  '2': '丽 敏 静 娟 燕 艳 霞 红梅 晓梅 海燕 雪梅 佳宁 婷 思雨 雅文 欣怡 春燕 文静 晓琳 梦洁'.split(' '),
} as const
/** Characters outside the first plane or rarely in fonts: names that must survive every step unharmed. */
const rareNames = ['𠅤', '㐂生', '玥𬱖', '𬮱民', '龑', '喆', '堃林', '𫖯英']

export function fullName(random: Random, sex: '1' | '2', birthYear: number): string {
  const given = birthYear < 1962 ? older[sex] : younger[sex]
  return random.pick([...surnames]) + random.pick<string>(given)
}

export const rareName = (random: Random): string => random.pick([...surnames]) + random.pick(rareNames)

/** A child's name keeps the family's. */
export const nameInFamily = (random: Random, surname: string, sex: '1' | '2'): string =>
  surname + random.pick<string>(younger[sex])
