/** 老年人跌倒风险评估, appendix of 卫生部《老年人跌倒干预技术指南》2011: standards/03 §9. Sum 0–53, a higher sum is worse. */
import { type Instrument, type Option, type Question, text } from '../instrument.ts'

const item = (id: string, points: number, chinese: string, english: string): Option => ({
  id,
  points,
  label: text(chinese, english),
})
const group = (id: string, chinese: string, english: string, options: readonly Option[]): Question => ({
  type: 'any',
  id,
  text: text(chinese, english),
  options,
})
const questions: readonly Question[] = [
  group('movement', '运动', 'Movement', [
    item('gait', 3, '步态异常，或装了假肢', 'Abnormal gait or an artificial limb'),
    item('aid', 3, '走路要用辅助设施', 'Walks with an aid'),
    item('person', 3, '走路要旁人帮', 'Walks with somebody’s help'),
  ]),
  group('falls', '跌倒史', 'Falls', [
    item('fell', 2, '跌倒过', 'Has fallen'),
    item('hospital', 3, '因跌倒住过院', 'Was in hospital because of a fall'),
  ]),
  group('mind', '精神不稳定', 'Unstable mental state', [
    item('delirium', 3, '谵妄', 'Delirium'),
    item('dementia', 3, '痴呆', 'Dementia'),
    item('agitation', 2, '兴奋，或行为异常', 'Agitation or abnormal behaviour'),
    item('clouded', 3, '意识恍惚', 'Clouded consciousness'),
  ]),
  group('control', '自控能力', 'Control', [
    item('incontinence', 1, '大便或小便失禁', 'Incontinence'),
    item('frequency', 1, '次数增加', 'More frequent than usual'),
    item('catheter', 1, '保留导尿', 'Catheter'),
  ]),
  group('senses', '感觉障碍', 'Senses', [
    item('sight', 1, '视觉受损', 'Impaired sight'),
    item('hearing', 1, '听觉受损', 'Impaired hearing'),
    item('aphasia', 1, '感觉性失语', 'Sensory aphasia'),
    item('other', 1, '其他', 'Other'),
  ]),
  group('sleep', '睡眠', 'Sleep', [
    item('wakes', 1, '多醒', 'Wakes often'),
    item('insomnia', 1, '失眠', 'Insomnia'),
    item('walks', 1, '夜游症', 'Sleep-walking'),
  ]),
  group('medicines', '用药史', 'Medicines', [
    item('new', 1, '新药', 'A new medicine'),
    item('heart', 1, '心血管药', 'For heart and vessels'),
    item('pressure', 1, '降压药', 'For blood pressure'),
    item('sedative', 1, '镇静催眠药', 'Sedatives, sleeping pills'),
    item('withdrawal', 1, '戒断治疗', 'Withdrawal treatment'),
    item('diabetes', 1, '糖尿病用药', 'For diabetes'),
    item('epilepsy', 1, '抗癫痫药', 'For epilepsy'),
    item('anaesthetic', 1, '麻醉药', 'Anaesthetics'),
    item('other', 1, '其他', 'Other'),
  ]),
  group('illness', '相关病史和年龄', 'Illness and age', [
    item('nervous', 1, '神经科疾病', 'Nervous disease'),
    item('osteoporosis', 1, '骨质疏松', 'Osteoporosis'),
    item('fracture', 1, '骨折史', 'A fracture in the past'),
    item('hypotension', 1, '低血压', 'Low blood pressure'),
    item('withdrawal', 1, '药物或乙醇戒断', 'Withdrawal from drugs or alcohol'),
    item('hypoxia', 1, '缺氧症', 'Lack of oxygen'),
    { ...item('age', 3, '年龄 80 岁及以上', 'Aged 80 or more'), fromAge: 80 },
  ]),
]

export const fallRisk: Instrument = {
  id: 'fall-risk',
  edition: '2011',
  name: text('跌倒风险评估', 'Fall risk'),
  about: text('八个方面，看跌倒的风险有多大', 'Eight sides of the risk of falling'),
  parts: questions.map((question) => ({ title: question.text, questions: [question] })),
  scales: [
    {
      id: 'total',
      label: text('合计', 'Sum'),
      items: questions.map(({ id }) => id),
      bands: [
        {
          id: 'high',
          min: 10,
          weight: 2,
          label: text('高危', 'High'),
          meaning: text('10 分及以上：跌倒风险高。', '10 and more: a high risk of falling.'),
          forElder: text(
            '走路时请有人在旁边，工作人员会和您一起把家里弄得更安全。',
            'Please walk with somebody beside you; staff will help make your home safer.',
          ),
        },
        {
          id: 'medium',
          min: 3,
          weight: 1,
          label: text('中危', 'Medium'),
          meaning: text('3–9 分：跌倒风险中等。', '3 to 9: a medium risk of falling.'),
          forElder: text(
            '走路慢一点、稳一点，工作人员会告诉您怎么防跌倒。',
            'Walk slowly and steadily; staff will tell you how to prevent a fall.',
          ),
        },
        {
          id: 'low',
          min: 1,
          weight: 0,
          label: text('低危', 'Low'),
          meaning: text('1–2 分：跌倒风险低。', '1 or 2: a low risk of falling.'),
          forElder: text('您走得稳，平时留心脚下就好。', 'You walk well; just mind your step.'),
        },
        {
          id: 'none',
          min: 0,
          weight: 0,
          label: text('没有发现风险', 'No risk found'),
          meaning: text('0 分：表上的情况一样也没有。', '0: nothing on the form holds.'),
          forElder: text('您走得稳，平时留心脚下就好。', 'You walk well; just mind your step.'),
        },
      ],
    },
  ],
  source: {
    title: text(
      '卫生部《老年人跌倒干预技术指南》（2011）附录',
      'Ministry of Health: Guide to preventing falls of older people, 2011, appendix',
    ),
    items: 'single',
    cutOffs: 'single',
    readOn: '2026-11-29',
  },
  licence: {
    owner: text('卫生部', 'The Ministry of Health of China'),
    terms: text('政府指南，可以使用', 'A government guide, may be used'),
    evidence: 'verified',
    shipItems: true,
  },
  uncertain: [
    text(
      '各项分值只见到一份公开抄本，与记忆相符；没有官方原件核对。',
      'The points come from one public copy that agrees with memory; no official original was compared.',
    ),
    text('指南没有写多久重做一次。', 'The guide gives no interval for repeating it.'),
  ],
}
