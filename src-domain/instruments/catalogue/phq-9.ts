/** PHQ-9: standards/03 §6. 0–27, and one item more that is not scored. Item 9 above 0 needs a person at once, whatever the sum. */
import { type Band, type Instrument, text } from '../instrument.ts'
import { phqFirstTwo, phqLicence, phqQuestion } from './phq-2.ts'

const scored = [
  ...phqFirstTwo,
  phqQuestion(
    3,
    '过去两周，您睡不着、睡不安稳，或者睡得太多，有多少天？',
    'How often had you trouble falling or staying asleep, or slept too much?',
  ),
  phqQuestion(4, '过去两周，您觉得累、没有力气，有多少天？', 'How often did you feel tired or had little energy?'),
  phqQuestion(
    5,
    '过去两周，您胃口不好，或者吃得太多，有多少天？',
    'How often had you a poor appetite or ate too much?',
  ),
  phqQuestion(
    6,
    '过去两周，您觉得自己不好、很失败，或让家里人失望，有多少天？',
    'How often did you feel bad about yourself, a failure, or that you let your family down?',
  ),
  phqQuestion(
    7,
    '过去两周，您看电视、听人说话时难以集中注意，有多少天？',
    'How often had you trouble concentrating, as when watching television?',
  ),
  phqQuestion(
    8,
    '过去两周，您动作、说话慢得别人都看出来，或者坐立不安，有多少天？',
    'How often did you move or speak so slowly that others noticed, or were restless?',
  ),
  phqQuestion(
    9,
    '过去两周，您有过“不如死了好”或者伤害自己的念头，有多少天？',
    'How often had you thoughts that you would be better off dead or of hurting yourself?',
  ),
] as const

const band = (id: string, min: number, weight: Band['weight'], label: Band['label'], range: string): Band => ({
  id,
  min,
  weight,
  label,
  meaning: text(
    `${range} 分：${label['zh-CN']}。这是筛查，不是诊断${min >= 10 ? '；10 分及以上是常用的分界，应请医生判断' : ''}。`,
    `${range.replace('–', ' to ')}: ${label.en.toLowerCase()}. A screening, no diagnosis${min >= 10 ? '; 10 is the usual cut-off: a doctor should judge' : ''}.`,
  ),
  forElder:
    weight === 0
      ? text(
          '谢谢您，愿您天天都好。想找人说话，随时叫我们。',
          'Thank you; we wish you good days. Call us whenever you want to talk.',
        )
      : text(
          '谢谢您肯说心里话。工作人员会来陪您聊聊。',
          'Thank you for telling us. Staff will come and talk with you.',
        ),
})

export const phq9: Instrument = {
  id: 'phq-9',
  edition: '2001',
  name: text('心情九问（PHQ-9）', 'Nine questions on mood (PHQ-9)'),
  about: text('过去两周的心情、睡眠、胃口和精神', 'Mood, sleep, appetite and energy in the last two weeks'),
  parts: [
    { title: text('第 1–3 题', 'Questions 1 to 3'), questions: scored.slice(0, 3) },
    { title: text('第 4–6 题', 'Questions 4 to 6'), questions: scored.slice(3, 6) },
    { title: text('第 7–9 题', 'Questions 7 to 9'), questions: scored.slice(6) },
    {
      title: text('对生活的影响', 'How life is affected'),
      questions: [
        {
          type: 'one',
          id: 'difficulty',
          isOptional: true,
          text: text(
            '上面这些让您做事、照料家里、和人相处有多难？',
            'How difficult have these made it to do things, take care of the home or get along with people?',
          ),
          hint: text('这一题不计分。', 'This one is not scored.'),
          options: [
            { id: '0', points: 0, label: text('一点也不难', 'Not difficult at all') },
            { id: '1', points: 0, label: text('有些难', 'Somewhat difficult') },
            { id: '2', points: 0, label: text('很难', 'Very difficult') },
            { id: '3', points: 0, label: text('极难', 'Extremely difficult') },
          ],
        },
      ],
    },
  ],
  scales: [
    {
      id: 'total',
      label: text('合计', 'Sum'),
      items: scored.map(({ id }) => id),
      bands: [
        band('severe', 20, 2, text('重度', 'Severe'), '20–27'),
        band('moderatelySevere', 15, 2, text('中重度', 'Moderately severe'), '15–19'),
        band('moderate', 10, 2, text('中度', 'Moderate'), '10–14'),
        band('mild', 5, 1, text('轻度', 'Mild'), '5–9'),
        band('none', 0, 0, text('无', 'None'), '0–4'),
      ],
    },
  ],
  alerts: [{ id: 'selfHarm', question: 'q9', fromPoints: 1 }],
  source: {
    title: text('PHQ-9', 'PHQ-9'),
    items: 'verified',
    cutOffs: 'verified',
    readOn: '2026-11-29',
  },
  licence: phqLicence,
  uncertain: [
    text(
      '中文是本站自己写的，不是经过验证的译本；版本年份凭一般知识。',
      'The Chinese wording is our own, no validated translation; the year of the edition is general knowledge.',
    ),
  ],
}
