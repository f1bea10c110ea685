export const elderServices = {
  title: '我的预约',
  none: '还没有预约',
  noneText: '想找人帮忙，请按右下角“叫工作人员”，他们帮您约。',
  from: '{{organization}}',
  phone: '电话 {{phone}}',
  line: {
    none: '还没有预约，叫工作人员帮您约',
    next: '{{service}}：{{when}}',
    waiting: '{{service}}：等对方答复',
    past_other: '约过 {{count}} 次',
  },
  state: {
    new: '刚刚记下',
    requested: '已经替您约了，等对方答复',
    confirmed: '对方答应了，在约时间',
    scheduled: '约好了：{{when}}',
    done: '已经做完了',
    rated: '已经做完，您评过了',
    undone: '已经撤回',
    cancelled: '已经取消',
    declined: '对方这次来不了，工作人员会另找',
  },
  price: {
    free: '不要钱',
    fixed: '{{price}} / {{unit}}',
  },
  whenTime: '{{date}} {{time}}',
} as const
