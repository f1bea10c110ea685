/**
 * What demo elders asked and were answered, and the stories that a few of them told. In a stream of its own, so that none of it changes a
 * history or a booking.
 */
import type { Article, ArticleCategory } from '../articles/article.ts'
import { askQuestion } from '../asking/asked-question.ts'
import { answerQuestion } from '../asking/question-answer.ts'
import { isAllowed } from '../consent/consent.ts'
import { reviewStory, writeStory } from '../outreach/elder-story.ts'
import type { Document } from '../shared/document.ts'
import { addDays, type CalendarDate, daysBetween } from '../shared/instant.ts'
import { type ActOn, later } from './demo-act.ts'
import { type DemoElder, storyTellers } from './demo-people.ts'
import { demoWriters } from './demo-staff.ts'
import type { Random } from './random.ts'

export function demoAsked(
  serial: number,
  person: DemoElder,
  articles: readonly Article[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  if (person.elder.body.archived !== undefined) return []
  return [
    ...questionOf(serial, person, articles, random, today, actOn),
    ...storyOf(serial, person, random, today, actOn),
  ]
}

const asked: readonly { readonly topic: ArticleCategory; readonly words: string; readonly answer: string }[] = [
  {
    topic: 'medicationSafety',
    words: '降压药忘了吃一次，晚上要补上吗？',
    answer: '先别自己加量。把药盒带来，我们帮您问开药的医生。',
  },
  {
    topic: 'diseasePrevention',
    words: '早上起来头晕，是不是血压高了？',
    answer: '起床慢一点。今天来量一量，把数记下来给医生看。',
  },
  {
    topic: 'dietCautions',
    words: '血糖高，水果一点都不能吃吗？',
    answer: '可以少吃一点，放在两顿饭中间。这篇文章说得细。',
  },
  {
    topic: 'fitness',
    words: '膝盖疼，还能不能天天走路？',
    answer: '疼的时候歇一歇，平地慢走，不爬楼。一直疼要去看医生。',
  },
]

/** One in ten asked something; of three questions two were answered. */
function questionOf(
  serial: number,
  { elder, mayMeasure, registeredOn }: DemoElder,
  articles: readonly Article[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  if (serial % 10 !== 6 || !mayMeasure) return []
  const on = addDays(today, -random.integer(2, 40))
  if (on < registeredOn) return []
  const { topic, words, answer } = asked[Math.floor(serial / 10) % asked.length]!
  const author = random.pick(demoWriters).id
  const act = actOn(on, author)
  const question = askQuestion({ askedBy: 'elder', origin: 'asked', topic, words }, elder.id, act)
  if (serial % 30 === 16) return [question as Document]
  const article = articles.find(({ body }) => body.category === topic && body.publishedOn <= on)
  const given = answerQuestion(
    question,
    { words: answer, ...(article === undefined ? {} : { article: article.id, title: article.body.title }) },
    'staff',
    later({ ...act, author: random.pick(demoWriters).id }, 45),
  )
  return given.ok ? [question as Document, given.value as Document] : [question as Document]
}

const stories = [
  {
    title: '学会了视频',
    short: '七十多岁学会用手机，天天和孙子视频，心里亮堂。',
    words:
      '以前我连手机都不敢碰，怕按坏了。驿站的姑娘一步一步教，忘了再教一遍。现在每天吃了晚饭和孙子视频，他给我看他养的小鸡。',
    byline: 'aunt',
  },
  {
    title: '打太极',
    short: '每周三跟大家打太极，腿脚比以前有劲。',
    words: '老伴走了以后，我半年没出门。邻居拉我来打太极，一打就打了两年。动作慢，人不急，打完大家坐着说说话。',
    byline: 'uncle',
  },
  {
    title: '有人惦记',
    short: '下雪那天，他们打电话问我缺不缺菜。',
    words: '我一个人住在村东头。下雪那几天，驿站天天打电话来，第三天把菜送到了门口。有人惦记，心里就不慌。',
    byline: 'none',
  },
] as const

/** Who told one agreed to it (demo-people.ts). */

function storyOf(
  serial: number,
  { elder, registeredOn }: DemoElder,
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  const told = stories[storyTellers.indexOf(serial)]
  if (told === undefined || !isAllowed(elder.body.consents, 'stories')) return []
  const [writer, reader] = random.sample(demoWriters, 2)
  const days = Math.max(1, Math.min(20, daysBetween(registeredOn, today) - 1))
  const act = actOn(addDays(today, -random.integer(1, days)), writer!.id)
  const story = writeStory({ ...told, isReadBack: true }, { id: elder.id, name: elder.body.name }, [], 'staff', act)
  if (!story.ok) throw new Error(`demo story: ${story.error[0]?.code ?? ''}`)
  const review = reviewStory(story.value, { decision: 'show' }, 'staff', later({ ...act, author: reader!.id }, 60))
  return [story.value as Document, ...(review.ok ? [review.value as Document] : [])]
}
