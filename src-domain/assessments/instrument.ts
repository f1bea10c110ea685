/**
 * GB/T 42195-2022《老年人能力评估规范》 as data: 4 first-level indicators, 26 items, 90 points; higher is better. The Chinese
 * labels are short paraphrases that keep every threshold of the standard, the English ones translate them; before
 * certified use compare with the official text. No item has a default answer.
 */
export type Language = 'zh-CN' | 'en'
export type Text = Readonly<Record<Language, string>>

type Pair = readonly [chinese: string, english: string]
const text = ([chinese, english]: Pair): Text => ({ 'zh-CN': chinese, en: english })

export const instrumentName = 'GB/T 42195-2022'

export const sectionCodes = ['B.1', 'B.2', 'B.3', 'B.4'] as const
export type SectionCode = (typeof sectionCodes)[number]

export type Section = { readonly code: SectionCode; readonly label: Text; readonly max: number }

export const sections: readonly Section[] = [
  { code: 'B.1', label: text(['自理能力', 'Self-care']), max: 32 },
  { code: 'B.2', label: text(['基础运动能力', 'Basic mobility']), max: 15 },
  { code: 'B.3', label: text(['精神状态', 'Mental state']), max: 28 },
  { code: 'B.4', label: text(['感知觉与社会参与', 'Senses and social participation']), max: 15 },
]

export const fullScore = 90

export type Option = { readonly score: number; readonly label: Text }
export type Item = {
  readonly code: ItemCode
  readonly section: SectionCode
  readonly label: Text
  /** What is judged; may be empty. */
  readonly hint: Text
  readonly max: number
  /** From the best score down to 0, without gaps. */
  readonly options: readonly Option[]
}

/** The general five-step scale, used by most items of B.1 and B.2. */
const general: readonly Pair[] = [
  ['独立完成，不需要协助', 'Alone, no help needed'],
  ['需他人指导或提示才完成', 'Completes with guidance or prompts'],
  ['需他人协助，以自身完成为主', 'Needs help but does most of it'],
  ['主要靠他人协助，自身能配合', 'Mainly helped by others, cooperates'],
  ['完全依赖他人，且不能配合', 'Wholly dependent, cannot cooperate'],
]

function item<C extends string>(code: C, section: SectionCode, label: Pair, hint: Pair, options: readonly Pair[]) {
  const max = options.length - 1
  return {
    code,
    section,
    label: text(label),
    hint: text(hint),
    max,
    options: options.map((option, index): Option => ({ score: max - index, label: text(option) })),
  }
}

const itemList = [
  item(
    'B.1.1',
    'B.1',
    ['进食', 'Eating'],
    ['用适当器具把食物送入口中并咽下', 'Bring food to the mouth with suitable utensils and swallow it'],
    [
      ['独立用器具进食并咽下，无呛咳', 'Eats and swallows alone with utensils, no choking'],
      [
        '经指导/提示完成，或独立使用辅具，无呛咳',
        'Completes with guidance or prompts, or alone with an aid, no choking',
      ],
      [
        '需少量接触式协助，偶尔呛咳（每月≥1次）',
        'Needs a little hands-on help; chokes now and then (at least once a month)',
      ],
      ['需大量接触式协助，经常呛咳（每周≥1次）', 'Needs much hands-on help; chokes often (at least once a week)'],
      ['完全依赖他人进食，或吞咽困难，或留置营养管', 'Wholly fed by others, or cannot swallow, or has a feeding tube'],
    ],
  ),
  item(
    'B.1.2',
    'B.1',
    ['修饰', 'Grooming'],
    ['洗脸、刷牙、梳头、刮脸、剪指（趾）甲', 'Wash face, brush teeth, comb hair, shave, cut nails'],
    general,
  ),
  item('B.1.3', 'B.1', ['洗澡', 'Bathing'], ['清洗和擦干身体', 'Wash and dry the body'], general),
  item(
    'B.1.4',
    'B.1',
    ['穿/脱上衣', 'Dressing, upper body'],
    ['穿脱上身衣服、系扣、拉拉链', 'Put on and take off upper clothes, buttons, zips'],
    general,
  ),
  item(
    'B.1.5',
    'B.1',
    ['穿/脱裤子和鞋袜', 'Dressing, lower body and footwear'],
    ['穿脱裤子、鞋袜', 'Put on and take off trousers, socks, shoes'],
    general,
  ),
  item(
    'B.1.6',
    'B.1',
    ['小便控制', 'Bladder control'],
    ['控制和排出尿液的能力', 'Hold and pass urine'],
    [
      ['能自行控制，次数与控制均正常', 'Controls alone; frequency and control normal'],
      [
        '白天能控制；夜间次数增多或控制较差，或自行使用尿布尿垫',
        'Controls by day; at night more often or less control, or manages pads alone',
      ],
      [
        '白天大部分能控制，偶有尿失禁（每天<1次但每周>1次），夜间控制较差，或他人少量协助用尿布尿垫',
        'Mostly controls by day, now and then incontinent (less than once a day, more than once a week), worse at night, or a little help with pads',
      ],
      [
        '白天大部分不能控制（每天≥1次，尚非完全失控），夜间尿失禁，或他人大量协助用尿布尿垫',
        'Mostly no control by day (at least once a day, not complete), incontinent at night, or much help with pads',
      ],
      ['完全失禁不能控制，或留置导尿管', 'Completely incontinent, or has an indwelling catheter'],
    ],
  ),
  item(
    'B.1.7',
    'B.1',
    ['大便控制', 'Bowel control'],
    ['控制和排出粪便的能力', 'Hold and pass stool'],
    [
      ['能正常自行控制', 'Controls normally alone'],
      [
        '有时便秘或失禁（每周<1次），或自行使用开塞露/尿垫等',
        'Constipated or incontinent now and then (less than once a week), or manages enemas or pads alone',
      ],
      [
        '经常便秘或失禁（每天<1次但每周>1次），或他人少量协助用开塞露/尿垫等',
        'Often constipated or incontinent (less than once a day, more than once a week), or a little help with enemas or pads',
      ],
      [
        '大部分时间便秘或失禁（每天≥1次，尚非完全失控），或他人大量协助用开塞露/尿垫等',
        'Constipated or incontinent most of the time (at least once a day, not complete), or much help with enemas or pads',
      ],
      [
        '严重便秘或完全失禁，需依赖他人协助排便或清洁皮肤',
        'Severe constipation or complete incontinence; depends on others to pass stool or clean the skin',
      ],
    ],
  ),
  item(
    'B.1.8',
    'B.1',
    ['如厕', 'Toileting'],
    ['排泄前解裤、排泄后清洁身体并穿好裤子', 'Undress before, clean and dress again after using the toilet'],
    general,
  ),
  item(
    'B.2.1',
    'B.2',
    ['床上体位转移', 'Moving in bed'],
    ['卧床翻身、坐起、躺下', 'Turn over, sit up and lie down in bed'],
    general,
  ),
  item(
    'B.2.2',
    'B.2',
    ['床椅转移', 'Bed–chair transfer'],
    ['坐位到站位、站位到坐位', 'Sit to stand, stand to sit'],
    general,
  ),
  item(
    'B.2.3',
    'B.2',
    ['平地行走', 'Walking on level ground'],
    ['双脚交替行走（含他人辅助和使用辅具）', 'Walk with alternating feet (with help or aids)'],
    [
      ['独立平地步行约 50 米，不需协助，无摔倒风险', 'Walks about 50 m alone, no help, no risk of falling'],
      [
        '能步行约 50 米但有摔倒风险，需监护/指导，或用拐杖、助行器等',
        'Walks about 50 m but at risk of falling: needs watching or guidance, or a stick or walker',
      ],
      ['步行时需他人少量扶持', 'Needs a little support from another person'],
      ['步行时需他人大量扶持', 'Needs much support from another person'],
      ['完全不能步行', 'Cannot walk at all'],
    ],
  ),
  item(
    'B.2.4',
    'B.2',
    ['上下楼梯', 'Stairs'],
    ['双脚交替连续上下台阶', 'Climb and descend steps with alternating feet'],
    [
      ['独立连续上下10～15个台阶', 'Climbs and descends 10–15 steps in a row alone'],
      ['需他人指导或提示', 'Needs guidance or prompts'],
      ['需他人协助，以自身完成为主', 'Needs help but does most of it'],
      [
        '主要靠他人协助（能配合），或完全依赖且不能配合',
        'Mainly helped by others (cooperates), or wholly dependent and cannot cooperate',
      ],
    ],
  ),
  item(
    'B.3.1',
    'B.3',
    ['时间定向', 'Orientation in time'],
    ['知道并确认时间', 'Know and confirm the time'],
    [
      ['年、月清楚，日期或星期可差1天', 'Year and month clear; date or weekday may be one day off'],
      ['年、月、日（星期）不能全分清（差≥2天）', 'Year, month, day (weekday) not all clear (two days off or more)'],
      ['年月日不清，只知上/下半年或季节', 'Year, month, day unclear; knows the half of the year or the season'],
      ['年月日不清，只知上午/下午或白天/夜间', 'Year, month, day unclear; knows morning or afternoon, day or night'],
      ['无时间观念', 'No sense of time'],
    ],
  ),
  item(
    'B.3.2',
    'B.3',
    ['空间定向', 'Orientation in place'],
    ['知道并确认空间', 'Know and confirm the place'],
    [
      ['能在日常生活范围内单独外出（如小区内购物）', 'Goes out alone within daily range (such as shopping nearby)'],
      ['不能单独外出，但准确知道日常所在地地址', 'Cannot go out alone but knows the exact home address'],
      ['不能单独外出，知道较多地址信息', 'Cannot go out alone; knows much of the address'],
      ['不能单独外出，知道较少地址信息', 'Cannot go out alone; knows little of the address'],
      ['不能单独外出，无空间观念', 'Cannot go out alone; no sense of place'],
    ],
  ),
  item(
    'B.3.3',
    'B.3',
    ['人物定向', 'Orientation to people'],
    ['知道并确认人物', 'Know and confirm people'],
    [
      ['认识长期共同生活的人，能称呼并知道关系', 'Knows those lived with for long, by name and relation'],
      ['认识大部分共同生活的人，能称呼或知道关系', 'Knows most of them, by name or relation'],
      ['认识部分同住亲人或照护者，能称呼或知道关系', 'Knows some relatives or carers, by name or relation'],
      ['只认识自己或极少数同住亲人/照护者', 'Knows only self or very few relatives or carers'],
      ['不认识任何人（包括自己）', 'Knows nobody, not even self'],
    ],
  ),
  item(
    'B.3.4',
    'B.3',
    ['记忆', 'Memory'],
    ['即时、近期、远期记忆', 'Immediate, recent and distant memory'],
    [
      ['与年龄、社会角色相适应，能完整回忆', 'Fits age and role; recalls completely'],
      [
        '轻度：即时记忆受损（3个词5分钟后只能回忆0～1个）',
        'Mild: immediate memory impaired (recalls 0–1 of 3 words after 5 minutes)',
      ],
      ['中度：近期记忆受损（不记得上一顿饭吃什么）', 'Moderate: recent memory impaired (forgets the last meal)'],
      ['重度：远期记忆受损（不记得老朋友）', 'Severe: distant memory impaired (forgets old friends)'],
      ['记忆完全紊乱或不能正确回忆既往', 'Memory wholly confused, or cannot recall the past correctly'],
    ],
  ),
  item(
    'B.3.5',
    'B.3',
    ['理解能力', 'Understanding'],
    ['理解他人的语言和非语言信息（可用助听设备）', 'Understand what others say or show (hearing aid allowed)'],
    [
      ['正常理解', 'Understands normally'],
      ['能理解但需增加时间', 'Understands, needs more time'],
      ['理解困难，需频繁重复或简化', 'Understands with difficulty; needs repeating or simplifying'],
      ['理解严重困难，需他人大量帮助', 'Understands with great difficulty; needs much help'],
      ['完全不能理解', 'Cannot understand'],
    ],
  ),
  item(
    'B.3.6',
    'B.3',
    ['表达能力', 'Expression'],
    ['口头或非口头表达自己想法', 'Express own thoughts in words or otherwise'],
    [
      ['正常表达', 'Expresses normally'],
      ['能表达需要但需增加时间', 'Expresses needs, takes more time'],
      ['表达困难，需频繁重复或简化', 'Expresses with difficulty; needs repeating or simplifying'],
      ['表达严重困难，需他人大量帮助', 'Expresses with great difficulty; needs much help'],
      ['完全不能表达需要', 'Cannot express needs'],
    ],
  ),
  item(
    'B.3.7',
    'B.3',
    ['攻击行为', 'Aggressive behaviour'],
    ['身体攻击或语言攻击', 'Physical or verbal attacks'],
    [
      ['未出现', 'None'],
      ['近1个月内出现过', 'Occurred in the last month'],
    ],
  ),
  item(
    'B.3.8',
    'B.3',
    ['抑郁症状', 'Low mood'],
    [
      '情绪低落、兴趣/活力减退，甚至妄想、幻觉、自杀念头或行为',
      'Low spirits, loss of interest or energy, even delusions, hallucinations, suicidal thoughts or acts',
    ],
    [
      ['未出现', 'None'],
      ['近1个月内出现过负性情绪', 'Negative mood occurred in the last month'],
    ],
  ),
  item(
    'B.3.9',
    'B.3',
    ['意识水平', 'Consciousness'],
    ['对自身和环境刺激的应答', 'Response to self and surroundings'],
    [
      ['神志清醒', 'Alert'],
      [
        '嗜睡（可唤醒、可应答，停止刺激又入睡）或意识模糊',
        'Drowsy (can be woken and answers, then sleeps again) or confused',
      ],
      ['昏睡（强刺激才短暂清醒）或昏迷', 'Stupor (briefly awake on strong stimulus) or coma'],
    ],
  ),
  item(
    'B.4.1',
    'B.4',
    ['视力', 'Vision'],
    ['在最好矫正视力下', 'With best correction'],
    [
      ['正常', 'Normal'],
      [
        '看得清大字但看不清书报标准字体；或看不清大标题但能辨认物体',
        'Sees large print but not book print; or not headlines but makes out objects',
      ],
      ['只能看到光、颜色和形状；或完全失明', 'Sees only light, colours and shapes; or blind'],
    ],
  ),
  item(
    'B.4.2',
    'B.4',
    ['听力', 'Hearing'],
    ['可用平时的助听设备', 'With the usual hearing aid'],
    [
      ['正常', 'Normal'],
      [
        '轻声或距离超过 2 米听不清；或正常交流困难，需安静环境或大声',
        'Misses soft speech or beyond 2 m; or needs quiet or a loud voice to talk',
      ],
      ['大声/慢速才部分听见；或完全失聪', 'Hears only part of loud, slow speech; or deaf'],
    ],
  ),
  item(
    'B.4.3',
    'B.4',
    ['执行日常事务', 'Daily affairs'],
    ['计划并完成洗衣、小额购物、服药管理等', 'Plan and do laundry, small purchases, managing medicine'],
    [
      ['完全独立计划、安排和完成', 'Plans, arranges and does all alone'],
      ['需他人监护或指导', 'Needs supervision or guidance'],
      ['需少量协助', 'Needs a little help'],
      ['需大量协助', 'Needs much help'],
      ['完全依赖他人', 'Wholly dependent on others'],
    ],
  ),
  item(
    'B.4.4',
    'B.4',
    ['使用交通工具外出', 'Going out by transport'],
    ['', ''],
    [
      ['能自己骑车或搭乘公共交通', 'Cycles or takes public transport alone'],
      ['能自己搭出租车，不会搭其他公共交通', 'Takes a taxi alone but not other public transport'],
      ['有人协助或陪伴时可搭公共交通', 'Takes public transport with help or company'],
      [
        '只能在协助下乘出租车/私家车；或完全不能出门、外出完全需协助',
        'Goes by taxi or private car only with help; or cannot go out, or wholly helped',
      ],
    ],
  ),
  item(
    'B.4.5',
    'B.4',
    ['社会交往能力', 'Social life'],
    ['', ''],
    [
      ['能适应社会环境，待人接物恰当', 'Fits in; deals with people properly'],
      ['能适应单纯环境、主动接触他人，不能理解隐喻语', 'Fits simple surroundings, seeks contact, does not grasp hints'],
      [
        '脱离社会，被动接触，谈话多不适词句，易上当受骗',
        'Withdrawn, passive contact, often unfitting words, easily deceived',
      ],
      ['勉强接触，谈吐内容不清、表情不恰当', 'Contact with reluctance; unclear speech, unfitting expression'],
      ['不能与人交往', 'Cannot be with others'],
    ],
  ),
] as const

export type ItemCode = (typeof itemList)[number]['code']

export const items: readonly Item[] = itemList
export const itemCodes: readonly ItemCode[] = itemList.map((one) => one.code)
const itemMap: ReadonlyMap<string, Item> = new Map(itemList.map((one) => [one.code, one]))
export const itemOf = (code: ItemCode): Item => itemMap.get(code)!
export const itemsOfSection = (section: SectionCode): readonly Item[] => items.filter((one) => one.section === section)
export const isItemCode = (code: string): code is ItemCode => itemMap.has(code)

/** Final levels: 0 能力完好 … 4 能力完全丧失. `min` is the least total of the preliminary level. */
export type Level = 0 | 1 | 2 | 3 | 4
export const levels: readonly {
  readonly level: Level
  readonly min: number
  readonly label: Text
  readonly short: Text
}[] = [
  { level: 0, min: 90, label: text(['能力完好', 'Full ability']), short: text(['能力完好', 'Full ability']) },
  {
    level: 1,
    min: 66,
    label: text(['能力轻度受损（轻度失能）', 'Mildly impaired (mild disability)']),
    short: text(['轻度失能', 'Mild']),
  },
  {
    level: 2,
    min: 46,
    label: text(['能力中度受损（中度失能）', 'Moderately impaired (moderate disability)']),
    short: text(['中度失能', 'Moderate']),
  },
  {
    level: 3,
    min: 30,
    label: text(['能力重度受损（重度失能）', 'Severely impaired (severe disability)']),
    short: text(['重度失能', 'Severe']),
  },
  {
    level: 4,
    min: 0,
    label: text(['能力完全丧失（完全失能）', 'Ability wholly lost (complete disability)']),
    short: text(['完全失能', 'Complete']),
  },
]
