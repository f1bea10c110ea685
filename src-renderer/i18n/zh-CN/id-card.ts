/** Reading an identity card from a photo into the form of registration. */
export const idCard = {
  button: '拍身份证 / 选照片',
  title: '从身份证照片填写',
  side: '拍有头像的那一面。',
  privacy: '照片只在这台机器上认字，不上网；关上这个窗口就丢掉，不保存。',
  tips: '平放，四边都拍进去，避开反光，字要清楚。',
  readerFirst: '有读卡器时，先用读卡器，更准。',
  check: '每一项都对着照片看一遍，不对就改，然后勾上。',
  same: '和照片一样',
  unread: '没认出来，请照着照片输入；证件上没有就空着',
  rareHint: '生僻字常被认成长得像的常用字，请一笔一笔对',
  numberUnread: '号码没认准，没有替您填。请照着照片一位一位输入',
  left_other: '还有 {{count}} 项没有对过',
  fill: '填进登记表',
  nothing: '没有一项可以填',
  notFound: '照片里没有认出身份证',
  notFoundHint: '可能拍歪了、拍反了、有反光，或者是有国徽的那一面。照片颠倒时，可以转一转再认；也可以重拍一张。',
} as const
