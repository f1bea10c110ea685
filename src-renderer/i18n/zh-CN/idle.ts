export const idle = {
  title: '您还在吗？',
  text: '{{count}} 秒后回到首页，您看过的内容会收起来。',
  here: '我还在',
  done: '我用完了',
  staffTitle: '您还在用吗？',
  staffText: '{{count}} 秒后锁上。正在填、还没保存的内容会丢，请先保存。',
  lockNow: '现在锁上',
} as const
