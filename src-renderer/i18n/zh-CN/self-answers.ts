export const selfAnswers = {
  tile: '说说我的情况',
  line: {
    fresh: '十六个小问题',
    going: '上次答到第 {{number}} 题',
    done: '{{date}}答过',
    consent: '要先问您同意',
  },
  title: '说说我的情况',
  start: {
    words: '我们想知道，平时哪些事要人搭把手。',
    text: '一共十六个小问题，点一下就行，不想答的可以跳过。没有对错，也不是考试。这是您自己说的，工作人员以后会再和您一起看一遍。',
    button: '开始',
    again: '再答一次',
    goOn: '接着答',
  },
  number: '第 {{number}} 题，共 {{count}} 题',
  skip: '跳过',
  end: {
    words: '谢谢您，都记下了！',
    text: '这是自评，不是正式评估。工作人员会和您一起再看一遍，其余的当面问您。',
    nothingWords: '您一题也没有答',
    nothingText: '没有关系，什么也没有记。想答的时候再来。',
    home: '回首页',
  },
  noConsent: {
    title: '要先问您同意',
    text: '您还没有同意做能力评估。愿意的话，请叫工作人员，他们会一条一条念给您听。',
  },
  notSaved: '这一题没能存下来',
} as const
