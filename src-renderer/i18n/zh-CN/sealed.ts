/** Before the day is opened: public words only. */
export const sealed = {
  title: '驿站还没开门',
  station: '{{station}}',
  text: '工作人员来了会打开，请稍等一会儿。',
  urgent: '有急事，请按右下角黄色的“叫工作人员”。',
  phone: '也可以打电话：{{phone}}',
  learn: '先看看文章，学点知识',
  open: '工作人员开门',
} as const
