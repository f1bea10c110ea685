/** Words of the two shells: menus, bars, the error page. */
export const app = {
  brand: '银杏驿站',
  skip: '跳到内容',
  menu: {
    label: '主菜单',
    today: '今天',
    elders: '老人',
    services: '服务与预约',
    articles: '知识库',
    settings: '设置',
  },
  who: {
    own: '{{name}}：换我的密码',
    lock: '锁上',
    closeDay: '结束今天',
    roles: { administrator: '管理员', staff: '站务员', volunteer: '志愿者' },
  },
  find: {
    placeholder: '找老人：姓名、拼音、证件后四位、电话',
    label: '找老人',
  },
  start: {
    opening: '正在打开',
    failedTitle: '驿站没有打开',
    failedSafe: '已经保存的都在机器里，没有丢。',
    failedDo: '请关掉再打开一次；还是不行，请告诉管理员。',
  },
  staffFailed: {
    title: '工作人员的页面没有打开',
    act: '请再试一次；还是不行，就按“重新打开”，再输一次密码。',
  },
  crash: {
    title: '这一页出了问题',
    happened: '程序自己出了错，不是您按错了。',
    safe: '已经保存的都在，没有丢。没保存的这一步可能要再填一次。',
    act: '点下面的按钮回到首页。要是又出现，请叫工作人员。',
    home: '回首页',
    reload: '重新打开',
    note: '告诉管理员：刚才在哪一页，点了什么。',
  },
  notFound: {
    title: '没有这一页',
    text: '这一页不在了，或者还没有做好。',
  },
  staffDoor: '工作人员',
} as const
