/**
 * Narrated slide lessons made from articles of the library: a few big lines on each slide and the sentences that are read aloud to it.
 * They say nothing that their articles do not say, are 「未经医师审核」 until signed themselves, and go with their articles
 * (lessons-to-show.ts). They are slides, not films: there is no filmed video yet, and where lessons are listed
 * the page says so.
 */
export type LessonSlide = {
  readonly title: string
  /** Shown large: four at most, short enough for one line at the largest text. */
  readonly lines: readonly string[]
  /** Read aloud, and shown as the caption. */
  readonly spoken: string
}

export type Lesson = {
  readonly slug: string
  readonly title: string
  readonly english: { readonly title: string; readonly summary: string }
  /** Slugs of the articles it was made from. */
  readonly articles: readonly [string, ...string[]]
  readonly slides: readonly LessonSlide[]
}

const slide = (title: string, lines: readonly string[], spoken: string): LessonSlide => ({ title, lines, spoken })

/** The day they were last held against their articles; an article corrected later takes its lessons off until that is done again. */
export const lessonsMadeOn = '2026-11-30'

export const lessons: readonly Lesson[] = [
  {
    slug: 'lesson-falls-at-home',
    title: '家里防跌倒',
    english: { title: 'Preventing falls at home', summary: 'Light, floor, rails, shoes, and getting up slowly.' },
    articles: ['falls-at-home', 'after-a-fall'],
    slides: [
      slide(
        '家里防跌倒',
        ['跌倒可以防', '看六个地方'],
        '老人跌一跤，可能骨折，从此躺下。跌倒不是倒霉，大多数可以防。今天我们在家里看六个地方。',
      ),
      slide(
        '一、灯',
        ['床边伸手能开灯', '走廊卫生间要亮', '夜里留小夜灯'],
        '先看灯。床边手一伸就能开灯，走廊和卫生间要亮，夜里留一盏小夜灯，不要摸黑上厕所。',
      ),
      slide(
        '二、地',
        ['地要干', '不堆东西', '拿掉小地毯', '门槛贴亮条'],
        '再看地。地要干，不堆东西，小地毯拿掉，电线靠墙，门槛贴上亮条。',
      ),
      slide('三、扶手', ['马桶旁', '洗澡的地方', '楼梯'], '马桶旁、洗澡的地方、楼梯，都装上牢固的扶手，铺上防滑垫。'),
      slide(
        '四、鞋',
        ['合脚', '防滑', '包住后跟'],
        '鞋要合脚、防滑、包住后跟。不穿拖鞋走来走去，裤脚不拖地，坐着穿裤子。',
      ),
      slide(
        '五、药和眼睛',
        ['有的药让人发晕', '眼睛每年查'],
        '安眠药、降压药、感冒药会让人发晕，问问医生。眼睛和耳朵每年查一次，眼镜要合适。',
      ),
      slide(
        '六、起身慢三步',
        ['先躺一会儿', '再坐一会儿', '扶稳再站'],
        '起身慢三步：先躺一会儿，再坐一会儿，扶稳了再站一会儿，不头晕再走。',
      ),
      slide(
        '真的跌了',
        ['别急着起来', '先看哪里疼', '起不来就喊人'],
        '真的跌了，先别急着爬起来，看看哪里疼。起不来就喊人、按呼叫器，盖上衣服别着凉。叫不醒、很疼、流血不止，打 120。',
      ),
    ],
  },
  {
    slug: 'lesson-measuring-blood-pressure',
    title: '在家量血压',
    english: {
      title: 'Measuring blood pressure at home',
      summary: 'Rest, sit well, arm at heart height, twice, and write it down.',
    },
    articles: ['measuring-blood-pressure'],
    slides: [
      slide(
        '在家量血压',
        ['照一样的办法量', '记下来给医生看'],
        '血压一天里高高低低，一次高不算数。照一样的办法量，记下来，医生才看得准。',
      ),
      slide(
        '量之前',
        ['半小时不吸烟', '不喝酒茶咖啡', '上好厕所', '静坐五分钟'],
        '量之前半小时，不吸烟，不喝酒、浓茶和咖啡，也不锻炼。上好厕所，安静坐五分钟。',
      ),
      slide('用哪种血压计', ['上臂式', '电子的'], '用上臂式的电子血压计。手腕的、手指的不太准。胳膊粗，用大号袖带。'),
      slide(
        '坐好',
        ['背靠椅子', '两脚平放', '胳膊和心一样高'],
        '靠着椅背坐，两脚平放，不翘腿。胳膊放在桌上，和心脏一样高，手心朝上。',
      ),
      slide(
        '绑袖带',
        ['只穿薄衣', '胳膊肘上面一点', '能插一两根手指'],
        '卷起袖子，或者只穿薄衣。袖带绑在胳膊肘上面一点，能插进一两根手指。',
      ),
      slide(
        '量两次',
        ['不说话不动', '歇一分钟再量', '两次都记下'],
        '量的时候不说话、不动。歇一分钟，再量一次，两次都记下来。',
      ),
      slide(
        '什么时候量',
        ['早上吃药前', '晚上睡前'],
        '早上起床一小时内，上过厕所、吃药和早饭以前量。晚上睡前再量。换了药、看病以前，连着量七天。',
      ),
      slide(
        '怎么看',
        ['到 135 或 85', '目标问医生'],
        '在家里，上面的数到 135，或者下面的数到 85，就算偏高。您的目标问医生，不要自己加药。',
      ),
      slide(
        '马上打 120',
        ['血压很高', '又胸痛头痛', '说不清话'],
        '血压很高，又有胸痛、剧烈头痛、看不清、说不清话、半边没力气，立刻打 120。',
      ),
    ],
  },
  {
    slug: 'lesson-stroke-signs',
    title: '认出中风，记住 120',
    english: { title: 'Know a stroke: 1-2-0', summary: 'One face, two arms, listen; then call 120 at once.' },
    articles: ['stroke-signs', 'calling-120'],
    slides: [
      slide(
        '认出中风',
        ['突然发生', '常常不疼', '越早送医越好'],
        '中风也叫脑卒中，是脑子里的血管堵了或者破了。常常突然来，不一定疼。越早送到医院，救回来的越多。',
      ),
      slide('1：看一张脸', ['让他笑一笑', '嘴歪了没有'], '一，看一张脸。让他笑一笑，两边是不是不一样，嘴是不是歪了。'),
      slide(
        '2：查两只胳膊',
        ['两手平举', '有没有往下掉'],
        '二，查两只胳膊。让他两手平举，是不是有一只抬不起来，或者往下掉。',
      ),
      slide('0：聆听说话', ['说得清吗', '听得懂吗'], '零，聆听说话。是不是说不清楚，或者听不懂别人的话。'),
      slide(
        '有一样不对',
        ['马上打 120', '记住几点开始'],
        '只要有一样是突然发生的，马上打 120，说清地址和可能中风，记住是几点开始的。',
      ),
      slide('等车的时候', ['侧躺', '解开领口', '身边不离人'], '让病人侧躺，解开领口，身边不离人。把吃的药和病历带上。'),
      slide(
        '不要做',
        ['不喂水喂药', '不先睡一觉', '不等孩子下班'],
        '不要喂水、喂饭、喂药，会呛着。不要说先睡一觉看看，也不要等孩子下班再去。',
      ),
      slide(
        '几分钟就好了',
        ['也要去医院', '可能是前兆'],
        '就算几分钟就好了，也要马上打 120 或者去医院。那可能是大中风的前兆。',
      ),
    ],
  },
  {
    slug: 'lesson-low-blood-sugar',
    title: '心慌出冷汗，当心低血糖',
    english: { title: 'Low blood sugar', summary: 'Sugar first, measure, look again after a quarter of an hour.' },
    articles: ['low-blood-sugar'],
    slides: [
      slide(
        '当心低血糖',
        ['打胰岛素的人', '吃降糖药的人'],
        '打胰岛素、吃降糖药的人，饭吃晚了、吃少了、活动多了，血糖会太低。',
      ),
      slide(
        '什么样子',
        ['心慌手抖', '出冷汗', '发呆犯困'],
        '常见的是心慌、手抖、出冷汗、饿得慌、头晕。老人有时没有感觉，只是发呆、犯困、说胡话。',
      ),
      slide(
        '先坐下吃糖',
        ['几块糖', '或一杯甜饮料', '无糖的不行'],
        '清醒的时候，马上坐下，吃几块糖，或者喝一杯含糖的饮料。无糖的不行。',
      ),
      slide(
        '量一量',
        ['3.9 或更低', '就是低血糖'],
        '有血糖仪就量一下，记下来。治糖尿病的人，3.9 或者更低，就是低血糖。',
      ),
      slide(
        '过一刻钟',
        ['再量一次', '还低再吃糖'],
        '过一刻钟再量一次。还低，再吃一次糖。好了以后，离下顿饭还早，就吃点饼干、面包。',
      ),
      slide(
        '叫不醒的人',
        ['不要灌糖水', '马上打 120'],
        '叫不醒的人，不要往嘴里灌糖水，会呛着。叫不醒、抽筋、吃了糖一刻钟不好转，立刻打 120。',
      ),
      slide(
        '平时',
        ['口袋放几块糖', '带一张卡片', '按时吃饭'],
        '平时出门，口袋里放几块糖，放一张写着我有糖尿病和家人电话的卡片。按时吃饭。低血糖过了，也要告诉医生。',
      ),
    ],
  },
  {
    slug: 'lesson-hand-washing',
    title: '洗手，洗够二十秒',
    english: { title: 'Washing hands for twenty seconds', summary: 'Seven movements with soap and running water.' },
    articles: ['hand-washing'],
    slides: [
      slide(
        '洗手',
        ['流动水', '肥皂', '二十秒'],
        '手摸过钱、门把手、菜，再摸嘴、眼睛、鼻子，病就进来了。我们一起来洗一次手，用流动的水和肥皂，搓够二十秒。',
      ),
      slide('手心', ['手心对手心搓'], '打湿手，抹上肥皂，手心对手心搓。'),
      slide('手背', ['手心搓手背', '两手轮换'], '手心搓手背，两只手轮换。'),
      slide('指缝', ['手指交叉搓'], '手指交叉，搓一搓指缝。'),
      slide('关节', ['弯起手指搓'], '弯起手指，搓一搓关节。'),
      slide('拇指和指尖', ['握住拇指转', '再搓指尖手腕'], '握住大拇指转着搓，再搓指尖和手腕。'),
      slide('冲净擦干', ['冲干净', '用干净毛巾'], '冲干净，用干净的毛巾或者纸擦干。毛巾一人一条，常洗常晒。'),
      slide(
        '什么时候洗',
        ['吃饭吃药前', '上厕所后', '从外面回来', '照顾病人前后'],
        '做饭、吃饭、吃药以前，上厕所以后，咳嗽、擤鼻涕以后，从外面回来，照顾病人前后，都要洗。',
      ),
    ],
  },
  {
    slug: 'lesson-hot-days',
    title: '天热，老人怎么过',
    english: { title: 'Getting through hot days', summary: 'Stay cool, drink often, and know heat stroke.' },
    articles: ['hot-days', 'drinking-water'],
    slides: [
      slide(
        '天热当心中暑',
        ['散热慢', '口渴不觉得'],
        '年纪大了，身体散热慢，口渴也不觉得，容易中暑。在屋里不开窗、不开空调，一样会中暑。',
      ),
      slide('躲开中午', ['最热时不出门', '不下地'], '看天气预报。最热的中午和下午，不出门，不下地。出门戴帽子、打伞。'),
      slide(
        '不渴也喝',
        ['少量多次', '限水的听医生'],
        '不渴也喝，一次少喝几口。医生让限水的，听医生的。酒和很甜的饮料不能代替水。',
      ),
      slide(
        '屋里凉快',
        ['开空调风扇', '白天拉窗帘', '早晚开窗'],
        '开空调、风扇，风不直吹人。屋里过了三十二三度，光吹风扇不够，要开空调。白天拉窗帘，早晚开窗。家里太热，就到驿站来凉快。',
      ),
      slide('药别自己停', ['血压低了', '先问医生'], '天热血压会低一些。降压药、利尿药不要自己停，先问医生。'),
      slide(
        '头晕恶心',
        ['到凉快的地方', '解开衣服', '小口喝水'],
        '觉得头晕、恶心、没力气，马上到凉快的地方坐下，解开衣服，用湿毛巾擦，扇风。清醒的，小口喝水。',
      ),
      slide(
        '马上打 120',
        ['皮肤又干又烫', '说胡话', '叫不醒'],
        '体温很高、皮肤又干又烫、说胡话、抽筋、叫不醒，是热射病，要命。立刻打 120，往身上洒水、扇风。不要给昏迷的人喂水。',
      ),
    ],
  },
  {
    slug: 'lesson-fraud',
    title: '骗子的几招，要认得',
    english: { title: 'Know the tricks of swindlers', summary: 'Hang up, do not tap, ask the family, call 96110.' },
    articles: ['phone-and-money-fraud', 'health-product-fraud'],
    slides: [
      slide(
        '骗子专找老人',
        ['话说得急', '话说得亲'],
        '骗子专找老人，话说得又急又亲。要钱的、要密码的、要您保密的，都是骗子。',
      ),
      slide(
        '冒充公检法',
        ['安全账户', '是假的'],
        '说自己是公安局的，让您把钱转到安全账户，别告诉家里人。真的警察、法院、银行，不会在电话里要您转账。',
      ),
      slide('冒充孙子', ['先挂断', '打原来的号码'], '说是您孙子，出事了要打钱。先挂断，自己打家人原来的号码问一问。'),
      slide(
        '卖保健品',
        ['免费体检', '送鸡蛋', '叫爸妈'],
        '送米送油送鸡蛋，免费体检，满口叫爸妈，最后都要您掏钱。保健食品不是药物，不能代替药物治疗疾病。',
      ),
      slide(
        '遇上了',
        ['挂断', '不点链接', '不说验证码', '放一晚再说'],
        '遇上了就挂断，不怕得罪人。不点链接，不扫码，不说验证码。先放一晚，第二天再说。',
      ),
      slide('问一问', ['96110', '驿站', '派出所'], '拿不准，打 96110，或者到驿站、派出所问一问。消费投诉打 12315。'),
      slide(
        '钱已经转了',
        ['马上打 110', '被骗不丢人'],
        '钱已经转出去，马上打 110，越快越可能追回。被骗不丢人，说出来，也帮了别人。',
      ),
    ],
  },
  {
    slug: 'lesson-balance',
    title: '练平衡、练腿力',
    english: { title: 'Balance and leg strength', summary: 'Six exercises behind a chair.' },
    articles: ['balance-training', 'standing-up-practice'],
    slides: [
      slide('练平衡、练腿力', ['八十岁也不晚'], '跌倒多半是腿没劲、站不稳。这两样都能练，八十岁开始也不晚。'),
      slide(
        '先准备',
        ['椅子靠墙', '旁边有人', '穿防滑的鞋'],
        '椅子靠墙放，旁边有人，穿防滑的鞋。先两手扶着，稳了再用一只手。',
      ),
      slide('并脚站', ['两脚并拢', '站十秒'], '站到椅子背后，手扶着，两脚并拢，站十秒。平常喘气，不憋气。'),
      slide('前后站', ['脚跟对脚尖', '站十秒换脚'], '一只脚的脚跟，对着另一只脚的脚尖，站十秒，再换脚。'),
      slide('单脚站', ['抬起一只脚', '站几秒换脚'], '抬起一只脚，站几秒，换脚。站不稳就两手扶好。'),
      slide('踮脚', ['脚跟慢慢抬', '慢慢放', '做十下'], '脚跟慢慢抬起来，再慢慢放下，做十下。'),
      slide(
        '坐起',
        ['坐到前半边', '身子前倾', '用腿站直'],
        '坐到椅子前半边，两脚往后收，身子往前倾，用腿的力气慢慢站直，再慢慢坐下，做五到十下。',
      ),
      slide(
        '停下来',
        ['头晕胸痛', '眼前发黑'],
        '胸痛、气短、眼前发黑，停下坐好，不好转就打 120。突然半边没力气、说不清话，立刻打 120。',
      ),
    ],
  },
]
