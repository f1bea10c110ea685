/** 情感状态粗筛 of the public-health check-up: standards/02 §3. One of two questions is enough; found or not found. */
import { type Instrument, text } from '../instrument.ts'

export const moodScreen: Instrument = {
  id: 'mood-screen',
  edition: '2017',
  name: text('情感状态粗筛', 'Short screening of mood'),
  about: text('问一两句话，看情绪要不要多关心', 'A question or two: whether the mood needs more care'),
  parts: [
    {
      title: text('情绪', 'Mood'),
      questions: [
        {
          type: 'one',
          id: 'sad',
          text: text('您经常感到伤心或者抑郁吗？', 'Do you often feel sad or depressed?'),
          options: [
            { id: 'no', points: 0, label: text('不是', 'No') },
            { id: 'yes', points: 1, label: text('是', 'Yes') },
          ],
        },
        {
          type: 'one',
          id: 'mood',
          isOptional: true,
          text: text('您的情绪怎么样？', 'How is your mood?'),
          hint: text(
            '规范写的是“或”：上一句问了，这一句可以不问。',
            'The source says “or”: after the question above this one may be left out.',
          ),
          options: [
            { id: 'good', points: 0, label: text('十分好', 'Very good') },
            { id: 'notGood', points: 1, label: text('不是十分好', 'Not very good') },
          ],
        },
      ],
    },
  ],
  scales: [
    {
      id: 'total',
      label: text('粗筛', 'Screening'),
      items: ['sad', 'mood'],
      isFinding: true,
      bands: [
        {
          id: 'positive',
          min: 1,
          weight: 1,
          label: text('粗筛阳性', 'Positive'),
          meaning: text(
            '答了“是”或“不是十分好”：请接着做老年抑郁量表。粗筛不是诊断。',
            '“Yes” or “not very good” was answered: go on with the geriatric depression scale. A screening is no diagnosis.',
          ),
          forElder: text(
            '谢谢您肯说心里话。我们想再多听听，和您聊几句。',
            'Thank you for telling us. We would like to hear a little more.',
          ),
          next: 'gds-15',
        },
        {
          id: 'negative',
          min: 0,
          weight: 0,
          label: text('粗筛阴性', 'Negative'),
          meaning: text('这次粗筛没有发现问题。', 'This screening found nothing.'),
          forElder: text('谢谢您，愿您天天都好。', 'Thank you; we wish you good days.'),
        },
      ],
    },
  ],
  repeat: { months: 12, fromAge: 65 },
  source: {
    title: text(
      '国家基本公共卫生服务规范（第三版，2017）·健康体检表',
      'National basic public health services, 3rd edition 2017: check-up form',
    ),
    items: 'verified',
    cutOffs: 'verified',
    readOn: '2026-11-29',
  },
  licence: {
    owner: text('国家卫生健康主管部门', 'The national health authority of China'),
    terms: text('政府表格，可以使用', 'A government form, may be used'),
    evidence: 'verified',
    shipItems: true,
  },
  uncertain: [
    text(
      '规范写“或”，没有写两句都问时怎么算；本站按任一句阳性就算阳性。',
      'The source says “or” and not what holds when both are asked; here either answer is enough.',
    ),
  ],
}
