export const elderIdentify = {
  title: '请刷您的卡',
  card: '把卡上的方块对准扫描口，听到“嘀”一声就好了。',
  noCard: '没带卡？',
  noCardText: '请按下面的“叫工作人员”，他们帮您打开。不用打字，不用记密码。',
  reading: '正在找您的资料',
  unknown: '这张卡没有认出来',
  unknownText: '可能是旧卡，或者是别的驿站的卡。请叫工作人员看一下。',
  again: '再刷一次',
} as const
