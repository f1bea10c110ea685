/** Words for a kiosk that its server has not renewed for long. */
export const lease = {
  warned_other: '已经 {{count}} 天没和总台联系',
  warnedText_other: '再过 {{count}} 天这台机器会锁住。请接上网络；没有网络，请管理员要一个续期文件。',
  warnedLast: '明天这台机器会锁住。请今天接上网络，或用续期文件续期。',
  how: '怎么续期',
  title: '联系总台',
  lockedTitle: '这台机器锁住了',
  lockedText_other: '已经 {{count}} 天没和总台联系。为了保护老人的资料，旧档案先打不开。资料都在，没有丢。',
  still: '还能做的',
  stillList: {
    register: '登记老人',

    call: '叫工作人员，应答呼叫',
    ring: '找老人，看打谁的电话、对什么过敏',
  },
  stopped: '先不能做的',
  stoppedList: { records: '看旧档案、评估、需求', agree: '约服务、要花钱的事', staff: '改人员和设置' },
  what: '怎么办',
  network: '接上网络：联系上总台，会自己打开，什么都不用按。',
  fileText:
    '没有网络：请管理服务器的人做一个续期文件，用 U 盘带来，在这里选。一个文件只能用一次，只给这台机器（编号 {{kiosk}}）。',
  choose: '选续期文件',
  renewed: '续期好了，可以照常用。',
  clock: '这台机器的时钟也不对。请先调好时钟，再续期。',
  fine: '不用续期，一切照常。',
  retry: '再看一次',
  elder: {
    title: '{{name}}',
    text: '机器锁住了，这里只看打谁的电话、对什么过敏、要当心什么。',
    ring: '打谁的电话',
    own: '本人',
    nobody: '没有记电话。',
    dangers: '过敏和要当心的',
    noDangers: '过敏和要当心的都没有记。',
  },
  own: {
    title: '您的页面先打不开',
    text: '您的资料都在，没有丢。',
    act: '这台机器很久没和总台联系，先锁住了。请按“叫工作人员”。',
  },
} as const
