/**
 * One sentence for every refusal code, under the whole code: what is wrong and what to do. Sections by area; add yours
 * at the end of its area. `i18n/refusal.test.ts` finds codes that have none.
 */
export const refusal = {
  unknown: '这一步没有被接受（{{code}}）。已填的内容还在，请找管理员看一下。',

  // documents
  'document.shape': '这条记录的格式不对，没有保存。请重新打开这一页再填一次。',
  'document.body': '有一项内容填得不对，没有保存。请检查标红的地方。',
  'document.unknownKind': '这台机器的程序还不认识这种记录，请先更新程序。',
  'document.wrongCollection': '这条记录放错了地方，没有保存。请告诉管理员。',
  'document.wrongScope': '这条记录不属于这个数据库，没有保存。请告诉管理员。',
  'document.wrongStation': '这条记录属于别的驿站，不能存在这里。',
  'document.newerVersion': '这条记录是更新的程序写的，请先更新这台机器的程序。',
  'document.fromTheFuture': '记录的时间比现在还晚。请检查这台机器的时钟。',
  'document.changedHead': '记录的编号、老人或时间不能改。请新建一条。',
  'document.factRewritten': '已经写定的记录不能改。请补一条更正。',
  'document.eventRemoved': '已经发生的步骤不能删掉。请补一步来更正。',
} as const
