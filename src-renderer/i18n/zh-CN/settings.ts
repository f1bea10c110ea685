export const settings = {
  title: '设置',
  note: '只有管理员能改，改过的都记着。',
  people: '人员和密码',
  audit: '操作记录',
  unchanged: '没有改过，按默认。',
  changed: '{{name}} 在 {{at}} 改过',
  ask: {
    title: '改成“{{choice}}”？',
    text: '从现在起，做完的评估都按新的算，有的老人等级会和以前不一样。已经做完的评估不变。',
    confirm: '就这样改',
  },
  scoring: {
    title: '能力评估：标准没有写明的两处',
    text: '这两处各份公开文本写法不一，正式使用前请对照标准原文。每次评估都会记下当时按哪种算的；以前的结果不会变。',
    stacking: {
      label: '同时符合“痴呆或精神障碍”和“照护风险事件”两条时，等级提高几级？',
      hint: '表 C.4：符合其中一条，提高一个级别。',
      once: '一共提高一级（默认）',
      perRule: '每条各提高一级',
    },
    riskCount: {
      label: '近 30 天两次照护风险事件，怎么算？',
      hint: '跌倒、走失、噎食、自杀自伤等。',
      sum: '不论种类，加起来满两次（默认）',
      perKind: '同一种满两次',
    },
  },
} as const
