/** When a thing should be hidden from a person or come with a warning: the only way from health data to the shop. */
export const productCautions = {
  needsFitting: { effect: 'warn', reason: '第一次使用前请由工作人员或治疗师帮助调整' },
  weightLimit: { effect: 'warn', reason: '请先核对承重，体重超过标示的不要使用' },
  notFullWeight: { effect: 'warn', reason: '不能承受全身重量，站不稳的人请用固定扶手' },
  entrapment: { effect: 'warn', reason: '有意识不清或躁动的人使用前请先问护理人员，防止夹住' },
  swallowing: { effect: 'hide', reason: '有吞咽困难的人请先由医生或治疗师评估' },
  kidney: { effect: 'hide', reason: '有肾脏病的人不宜自行选用，请先问医生' },
  lactose: { effect: 'warn', reason: '乳糖不耐受的人可能腹胀、腹泻' },
  askDoctor: { effect: 'warn', reason: '正在吃药或有慢性病的人请先问医生或药师' },
} as const

export type ConditionId = keyof typeof productCautions
