/** Signs of decline. Keys of `name`, `rule`, `sign` and `next` are ids of the domain (radar/radar.ts). */
export const radar = {
  title: '变化雷达',
  note: '按看得见的规则，只提醒，不下诊断',
  none: '现在没有发现变差的迹象。',
  next: '下一步：',
  clear: '没有发现',
  tooLittleTitle: '资料不足',
  noConsentTitle: '老人没有同意，不看',
  minimum: {
    weightLoss: '要有两次体重，相隔 30 天以上，最近一次在半年内',
    abilityLoss: '要有两次完整的能力评估，最近一次在一年内',
    falls: '要有跌倒的记录',
    bloodPressure: '要有半年内三个不同日子的血压',
    glucose: '要有半年内三次血糖（看偏高要三次空腹）',
    mood: '要做过两题情绪筛查（PHQ-2）或老年抑郁量表（GDS-15）',
    outOfTouch: '要约好上门、到店或随访的日子',
  },
  name: {
    weightLoss: '体重下降',
    abilityLoss: '能力下降',
    falls: '反复跌倒',
    bloodPressure: '血压失控',
    glucose: '血糖失控',
    mood: '情绪低落',
    outOfTouch: '联系不上',
  },
  rule: {
    weightLoss: { percent: '半年内轻了 5% 以上', kilograms: '三个月内轻了 3 公斤以上' },
    abilityLoss: { total: '一年内能力评估少了 10 分以上', level: '失能等级比上次重' },
    falls: { twice: '半年内跌倒两次以上' },
    bloodPressure: { rising: '最近三次中间值高于目标，还在升', low: '收缩压两次低于 90' },
    glucose: { high: '最近三次空腹都到 7.0 以上', low: '有一次不高于 3.9' },
    mood: { 'phq-2': 'PHQ-2 3 分以上', 'gds-15': 'GDS-15 5 分以上', selfHarm: '说过不想活的话' },
    outOfTouch: { missed: '30 天内两次约好的没有来成', noContact: '独居又需要照护，30 天没有人见过' },
  },
  sign: {
    weightLoss: {
      percent: '{{on}} {{to}} 公斤，比 {{since}} 的 {{from}} 公斤轻了 {{lost}} 公斤（5% 以上）',
      kilograms: '{{on}} {{to}} 公斤，比 {{since}} 的 {{from}} 公斤轻了 {{lost}} 公斤',
    },
    abilityLoss: {
      total: '{{on}} 能力评估 {{to}} 分，{{since}} 是 {{from}} 分',
      level: '{{on}} 评为{{level}}，比 {{since}} 的重一级以上',
    },
    falls: { twice: '半年内跌倒 {{count}} 次，最近一次 {{on}}' },
    bloodPressure: {
      rising: '最近三次 {{values}}，目标低于 {{target}}，到 {{on}} 还在升',
      low: '最近三次里有 {{count}} 次收缩压低于 90，最低 {{value}}（到 {{on}}）',
    },
    glucose: {
      high: '最近三次空腹 {{values}}，目标低于 {{target}}（到 {{on}}）',
      low: '{{on}} 血糖 {{value}}，不高于 3.9',
    },
    mood: {
      'phq-2': '{{on}} PHQ-2 {{score}} 分，3 分起要再细问',
      'gds-15': '{{on}} GDS-15 {{score}} 分，5 分起要再细问',
      selfHarm: '{{on}} 答过不想活或想伤害自己',
    },
    outOfTouch: {
      missed: '30 天内有 {{count}} 次约好的没有来成，最近一次 {{on}}',
      noContact: '独居、中度以上失能，从 {{on}} 起没有人见过的记录',
    },
  },
  step: {
    weightLoss: '问一问吃饭、牙口、心情和用药，约家庭医生看体重为什么轻了。',
    abilityLoss: '和家人一起对照两次评估，看要不要添照护，并请医生看原因。',
    falls: '到家里看五个地方（灯、地、扶手、鞋、起身），做跌倒风险评估，请医生看用药。',
    bloodPressure: '今天再量一次，联系家庭医生随访。',
    glucose: '今天再测一次；不高于 3.9 先吃点含糖的，联系家庭医生。',
    mood: '坐下来单独聊一聊，做 PHQ-9，请医生看。',
    outOfTouch: '今天打电话；打不通就上门看一看，再约好下一次。',
  },
} as const
