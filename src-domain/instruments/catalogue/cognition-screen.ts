/** 认知功能粗筛 of the public-health check-up: standards/02 §3. Three things, at once and after one minute; found or not found. */
import { type Instrument, text } from '../instrument.ts'

export const cognitionScreen: Instrument = {
  id: 'cognition-screen',
  edition: '2017',
  name: text('认知功能粗筛', 'Short screening of memory'),
  about: text(
    '记三样东西：马上说一遍，一分钟以后再说一遍',
    'Three things to remember: said at once, and again after a minute',
  ),
  parts: [
    {
      title: text('马上复述', 'Repeat at once'),
      questions: [
        {
          type: 'one',
          id: 'atOnce',
          text: text(
            '说：“我说三样东西，请您记住：铅笔、卡车、书。请您说一遍。”说得全吗？',
            'Say: “I name three things to remember: pencil, truck, book. Please repeat them.” Were all repeated?',
          ),
          hint: text('一样一样说，声音大一点、慢一点。', 'One after the other, loudly and slowly.'),
          options: [
            { id: 'all', points: 0, label: text('三样都说对了', 'All three') },
            { id: 'notAll', points: 1, label: text('没有说全，或说不出来', 'Not all, or none') },
          ],
        },
      ],
    },
    {
      title: text('一分钟以后', 'After one minute'),
      questions: [
        {
          type: 'one',
          id: 'afterMinute',
          waitSeconds: 60,
          askIf: { question: 'atOnce', is: ['all'] },
          text: text('过了一分钟，问：“刚才那三样东西是什么？”', 'After one minute ask: “What were the three things?”'),
          hint: text('这一分钟里可以聊别的，不要提醒。', 'Talk about something else meanwhile, without reminding.'),
          options: [
            { id: 'all', points: 0, label: text('三样都说对了', 'All three') },
            { id: 'notAll', points: 1, label: text('没有说全，或说不出来', 'Not all, or none') },
          ],
        },
      ],
    },
  ],
  scales: [
    {
      id: 'total',
      label: text('粗筛', 'Screening'),
      items: ['atOnce', 'afterMinute'],
      isFinding: true,
      bands: [
        {
          id: 'positive',
          min: 1,
          weight: 2,
          label: text('粗筛阳性', 'Positive'),
          meaning: text(
            '不能马上说全，或一分钟以后说不全：请转介，做完整的认知检查。粗筛不是诊断。',
            'Not repeated at once, or not all after a minute: refer for a full test. A screening is no diagnosis.',
          ),
          forElder: text(
            '谢谢您！记东西这一块，我们想请医生再和您仔细看看。',
            'Thank you! We would like a doctor to look at remembering with you once more.',
          ),
        },
        {
          id: 'negative',
          min: 0,
          weight: 0,
          label: text('粗筛阴性', 'Negative'),
          meaning: text('两次都说全了：这次粗筛没有发现问题。', 'All three both times: this screening found nothing.'),
          forElder: text('谢谢您！您都记住了。', 'Thank you! You remembered them all.'),
        },
      ],
    },
  ],
  repeat: { months: 12, fromAge: 65 },
  source: {
    title: text(
      '国家基本公共卫生服务规范（第三版，2017）·健康体检表',
      'National basic public health services, 3rd edition 2017: check-up form',
    ),
    items: 'verified',
    cutOffs: 'verified',
    readOn: '2026-11-29',
  },
  licence: {
    owner: text('国家卫生健康主管部门', 'The national health authority of China'),
    terms: text('政府表格，可以使用', 'A government form, may be used'),
    evidence: 'verified',
    shipItems: true,
  },
  uncertain: [
    text(
      '三样东西用规范举的例子。完整检查用的简易智力状态检查有版权，本站不提供，请转介。',
      'The three things are the example of the source. The full test it names is under copyright and not offered here: refer.',
    ),
  ],
}
