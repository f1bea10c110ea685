/**
 * The starting library among thousands of other texts of a community: notices, clubs, seasons; each in three sentences has one from an
 * article of the library, as texts of a station do speak of health. None of them answers a question of tests/search/questions.ts.
 */
import { libraryArticles } from '../../src-domain/articles/library/library.ts'
import { searchedText, type SearchedText } from '../../src-renderer/search/articles/article-text.ts'
import { seededRandom } from './seeded-random.ts'

const who =
  '合唱队 书法班 象棋室 腰鼓队 摄影小组 戏曲社 图书角 编织组 志愿队 居委会 物业 邮政所 派出所 村委会 广场舞队'.split(
    ' ',
  )
const does = '通知大家 商量 安排 总结 介绍 推迟了 改期 报名参加 公布 准备 讨论 举办 参观 评比 收集'.split(' ')
const what =
  '春节联欢 重阳节聚会 元宵灯会 停水停电 垃圾分类 楼道粉刷 电梯检修 停车位 旧书交换 花卉展览 露天电影 清明扫墓 端午包粽子 秋收互助 门牌更换 路灯维修 邻里守望 老照片 村史编写 毛线编织'.split(
    ' ',
  )
const where = '社区礼堂 三号楼前 文化站 村口大树下 党群中心 小学操场 二楼活动室 广场东边'.split(' ')
const when = '下周一 本月底 星期三下午 国庆以后 雨停以后 早上八点 月初 周末'.split(' ')

export function manyArticles(count: number, characters: number, seed = 1): readonly SearchedText[] {
  const random = seededRandom(seed)
  const library = libraryArticles().map(searchedText)
  const sentences = library.flatMap(({ text }) => text.split(/[\n。！？]/)).filter((line) => line.length > 8)
  const notice = (): string =>
    `${random.pick(when)}，${random.pick(who)}${random.pick(does)}${random.pick(what)}，地点在${random.pick(where)}`
  const filled = (text: string, isMixed: boolean): string => {
    const lines = text === '' ? [] : [text]
    for (let length = text.length; length < characters;) {
      const line = isMixed && random.integer(3) === 0 ? random.pick(sentences) : notice()
      lines.push(line)
      length += line.length + 1
    }
    return lines.join('。').slice(0, Math.max(characters, text.length))
  }
  const others = Array.from({ length: Math.max(0, count - library.length) }, (_, n): SearchedText => ({
    id: `articles:other-${n}`,
    title: `${random.pick(who)}${random.pick(does)}${random.pick(what)}`,
    keywords: [random.pick(what), random.pick(who)].join('\n'),
    summary: notice(),
    text: filled('', true),
  }))
  return [...library.map((one) => ({ ...one, text: filled(one.text, false) })), ...others]
}
