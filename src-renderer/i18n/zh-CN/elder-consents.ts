export const elderConsents = {
  title: '我同意的事',
  note: '您随时可以收回，不用说理由。',
  line_other: '同意了 {{count}} 件',
  state: {
    given: '您在 {{date}} 同意了',
    takenBack: '您在 {{date}} 收回了',
    withdrawn: '{{date}} 问过您，您没有同意',
    none: '还没有问过您',
  },
  takeBack: '收回同意',
  takeBackOf: '收回同意：{{title}}',
  ask: '收回“{{title}}”的同意？',
  keep: '不收回',
  effect: '马上生效。以前做过的事仍然有效，别的服务照常。',
  effectOfRecord:
    '马上生效。您的档案只保存、不再使用，谁也打不开。已经约好的服务，工作人员会替您取消。您离开这一页，就退出了。',
  takenBack: '您收回了“{{title}}”的同意',
  closed: {
    title: '您的档案已经收起来了',
    text: '收回已经生效，谁也打不开。按错了，十分钟内可以在这里撤回；离开这一页以后，要请工作人员来问。',
    leave: '好了，退出',
  },
  again: '想再同意，或者有哪里不明白，请按右下角“叫工作人员”。',
} as const
