/** What the station says to those who pass by: the machine at rest, posters and pictures. */
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
  poster: {
    title: '海报和分享的图',
    text: '写的是“对外写的”那几样，和驿站的名称、电话，先填好再印。二维码里是驿站名、电话和开放时间，不用上网，手机一扫就看到。海报是中文的。',
    noHours: '还没有填写开放时间，海报上就没有这一行。',
    noPhone: '还没有填写驿站电话，海报上就没有电话。',
    paper: '纸有多大',
    size: { a4: 'A4', a3: 'A3' },
    print: '打印海报',
    picture: { tall: '存成竖的图（1080×1440）', square: '存成方的图（1080×1080）' },
    saved: '存好了：{{path}}。拷到手机上，就能发到家人群里。',
    failed: '图没有画出来，请再按一次。',
    code: '二维码',
  },
} as const
