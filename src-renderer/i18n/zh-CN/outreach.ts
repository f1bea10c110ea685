/** What the station says to those who pass by: the machine at rest. */
export const outreach = {
  attract: {
    here: '这里是{{station}}：量血压、约服务、学健康知识，有人帮您。',
    hereNameless: '这里是社区驿站：量血压、约服务、学健康知识，有人帮您。',
    touch: '碰一下屏幕，开始',
    season: '这个季节，看一看',
    ask: '想看全文，碰一下屏幕，或问工作人员。',
    notReviewed: '未经医师审核，不能代替看病。想看全文，问工作人员。',
    services: '今天开着的服务',
    book: '由核实过的机构提供，按名字轮流排。想约，叫工作人员。',
    hours: '开放时间',
    phone: '电话 {{phone}}',
  },
} as const
