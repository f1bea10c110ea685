/** 老年人生活自理能力评估表: standards/02 §4.2. Self-rated, 0–37, a higher sum is worse; each row offers only its own points. */
import { type Instrument, type Option, type Question, text } from '../instrument.ts'

const option = (points: number, chinese: string, english: string): Option => ({
  id: `${points}`,
  points,
  label: text(chinese, english),
})
const question = (id: string, chinese: string, english: string, options: readonly Option[]): Question => ({
  type: 'one',
  id,
  text: text(chinese, english),
  options,
})

export const selfCare: Instrument = {
  id: 'self-care',
  edition: '2017',
  name: text('生活自理能力评估表', 'Self-care of older people'),
  about: text(
    '平时吃饭、梳洗、穿衣、如厕、活动要不要人帮',
    'Whether eating, washing, dressing, toilet and moving need help',
  ),
  self: { when: 'always', title: text('平时五件事，您怎么样', 'Five daily things') },
  parts: [
    {
      title: text('日常五件事', 'Five daily things'),
      questions: [
        question('eating', '您吃饭怎么样？', 'How do you eat?', [
          option(0, '自己吃，不用帮', 'By myself'),
          option(3, '要人帮着切碎、搅拌', 'Somebody cuts or mashes my food'),
          option(5, '完全要人帮', 'Others feed me'),
        ]),
        question('washing', '您梳洗和洗澡怎么样？', 'How do you wash and bathe?', [
          option(0, '都自己来', 'All by myself'),
          option(1, '自己能梳洗，洗澡要人帮', 'I wash by myself; bathing needs help'),
          option(3, '有人帮着，能做一部分', 'With help I do part of it'),
          option(7, '完全要人帮', 'Others do all of it'),
        ]),
        question('dressing', '您穿衣怎么样？', 'How do you dress?', [
          option(0, '都自己来', 'All by myself'),
          option(3, '要人帮，自己能做一部分', 'With help I do part of it'),
          option(5, '完全要人帮', 'Others do all of it'),
        ]),
        question('toilet', '您上厕所怎么样？', 'How do you manage at the toilet?', [
          option(0, '不用帮，都管得住', 'Without help, and always in time'),
          option(1, '偶尔管不住，基本上自己能去，或用便盆', 'Now and then not in time; mostly by myself or with a pan'),
          option(5, '常常管不住，要多次提醒和帮忙才行', 'Often not in time; only with much reminding and help'),
          option(10, '完全管不住，全靠人帮', 'Never in time; others do all of it'),
        ]),
        question('moving', '您站立、走路、上下楼怎么样？', 'How do you stand, walk and climb stairs?', [
          option(0, '都自己来', 'All by myself'),
          option(1, '扶一下或用拐杖，能站、能走、能上下楼', 'With a little support or a stick I stand, walk and climb'),
          option(5, '要人用力扶才能站和走，上下楼不行', 'Only with much support I stand and walk; no stairs'),
          option(10, '一直躺在床上', 'I stay in bed'),
        ]),
      ],
    },
  ],
  scales: [
    {
      id: 'total',
      label: text('合计', 'Sum'),
      items: ['eating', 'washing', 'dressing', 'toilet', 'moving'],
      bands: [
        {
          id: 'dependent',
          min: 19,
          weight: 2,
          label: text('不能自理', 'Dependent'),
          meaning: text('19 分及以上：日常的事都靠别人。', '19 and more: others do the daily things.'),
          forElder: text(
            '日常的事有照顾您的人来做，我们和您、和家里人一起安排。',
            'Those who care for you do the daily things; we arrange it with you and your family.',
          ),
        },
        {
          id: 'moderate',
          min: 9,
          weight: 2,
          label: text('中度依赖', 'Moderately dependent'),
          meaning: text('9–18 分：好几件日常的事要人帮。', '9 to 18: several daily things need help.'),
          forElder: text(
            '有些日常的事有人帮一把会更稳当，工作人员会和您商量。',
            'Some daily things go more safely with help; staff will talk it over with you.',
          ),
        },
        {
          id: 'mild',
          min: 4,
          weight: 1,
          label: text('轻度依赖', 'Slightly dependent'),
          meaning: text(
            '4–8 分：大部分自己能行，个别事要人搭把手。',
            '4 to 8: most goes alone, single things need a hand.',
          ),
          forElder: text(
            '大部分事您自己能行，个别地方我们可以搭把手。',
            'Most things you manage yourself; here and there we can lend a hand.',
          ),
        },
        {
          id: 'independent',
          min: 0,
          weight: 0,
          label: text('可自理', 'Independent'),
          meaning: text('0–3 分：日常的事基本自己来。', '0 to 3: the daily things go alone.'),
          forElder: text('日常的事您自己都能来，保持住就好。', 'You manage the daily things yourself. Keep it up.'),
        },
      ],
    },
  ],
  repeat: { months: 12, fromAge: 65 },
  source: {
    title: text(
      '国家基本公共卫生服务规范（第三版，2017）·老年人健康管理',
      'National basic public health services, 3rd edition 2017: health management of older people',
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
      '题目是本站按表格写的白话，发证用途请以正式表格为准。',
      'The questions are our plain wording of the form; the official form decides.',
    ),
  ],
}
