/** PHQ-2: standards/03 §6. The first two items of the PHQ-9, 0–6; from 3 on the PHQ-9 follows. */
import { type Instrument, type Option, type Question, text } from '../instrument.ts'

export const phqOptions: readonly Option[] = [
  { id: '0', points: 0, label: text('完全没有', 'Not at all') },
  { id: '1', points: 1, label: text('有几天', 'Several days') },
  { id: '2', points: 2, label: text('一半以上的日子', 'More than half the days') },
  { id: '3', points: 3, label: text('几乎每天', 'Nearly every day') },
]

export const phqQuestion = (number: number, chinese: string, english: string): Question => ({
  type: 'one',
  id: `q${number}`,
  text: text(chinese, english),
  options: phqOptions,
})

export const phqLicence: Instrument['licence'] = {
  owner: text(
    'Spitzer、Williams、Kroenke 等，辉瑞公司资助',
    'Spitzer, Williams, Kroenke and colleagues, with a grant from Pfizer Inc.',
  ),
  terms: text(
    '复制、翻译、展示、分发都不需要许可',
    'No permission required to reproduce, translate, display or distribute',
  ),
  evidence: 'verified',
  shipItems: true,
  credit: text(
    '由 Robert L. Spitzer、Janet B.W. Williams、Kurt Kroenke 及同事编制，辉瑞公司提供教育资助。',
    'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc.',
  ),
}

export const phqFirstTwo: readonly Question[] = [
  phqQuestion(
    1,
    '过去两周，您做事提不起兴趣、觉得没意思，有多少天？',
    'In the last two weeks, how often had you little interest or pleasure in doing things?',
  ),
  phqQuestion(
    2,
    '过去两周，您觉得心情低落、沮丧或没有希望，有多少天？',
    'In the last two weeks, how often did you feel down, depressed or hopeless?',
  ),
]

export const phq2: Instrument = {
  id: 'phq-2',
  edition: '2003',
  name: text('心情两问（PHQ-2）', 'Two questions on mood (PHQ-2)'),
  about: text('过去两周的兴趣和心情', 'Interest and mood in the last two weeks'),
  self: { when: 'handedOver', title: text('心情两问', 'Two questions on how you feel') },
  parts: [{ title: text('过去两周', 'The last two weeks'), questions: phqFirstTwo }],
  scales: [
    {
      id: 'total',
      label: text('合计', 'Sum'),
      items: ['q1', 'q2'],
      bands: [
        {
          id: 'positive',
          min: 3,
          weight: 2,
          label: text('阳性', 'Positive'),
          meaning: text(
            '3 分及以上：请接着做 PHQ-9。这是筛查，不是诊断。',
            '3 and more: go on with the PHQ-9. A screening, no diagnosis.',
          ),
          forElder: text(
            '谢谢您肯说心里话。工作人员会再和您聊几句。',
            'Thank you for telling us. Staff will talk with you a little more.',
          ),
          next: 'phq-9',
        },
        {
          id: 'negative',
          min: 0,
          weight: 0,
          label: text('阴性', 'Negative'),
          meaning: text('0–2 分：这次没有提示。', '0 to 2: nothing was found this time.'),
          forElder: text(
            '谢谢您，愿您天天都好。想找人说话，随时叫我们。',
            'Thank you; we wish you good days. Call us whenever you want to talk.',
          ),
        },
      ],
    },
  ],
  source: {
    title: text('PHQ-2（PHQ-9 的前两题）', 'PHQ-2 (the first two items of the PHQ-9)'),
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
