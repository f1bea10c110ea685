/** Geriatric Depression Scale, 15 items: standards/03 §5. A point for "no" on 1, 5, 7, 11, 13 and for "yes" on the other ten. */
import { type Instrument, type Question, text } from '../instrument.ts'

const pointForNo: readonly number[] = [1, 5, 7, 11, 13]

const wordings: readonly (readonly [chinese: string, english: string])[] = [
  ['您对自己的生活基本上满意吗？', 'Are you basically satisfied with your life?'],
  ['您是不是放弃了许多活动和兴趣？', 'Have you dropped many of your activities and interests?'],
  ['您觉得生活空虚吗？', 'Do you feel that your life is empty?'],
  ['您常常感到厌倦吗？', 'Do you often get bored?'],
  ['您多数时间精神好吗？', 'Are you in good spirits most of the time?'],
  ['您担心会有不好的事发生在自己身上吗？', 'Are you afraid that something bad is going to happen to you?'],
  ['您多数时间觉得快乐吗？', 'Do you feel happy most of the time?'],
  ['您常常觉得无助吗？', 'Do you often feel helpless?'],
  [
    '您是不是宁愿待在家里，也不愿出门做些新鲜的事？',
    'Do you prefer to stay at home rather than going out and doing new things?',
  ],
  ['您觉得自己的记忆问题比多数人多吗？', 'Do you feel you have more problems with memory than most?'],
  ['您觉得现在活着真好吗？', 'Do you think it is wonderful to be alive now?'],
  ['您觉得自己现在没有用吗？', 'Do you feel useless the way you are now?'],
  ['您觉得自己精力充沛吗？', 'Do you feel full of energy?'],
  ['您觉得自己的处境没有希望吗？', 'Do you feel that your situation is hopeless?'],
  ['您觉得多数人比您强吗？', 'Do you think that most people are better off than you are?'],
]

const questions: readonly Question[] = wordings.map(([chinese, english], index) => ({
  type: 'one',
  id: `q${index + 1}`,
  text: text(chinese, english),
  options: [
    { id: 'yes', points: pointForNo.includes(index + 1) ? 0 : 1, label: text('是', 'Yes') },
    { id: 'no', points: pointForNo.includes(index + 1) ? 1 : 0, label: text('否', 'No') },
  ],
}))

export const gds15: Instrument = {
  id: 'gds-15',
  edition: '1986',
  name: text('老年抑郁量表（15 题）', 'Geriatric depression scale (15 items)'),
  about: text('过去一周的心情，十五个是或否', 'Fifteen times yes or no about the last week'),
  self: { when: 'handedOver', title: text('心情十五问', 'Fifteen questions on how you feel') },
  parts: [0, 5, 10].map((from) => ({
    title: text(`第 ${from + 1}–${from + 5} 题`, `Questions ${from + 1} to ${from + 5}`),
    questions: questions.slice(from, from + 5),
  })),
  scales: [
    {
      id: 'total',
      label: text('合计', 'Sum'),
      items: questions.map(({ id }) => id),
      bands: [
        {
          id: 'strong',
          min: 10,
          weight: 2,
          label: text('强烈提示抑郁', 'Strongly suggests depression'),
          meaning: text(
            '10 分及以上：强烈提示抑郁。这是筛查，不是诊断，请尽快请医生判断。',
            '10 and more strongly suggests depression. A screening, no diagnosis: a doctor should judge soon.',
          ),
          forElder: text(
            '谢谢您肯说心里话。最近不容易，工作人员会来陪您聊聊。',
            'Thank you for telling us. These are not easy days; staff will come and talk with you.',
          ),
        },
        {
          id: 'suggests',
          min: 5,
          weight: 2,
          label: text('提示抑郁', 'Suggests depression'),
          meaning: text(
            '5–9 分：提示抑郁。这是筛查，不是诊断，应请医生判断。',
            '5 to 9 suggests depression. A screening, no diagnosis: a doctor should judge.',
          ),
          forElder: text(
            '谢谢您肯说心里话。工作人员会来陪您聊聊。',
            'Thank you for telling us. Staff will come and talk with you.',
          ),
        },
        {
          id: 'none',
          min: 0,
          weight: 0,
          label: text('未提示抑郁', 'Does not suggest depression'),
          meaning: text('0–4 分：这次没有提示抑郁。', '0 to 4: this time it does not suggest depression.'),
          forElder: text(
            '谢谢您，愿您天天都好。想找人说话，随时叫我们。',
            'Thank you; we wish you good days. Call us whenever you want to talk.',
          ),
        },
      ],
    },
  ],
  source: {
    title: text('GDS-15（Sheikh、Yesavage，1986）', 'GDS-15 (Sheikh and Yesavage, 1986)'),
    items: 'verified',
    cutOffs: 'memory',
    readOn: '2026-11-29',
  },
  licence: {
    owner: text('公有领域', 'Public domain'),
    terms: text('可以自由使用和翻译', 'May be used and translated freely'),
    evidence: 'verified',
    shipItems: true,
  },
  uncertain: [
    text(
      '中文是本站自己写的，不是经过验证的译本；版本年份凭一般知识。',
      'The Chinese wording is our own, no validated translation; the year of the edition is general knowledge.',
    ),
    text(
      '分界 5 分和 10 分没有抄本可核对；有研究用 8 分，也有按 0–4、5–8、9–11、12–15 分轻重的。',
      'The cut-offs 5 and 10 were not compared with a copy; a study uses 8, and 0–4, 5–8, 9–11, 12–15 is used for severity.',
    ),
  ],
}
