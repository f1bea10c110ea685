/**
 * 老年人中医药健康管理·体质辨识, 33 items over the past year: standards/02 §7. Eight leaning constitutions by four items each, and the
 * balanced one by item 1 with four items turned round (6 − points), which holds only while none of the eight is high.
 */
import { type Band, type Instrument, type Option, type Question, type Scale, text } from '../instrument.ts'

const often: readonly Option[] = [
  { id: '1', points: 1, label: text('没有', 'Never') },
  { id: '2', points: 2, label: text('很少', 'Seldom') },
  { id: '3', points: 3, label: text('有时', 'Sometimes') },
  { id: '4', points: 4, label: text('经常', 'Often') },
  { id: '5', points: 5, label: text('总是', 'Always') },
]
const ask = (number: number, chinese: string, english: string): Question => ({
  type: 'one',
  id: `q${number}`,
  text: text(chinese, english),
  options: often,
})

const questions: readonly Question[] = [
  ask(1, '您精力充沛吗？', 'Are you full of energy?'),
  ask(2, '您容易疲乏吗？', 'Do you tire easily?'),
  ask(3, '您容易气短、接不上气吗？', 'Are you easily short of breath?'),
  ask(4, '您说话声音低、没有力气吗？', 'Is your voice low and weak?'),
  ask(5, '您情绪低沉吗？', 'Are your spirits low?'),
  ask(6, '您容易紧张、焦虑吗？', 'Do you easily get tense or anxious?'),
  ask(7, '您感到孤独、失落吗？', 'Do you feel lonely or at a loss?'),
  ask(8, '您容易害怕、受惊吗？', 'Are you easily frightened?'),
  {
    type: 'bodyMass',
    id: 'q9',
    text: text('您感到身体沉重吗？（按身高体重算）', 'Does your body feel heavy? (by height and weight)'),
    steps: [
      { from: 0, points: 1 },
      { from: 24, points: 2 },
      { from: 25, points: 3 },
      { from: 26, points: 4 },
      { from: 28, points: 5 },
    ],
  },
  ask(10, '您眼睛干涩吗？', 'Are your eyes dry?'),
  ask(11, '您手脚发凉吗？', 'Are your hands and feet cold?'),
  ask(12, '您胃脘、后背或腰膝怕冷吗？', 'Are your stomach, back or knees sensitive to cold?'),
  ask(13, '您比别人怕冷吗？', 'Do you feel the cold more than others?'),
  {
    type: 'one',
    id: 'q14',
    text: text('您容易感冒吗？过去一年感冒过几次？', 'Do you catch colds easily? How many in the past year?'),
    options: [
      { id: '1', points: 1, label: text('不到 2 次', 'Fewer than 2') },
      { id: '2', points: 2, label: text('2–4 次', '2 to 4') },
      { id: '3', points: 3, label: text('5–6 次', '5 or 6') },
      {
        id: '7times',
        points: 3,
        label: text('正好 7 次', 'Exactly 7'),
        note: text(
          '感冒 7 次：原表没有这一格（5–6 次之后是 8 次以上），本站按 3 分计。',
          'Seven colds: the form has no box for it (5–6, then 8 and more); counted here as 3.',
        ),
      },
      { id: '4', points: 4, label: text('8 次以上', '8 or more') },
      { id: '5', points: 5, label: text('几乎每个月都感冒', 'Nearly every month') },
    ],
  },
  ask(15, '您没有感冒也会鼻塞、流鼻涕吗？', 'Is your nose blocked or running without a cold?'),
  ask(16, '您口黏口腻，或睡觉打鼾吗？', 'Is your mouth sticky, or do you snore?'),
  {
    type: 'one',
    id: 'q17',
    text: text('您容易过敏吗？过去一年过敏过几次？', 'Do you get allergies easily? How often in the past year?'),
    options: [
      { id: '1', points: 1, label: text('从来没有', 'Never') },
      { id: '2', points: 2, label: text('1–2 次', 'Once or twice') },
      { id: '3', points: 3, label: text('3–4 次', '3 or 4 times') },
      { id: '4', points: 4, label: text('5–6 次', '5 or 6 times') },
      { id: '5', points: 5, label: text('每次遇到都过敏', 'At every contact') },
    ],
  },
  ask(18, '您皮肤起过荨麻疹（风团）吗？', 'Do you get hives?'),
  ask(19, '您皮肤上有不明原因的青紫瘀斑吗？', 'Do you get bruises without a cause?'),
  ask(20, '您皮肤一抓就红、起抓痕吗？', 'Does your skin turn red when scratched?'),
  ask(21, '您皮肤或嘴唇干吗？', 'Is your skin or are your lips dry?'),
  ask(22, '您有肢体麻木，或固定一处疼吗？', 'Have you numb limbs, or pain in one place?'),
  ask(23, '您脸上或鼻子油腻吗？', 'Is your face or nose greasy?'),
  ask(24, '您面色晦暗，或有褐斑吗？', 'Is your complexion dull, or are there brown spots?'),
  ask(25, '您有湿疹、疮疖吗？', 'Have you eczema or boils?'),
  ask(26, '您口干咽燥、总想喝水吗？', 'Are your mouth and throat dry, and do you always want to drink?'),
  ask(27, '您口苦或口臭吗？', 'Have you a bitter taste or bad breath?'),
  {
    type: 'number',
    id: 'q28',
    text: text('您腹部肥大吗？（量腹围）', 'Is your belly large? (measure round it)'),
    hint: text('按厘米填整数。', 'In whole centimetres.'),
    unit: text('厘米', 'cm'),
    min: 40,
    max: 180,
    steps: [
      { from: 0, points: 1 },
      { from: 80, points: 2 },
      { from: 86, points: 3 },
      { from: 91, points: 4 },
      { from: 106, points: 5 },
    ],
  },
  ask(29, '您怕吃凉的吗？', 'Do cold foods disagree with you?'),
  ask(30, '您大便黏滞不爽吗？', 'Are your stools sticky?'),
  ask(31, '您大便干吗？', 'Are your stools dry?'),
  ask(32, '看舌头：舌苔厚腻吗？', 'Look at the tongue: is its coating thick?'),
  ask(33, '看舌下：舌下静脉瘀紫吗？', 'Look under the tongue: are the veins purple?'),
]

const leaningBands: readonly Band[] = [
  {
    id: 'yes',
    min: 11,
    weight: 1,
    label: text('是', 'Yes'),
    meaning: text(
      '11 分及以上：是这种体质。供保健指导，由医生判断。',
      '11 and more: this constitution. For advice on healthy living, judged by a doctor.',
    ),
    forElder: text(
      '可以请中医医生给您讲讲平时怎么调养。',
      'A doctor of Chinese medicine can tell you how to take care of it.',
    ),
  },
  {
    id: 'tends',
    min: 9,
    weight: 1,
    label: text('倾向是', 'Tends to it'),
    meaning: text(
      '9–10 分：倾向是这种体质。供保健指导，由医生判断。',
      '9 or 10: tends to this constitution. For advice on healthy living, judged by a doctor.',
    ),
    forElder: text('有一点这个倾向，平时留心就好。', 'A slight tendency; keep an eye on it.'),
  },
  {
    id: 'no',
    min: 0,
    weight: 0,
    label: text('否', 'No'),
    meaning: text('8 分及以下：不是。', '8 and less: not this constitution.'),
    forElder: text('没有这个倾向。', 'No such tendency.'),
  },
]
const leaning = (id: string, chinese: string, english: string, items: readonly number[]): Scale => ({
  id,
  label: text(chinese, english),
  items: items.map((number) => `q${number}`),
  bands: leaningBands,
})

const balanced: Scale = {
  id: 'balanced',
  label: text('平和质', 'Balanced'),
  items: ['q1'],
  reversed: { items: ['q2', 'q4', 'q5', 'q13'], from: 6 },
  bands: [
    {
      id: 'yes',
      min: 17,
      othersAtMost: 8,
      weight: 0,
      label: text('是', 'Yes'),
      meaning: text(
        '17 分及以上，其他八种都不超过 8 分：是平和质。',
        '17 and more, and none of the eight above 8: balanced.',
      ),
      forElder: text('您体质平和，保持住就好。', 'You are well balanced. Keep it up.'),
    },
    {
      id: 'basically',
      min: 17,
      othersAtMost: 10,
      weight: 0,
      label: text('基本是', 'Basically yes'),
      meaning: text(
        '17 分及以上，其他八种都不超过 10 分：基本是平和质。',
        '17 and more, and none of the eight above 10: basically balanced.',
      ),
      forElder: text('您体质基本平和，保持住就好。', 'You are basically well balanced. Keep it up.'),
    },
    {
      id: 'no',
      min: 0,
      weight: 0,
      label: text('否', 'No'),
      meaning: text(
        '不到 17 分，或其他体质有超过 10 分的：不是平和质。',
        'Below 17, or one of the eight above 10: not balanced.',
      ),
      forElder: text('看看上面几样，平时留心调养。', 'Look at the points above and take care of them.'),
    },
  ],
}

const titleOf = (from: number, to: number) => text(`第 ${from}–${to} 题`, `Questions ${from} to ${to}`)

export const tcmConstitution: Instrument = {
  id: 'tcm-constitution',
  edition: '2017',
  name: text('中医体质辨识（33 题）', 'Constitution by Chinese medicine (33 items)'),
  about: text('过去一年身体的感觉，看属于哪种体质', 'How the body felt in the past year: which constitution it is'),
  parts: [
    [1, 8],
    [9, 16],
    [17, 24],
    [25, 33],
  ].map(([from = 1, to = 33]) => ({ title: titleOf(from, to), questions: questions.slice(from - 1, to) })),
  scales: [
    leaning('qiDeficient', '气虚质', 'Qi-deficient', [2, 3, 4, 14]),
    leaning('yangDeficient', '阳虚质', 'Yang-deficient', [11, 12, 13, 29]),
    leaning('yinDeficient', '阴虚质', 'Yin-deficient', [10, 21, 26, 31]),
    leaning('phlegmDamp', '痰湿质', 'Phlegm-damp', [9, 16, 28, 32]),
    leaning('dampHeat', '湿热质', 'Damp-heat', [23, 25, 27, 30]),
    leaning('bloodStasis', '血瘀质', 'Blood stasis', [19, 22, 24, 33]),
    leaning('qiStagnation', '气郁质', 'Qi stagnation', [5, 6, 7, 8]),
    leaning('specific', '特禀质', 'Special (allergic)', [15, 17, 18, 20]),
    balanced,
  ],
  repeat: { months: 12, fromAge: 65 },
  undecidedAfterDays: 14,
  source: {
    title: text(
      '国家基本公共卫生服务规范（第三版，2017）·老年人中医药健康管理',
      'National basic public health services, 3rd edition 2017: Chinese medicine for older people',
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
    text('题目是本站自己写的，不是表格原文。', 'The questions are in our own words, not those of the form.'),
    text(
      '两种体质同时出现（兼夹）是正常的；互相矛盾的（如阴虚又阳虚）请再问一遍；一种也判不出来，两周后重新采集。',
      'Two at once is normal; where they contradict (yin and yang both deficient) ask again; where none comes out, ask anew after two weeks.',
    ),
    text('结果供保健指导，由医生判断。', 'The result is for advice on healthy living and is judged by a doctor.'),
  ],
}
