export const elderIdentify = {
  title: '请刷您的卡',
  card: '把卡上的方块对准扫描口，听到“嘀”一声就好了。',
  noCard: '没带卡？',
  noCardText: '请叫工作人员，他们帮您打开，或给您一个号码。不用记密码。',
  typeCode: '我有号码',
  codeTitle: '请按您的号码',
  codeText: '工作人员给您的六个数字，一个一个按。按错了，按“清空”重来。',
  reading: '正在找您的资料',
  unknownCard: {
    title: '这张卡没有认出来',
    text: '可能是旧卡，或者是别的驿站的卡。请叫工作人员看一下。',
  },
  unknownCode: {
    title: '这个号码打不开',
    text: '可能按错了，也可能过了十分钟。请再按一次，或叫工作人员重新给您一个。',
  },
  tooManyCodes: {
    title: '先歇一分钟',
    text: '号码错了好几次。请过一分钟再按，或者叫工作人员帮您打开。',
  },
  failed: {
    title: '现在打不开',
    text: '您的资料没有丢。请叫工作人员看一下。',
  },
  visitCode: {
    give: '给老人一个号码',
    title: '请老人在机器上按这六个数字',
    text: '点“看我的资料”，再点“我有号码”。本站哪台机器都行。十分钟内有效，只能用一次。',
    until: '用到 {{time}} 为止',
    again: '换一个号码',
  },
} as const
