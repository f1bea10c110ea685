/** 用药安全 */
import { about, avoid, call120, dos, type LibraryText, seeDoctor, steps, text } from './library-text.ts'

export const medicationSafety: readonly LibraryText[] = [
  {
    slug: 'many-medicines',
    title: '吃好几种药，先把药理清楚',
    summary: '一张单子、一个药盒，每次看病都带上。',
    english: {
      title: 'Taking several medicines: put them in order first',
      summary:
        'One list, one pill box, and both go along to every doctor. Never add, drop or change a medicine on your own.',
    },
    sources: ['whoMedication', 'elderGuide', 'literacy', 'elderDrugs'],
    needs: ['healthEducation'],
    audiences: ['elder', 'ill', 'family', 'caregiver'],
    services: ['medication-review', 'family-doctor'],
    keywords: ['吃药', '多种药', '药盒', '药单', '重复用药', '漏服', '多重用药'],
    sections: [
      text(
        '年纪大了，常常不止一种病，药也就多。药一多，容易吃重、吃错、忘了吃。',
        '不同医院开的药，名字不一样，里面的成分可能一样。吃重了很危险。',
      ),
      steps(
        '四步理清楚',
        '把家里的药全拿出来，放在桌上。中药、保健食品、外用的也算。',
        '写一张单子：药名、治什么、什么时候吃、谁开的。',
        '过期的、说不清是什么的，挑出来，问药师怎么处理。',
        '用一周的分格药盒，按早中晚放好。装的时候，请家里人对一遍。',
      ),
      dos(
        '每次看病，都带上单子和药盒。',
        '告诉医生：对什么药过敏，还在吃别的什么药。',
        '医生开新药时，问三句：治什么的？怎么吃？要留心什么？',
        '忘了吃一次，按说明书或打电话问，不要下一次吃双份。',
      ),
      avoid(
        '自己加量、减量、停药。',
        '吃别人的药，或者照别人的方子买药。',
        '听人说“纯天然、没有副作用”，就不吃医生开的药。',
      ),
      seeDoctor(
        '吃药以后起疹子、头晕、心慌、走路不稳、糊涂，先打电话问医生。',
        '同时吃五种以上的药，请医生或药师帮您从头看一遍。',
      ),
      call120('吃药后喘不上气、脸和嘴肿起来、昏倒，立刻拨打 120，把药盒带上。'),
    ],
  },
  {
    slug: 'reading-medicine-labels',
    title: '药盒上的字，怎么看',
    summary: '看名字、看用法、看有效期、看怎么放。',
    english: {
      title: 'How to read what is printed on a medicine box',
      summary: 'Name, use, expiry and storage. What to do when the print is too small.',
    },
    sources: ['literacy', 'elderGuide'],
    needs: ['healthEducation'],
    audiences: ['elder', 'family', 'caregiver'],
    services: ['medication-review', 'health-guidance'],
    keywords: ['药品说明书', '有效期', '过期药', '存放', '处方药', '非处方药', 'OTC', '冰箱'],
    sections: [
      text('药盒和说明书上写的，是吃这个药的规矩。字小看不清，请人念，或用放大镜，不要猜。'),
      steps(
        '先看四样',
        '看名字：通用名写得最清楚。两个药通用名一样，就是同一种药，不要一起吃。',
        '看用法：一天吃几次，饭前还是饭后，医生另有交代的听医生的。',
        '看有效期：过了日子就不吃。',
        '看“禁忌”和“注意事项”：有没有写着您的病，写着老年人要当心。',
      ),
      about(
        '红的、绿的“OTC”是什么',
        '写着 OTC 的是非处方药，不用处方也能买，但也要照说明书吃，病不好就看医生。',
        '没有 OTC 的多半是处方药，要有医生的处方才能买、才能用。',
      ),
      dos(
        '放在干燥、阴凉、孩子拿不到的地方。',
        '写着“冷藏”的放冰箱冷藏室，不放冷冻室。',
        '药留在原来的盒子里，说明书不要扔。',
        '每隔几个月查一遍，过期的清出来，送到药店或社区的回收点。',
      ),
      avoid('把几种药倒在一个瓶里。', '放在灶台边、窗台上、卫生间里。', '药片变色、发黏、有怪味了还吃。'),
      seeDoctor('看了说明书还是不明白，带着药盒到驿站或卫生院，请药师、医生讲给您听。'),
    ],
  },
  {
    slug: 'blood-pressure-medicine-every-day',
    title: '降压药，为什么要天天吃',
    summary: '血压正常是药在起作用。停不停，医生说了算。',
    english: {
      title: 'Why blood pressure medicine is taken every day',
      summary: 'A normal reading means the medicine works. Only the doctor decides about stopping.',
    },
    sources: ['pressure', 'elderPressure', 'publicHealth'],
    needs: ['healthEducation', 'treatment'],
    conditions: [1],
    audiences: ['elder', 'ill', 'family'],
    services: ['family-doctor', 'chronic-class'],
    keywords: ['高血压', '降压药', '停药', '血压药', '头晕'],
    sections: [
      text(
        '高血压常常没有感觉。不头晕，不等于血压不高。',
        '血压量着正常了，多半是药在起作用。自己一停，血压又会上去，中风、心脏病就容易找上门。',
      ),
      dos(
        '每天同一个时间吃，和一件天天做的事连在一起，比如刷牙。',
        '在家量血压，把数字记下来，复诊时带给医生看。',
        '快吃完前就去开药，不要断。',
        '从床上起来分三步：先躺一会儿，再坐一会儿，扶稳了再站。',
      ),
      avoid(
        '感觉好了就停，难受了才吃。',
        '看见别人吃什么好，自己换药。',
        '一次量高了，就多吃几颗。',
        '相信“能根治高血压、从此不用吃药”的说法。',
      ),
      seeDoctor(
        '血压比平时高了，几天都下不来。高压到 180 或低压到 110，歇几分钟再量还这么高，当天看。',
        '站起来就头晕、眼前发黑，或者血压比平时低很多。',
        '脚肿、干咳、心跳太慢太快，告诉医生，也许要换药。',
      ),
      call120('血压很高，又有剧烈头痛、看东西不清、胸痛、说话不清、半边没力气，立刻拨打 120。'),
    ],
  },
  {
    slug: 'low-blood-sugar',
    title: '心慌出冷汗，当心低血糖',
    summary: '先吃糖，再量血糖，过一会儿再看一次。',
    english: {
      title: 'Shaking and cold sweat may be low blood sugar',
      summary:
        'For people on diabetes medicine: take sugar first, measure, look again after 15 minutes; call 120 if somebody is drowsy.',
    },
    sources: ['diabetes', 'elderDiabetes', 'publicHealth'],
    needs: ['healthEducation', 'treatment'],
    conditions: [3],
    audiences: ['elder', 'ill', 'family', 'caregiver'],
    services: ['family-doctor', 'chronic-class'],
    keywords: ['低血糖', '糖尿病', '心慌', '出冷汗', '手抖', '胰岛素', '降糖药'],
    sections: [
      text(
        '打胰岛素、吃降糖药的人，饭吃晚了、吃少了、活动多了，血糖会太低。',
        '治糖尿病的人，血糖到 3.9 或更低，就是低血糖。老人有时没有感觉，只是发呆、犯困、说胡话。',
      ),
      about('常见的样子', '心慌、手抖、出冷汗、饿得慌、头晕、腿软。', '有的人脾气突然变了，或者叫不大醒。'),
      steps(
        '清醒的时候这样做',
        '马上坐下，吃几块糖，或喝一杯含糖的饮料。无糖的不行。在吃阿卡波糖这类药的，要吃葡萄糖，平常的糖来不及。',
        '有血糖仪就量一下，记下来。',
        '过一刻钟再量一次。还低，再吃一次糖。',
        '好了以后，离下顿饭还早，就吃点饼干、面包。',
      ),
      dos(
        '出门口袋里放几块糖，放一张写着“我有糖尿病”和家人电话的卡片。',
        '按时吃饭；饭吃不下，先打电话问医生药怎么办。',
        '低血糖过了，也要告诉医生。吃降糖药片的，一天里可能再低，多量几次。',
      ),
      avoid('叫不醒的人，不要往嘴里灌糖水，会呛着。让他侧躺，等救护车。', '空腹去锻炼、空腹喝酒。', '自己加药。'),
      call120('叫不醒、抽筋、吃了糖一刻钟还不好转，立刻拨打 120。'),
    ],
  },
  {
    slug: 'antibiotics',
    title: '抗生素不是“消炎药”，别自己吃',
    summary: '感冒多半是病毒，抗生素没有用。要吃，就按医生说的吃够。',
    english: {
      title: 'Antibiotics are not for every sore throat',
      summary: 'Most colds come from viruses. Take antibiotics only on prescription and as prescribed.',
    },
    sources: ['resistance', 'literacy'],
    needs: ['healthEducation'],
    audiences: ['elder', 'family'],
    services: ['outpatient'],
    keywords: ['抗生素', '消炎药', '头孢', '阿莫西林', '感冒', '嗓子疼', '抗菌药'],
    sections: [
      text(
        '家里常说的“消炎药”，比如头孢、阿莫西林，是抗菌药，只对细菌有用。',
        '普通感冒大多是病毒引起的，吃抗菌药不管用，还可能拉肚子、过敏。',
        '用得多、用得乱，细菌会变得不怕药。等真要用时，药就不灵了。',
      ),
      dos(
        '抗菌药是处方药，由医生看了再开。',
        '开了就按时、按天数吃，不要好一点就停。',
        '告诉医生自己对什么药过敏，尤其是青霉素。',
      ),
      avoid(
        '家里剩下的自己拿来吃。',
        '把自己的药分给别人。',
        '吃药期间、停药后一周里喝酒，尤其是头孢类药。',
        '要求医生“给我挂水，好得快”。',
      ),
      about(
        '感冒了怎么办',
        '多休息，多喝水，开窗通风，戴口罩，勤洗手。',
        '老人感冒要看着点：吃饭、精神、喘气有没有变差。',
      ),
      seeDoctor(
        '发烧一两天不退，或退了又烧。',
        '咳黄脓痰、胸痛、气短。',
        '有慢阻肺、心脏病、糖尿病，感冒加重了。',
        '精神差、不吃东西、糊涂，当天去。',
      ),
      call120('喘不上气、嘴唇发紫、叫不醒。吃药或打针后喘、脸肿、昏倒，也要马上拨打 120。'),
    ],
  },
  {
    slug: 'painkillers-and-sleeping-pills',
    title: '止痛药和安眠药，吃之前想一想',
    summary: '不重着吃，不长期自己吃，吃了起夜要扶稳。',
    english: {
      title: 'Think before you take painkillers or sleeping pills',
      summary: 'Do not double up, do not take them for long on your own, and hold on when you get up at night.',
    },
    sources: ['elderDrugs', 'elderGuide', 'fallGuide'],
    needs: ['healthEducation', 'prevention'],
    audiences: ['elder', 'family', 'caregiver'],
    services: ['medication-review', 'outpatient'],
    keywords: ['止痛药', '安眠药', '布洛芬', '胃出血', '失眠药', '安定', '感冒药'],
    sections: [
      about(
        '止痛药',
        '好几种感冒药里也有止痛退烧的成分。一起吃，就吃重了。',
        '有的止痛药会伤胃、伤肾，让血压升高。胃溃疡、肾病、心脏病、高血压的人，吃之前先问医生。',
      ),
      about(
        '安眠药',
        '吃了会头晕、腿软、反应慢，夜里起来容易跌倒。',
        '长期吃会离不开，突然停又更睡不着。怎么吃、怎么减，都听医生的。',
      ),
      dos(
        '疼痛先问清楚是什么病，再说吃什么药。',
        '吃药前看成分，两种药成分一样只吃一种。',
        '吃了安眠药就上床；床边留小夜灯，起来先坐一会儿。',
      ),
      avoid('疼一点就吃，一吃好几个月。', '安眠药和酒一起。', '拿别人的安眠药来试。'),
      seeDoctor('止痛药吃了几天还疼。', '胃疼、反酸。大便发黑像柏油，马上去医院。', '白天昏沉、走路不稳、记性变差。'),
      call120('呕血，或者大便像柏油一样黑又头晕心慌，拨打 120。', '误吃了很多药，或叫不醒，立刻拨打 120，带上药瓶。'),
    ],
  },
  {
    slug: 'blood-thinners',
    title: '吃“防血栓”的药，要留心出血',
    summary: '阿司匹林、氯吡格雷、华法林：按时吃，看出血，告诉每个医生。',
    english: {
      title: 'On medicines against clots: watch for bleeding',
      summary: 'Take them regularly, know the signs of bleeding, and tell every doctor and dentist.',
    },
    sources: ['stroke', 'elderGuide', 'elderDrugs'],
    needs: ['healthEducation', 'treatment'],
    conditions: [2, 7],
    audiences: ['elder', 'ill', 'family', 'caregiver'],
    services: ['family-doctor', 'medication-review'],
    keywords: ['阿司匹林', '华法林', '氯吡格雷', '抗凝', '血栓', '出血', '房颤'],
    sections: [
      text(
        '得过中风、冠心病，装过支架，或者有房颤的人，医生会开防血栓的药。',
        '这些药能少得中风和心梗，但也让血不容易止住。所以既不能随便停，也不能随便吃。',
      ),
      dos(
        '每天按时吃，自己不停、不加、不换。',
        '看牙、打针、做手术、做胃镜前，先告诉医生您在吃这个药。',
        '吃华法林的人，按医生说的日子去抽血查。吃的青菜每天差不多，不要忽多忽少。',
        '刷牙用软毛牙刷，刮胡子用电动的。',
      ),
      avoid('没有医生的话，自己买阿司匹林“预防”。', '自己加止痛药、活血的中药。', '跌了一跤不当回事。'),
      about('天天看一眼', '牙龈、鼻子老出血；身上一块一块青紫。', '小便发红，大便发黑。'),
      seeDoctor(
        '有上面的情况，当天看医生。大便发黑像柏油、小便通红，马上去医院。',
        '跌倒碰了头，哪怕当时没事，也马上去医院看。',
      ),
      call120('出血止不住、呕血、突然剧烈头痛、说话不清、半边没力气，立刻拨打 120，说明在吃防血栓的药。'),
    ],
  },
]
