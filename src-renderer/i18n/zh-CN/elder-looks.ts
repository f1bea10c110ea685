export const elderLooks = {
  title: '谁看过我的资料',
  note: '工作人员每打开一次，这里就记一次，谁也改不了。',
  none: '还没有人看过。',
  did: {
    view: '看了您的资料',
    create: '给您建了档',
    change: '改了您的资料',
    consent: '改了您同意的事',
    print: '打印了您的资料',
    export: '导出了您的资料',
    handOver: '把机器交给您用',
    takeBack: '收回了机器',
  },
  self: '您自己',
  someone: '一位工作人员',
  times_other: '这一天共 {{count}} 次',
  question: '有疑问？按右下角“叫工作人员”问一问。',
} as const
