/** An elder's first time at the machine. */
export const elderWelcome = {
  step: '第一次用，先看 {{count}} 样（第 {{step}} 样）',
  skip: '不用了',
  next: '下一样',
  begin: '开始用',
  size: { title: '字看得清吗？', text: '挑一个看得清的。以后再来，还是这么大。' },
  hear: {
    title: '可以读给您听',
    text: '每一页的上面都有“$t(ui:readAloud.read)”。现在按一下试试，再按一下就停。',
    noVoice: '每一页的上面都有“$t(ui:readAloud.read)”。这台机器还没装声音，请工作人员读给您听。',
  },
  call: {
    title: '有事就叫工作人员',
    text: '每一页最下面都有金黄色的“$t(ui:callStaff)”。按一下，铃就响，有人过来。',
    always: '按错了不要紧：按“$t(ui:home)”就回到第一页，东西弄不坏。',
  },
} as const
