export const idle = {
  title: '您还在吗？',
  text: '{{count}} 秒后回到首页，您看过的内容会收起来。',
  here: '我还在',
  done: '我用完了',
  staffTitle: '您还在用吗？',
  staffText: '{{count}} 秒后锁上。没保存的会留着，您再解锁就能接着填。',
  lockNow: '现在锁上',
} as const
