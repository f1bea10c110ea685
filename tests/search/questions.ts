/**
 * A hundred questions as an elder, a daughter or a member of staff would type or say them, each with the articles of the starting
 * library that answer it. Written on 2026-11-30, before there was a search to tune: a question is never changed to suit the search.
 * A new article that answers one too is added to its answers; nothing else changes here.
 */
export type QuestionStyle =
  /** Typed in words that stand in the article or near them. */
  | 'plain'
  /** Said as one speaks, with everything around it. */
  | 'spoken'
  /** Another word for it: of the people, of a dialect, of a physician. */
  | 'synonym'
  /** Wrong characters of the same sound, a character too few or twice. */
  | 'typo'
  | 'pinyin'
  | 'initials'

export type SearchQuestion = {
  readonly ask: string
  readonly style: QuestionStyle
  /** Slugs (src-domain/articles/library), the best answer first. */
  readonly answers: readonly [string, ...string[]]
}

const asked = (style: QuestionStyle, ask: string, ...answers: readonly [string, ...string[]]): SearchQuestion => ({
  ask,
  style,
  answers,
})

export const searchQuestions: readonly SearchQuestion[] = [
  asked('plain', '高血压吃什么好', 'hypertension-diet', 'hypertension-basics'),
  asked('plain', '怎么量血压才准', 'measuring-blood-pressure'),
  asked('plain', '糖尿病能吃水果吗', 'diabetes-diet'),
  asked('plain', '低血糖怎么办', 'low-blood-sugar'),
  asked('plain', '家里怎么防跌倒', 'falls-at-home', 'home-adaptation'),
  asked('plain', '便秘吃什么', 'constipation'),
  asked('plain', '晚上睡不着', 'sleeping-well'),
  asked('plain', '助听器怎么选', 'hearing-aids', 'checking-hearing'),
  asked('plain', '轮椅怎么推', 'wheelchairs'),
  asked('plain', '手杖多高合适', 'walking-sticks'),
  asked('plain', '打120怎么说', 'calling-120'),
  asked('plain', '流感疫苗什么时候打', 'vaccines-for-elders', 'colds-and-flu'),
  asked('plain', '痛风不能吃什么', 'gout-diet'),
  asked('plain', '降压药能停吗', 'blood-pressure-medicine-every-day'),
  asked('plain', '药过期了还能吃吗', 'reading-medicine-labels', 'many-medicines'),
  asked('plain', '剩菜能不能隔夜吃', 'food-safety'),
  asked('plain', '假牙怎么清洗', 'mouth-and-teeth'),
  asked('plain', '老人洗澡要注意什么', 'bathing-safely'),
  asked('plain', '高温天怎么防中暑', 'hot-days'),
  asked('plain', '煤炉取暖怎么通风', 'carbon-monoxide'),
  asked('plain', '一天喝多少水', 'drinking-water'),
  asked('plain', '长期护理保险怎么申请', 'long-term-care-insurance'),
  asked('plain', '高龄津贴去哪里办', 'benefits-for-elders'),
  asked('plain', '白内障要不要做手术', 'checking-eyesight'),
  asked('plain', '骨质疏松怎么补钙', 'osteoporosis', 'calcium-and-milk'),
  asked('plain', '八段锦怎么练', 'taichi-and-baduanjin'),
  asked('plain', '保健品被骗了怎么退', 'health-product-fraud'),

  asked('spoken', '我妈老是忘事，刚说的就忘了，是不是痴呆', 'keeping-the-mind-sharp', 'talking-with-dementia'),
  asked('spoken', '我爸嘴歪了说话不清楚怎么办呀', 'stroke-signs'),
  asked('spoken', '胸口闷得慌，出冷汗，要不要紧', 'heart-attack-signs'),
  asked('spoken', '走几步路就喘，咳了好多年了', 'copd', 'heart-failure'),
  asked('spoken', '一咳嗽就漏尿，不好意思去看', 'urinary-leakage', 'women-after-menopause'),
  asked('spoken', '夜里要起来尿好几回', 'prostate', 'urinary-leakage'),
  asked('spoken', '吃饭喝水总是呛着', 'swallowing-safely'),
  asked('spoken', '老伴走了，我天天哭', 'grief'),
  asked('spoken', '心里闷，什么都不想干，活着没意思', 'low-mood'),
  asked('spoken', '一个人在家没人说话', 'loneliness'),
  asked('spoken', '躺在床上屁股那里红了一块', 'pressure-sores'),
  asked('spoken', '照顾老人我累得受不了了', 'rest-for-caregivers'),
  asked('spoken', '有人打电话说我孙子出事了要打钱', 'phone-and-money-fraud', 'learning-the-phone'),
  asked('spoken', '讲课送鸡蛋的那个靠得住吗', 'health-product-fraud'),
  asked('spoken', '一条腿没劲，怎么给他穿裤子', 'dressing-with-one-arm'),
  asked('spoken', '摔倒了自己怎么爬起来', 'after-a-fall'),
  asked('spoken', '老人走丢了怎么找', 'wandering'),
  asked('spoken', '昨天还好好的今天突然说胡话', 'sudden-confusion'),
  asked('spoken', '牙不好嚼不动吃点啥', 'eating-enough-when-very-old', 'protein-and-muscle', 'mouth-and-teeth'),
  asked('spoken', '膝盖疼还能不能走路爬楼', 'knee-pain'),
  asked('spoken', '去医院看病要带什么东西', 'seeing-a-doctor'),
  asked('spoken', '脚底麻，有糖尿病，要注意啥', 'diabetic-foot-check'),
  asked('spoken', '儿子打我还拿我的退休金', 'when-somebody-treats-you-badly'),
  asked('spoken', '医生说治不了了，怎么让他少受点罪', 'end-of-life-care'),

  asked('synonym', '老年痴呆', 'keeping-the-mind-sharp', 'talking-with-dementia', 'wandering'),
  asked('synonym', '阿尔茨海默病', 'keeping-the-mind-sharp', 'talking-with-dementia'),
  asked('synonym', '半身不遂', 'stroke-signs', 'dressing-with-one-arm'),
  asked('synonym', '脑梗的前兆', 'stroke-signs'),
  asked('synonym', '老慢支', 'copd'),
  asked('synonym', '手老是抖，停不下来', 'parkinson'),
  asked('synonym', '痨病', 'tuberculosis'),
  asked('synonym', '褥疮', 'pressure-sores'),
  asked('synonym', '小便失禁', 'urinary-leakage'),
  asked('synonym', '大便干结', 'constipation'),
  asked('synonym', '耳朵背', 'checking-hearing', 'hearing-aids'),
  asked('synonym', '拐棍', 'walking-sticks'),
  asked('synonym', '消炎药', 'antibiotics'),
  asked('synonym', '三高饮食', 'hypertension-diet', 'diabetes-diet', 'blood-fat-diet'),
  asked('synonym', '摔跤', 'falls-at-home', 'after-a-fall'),
  asked('synonym', '心肌梗死', 'heart-attack-signs'),
  asked('synonym', '癌症早期信号', 'cancer-warning-signs'),
  asked('synonym', '糖尿病烂脚', 'diabetic-foot-check'),
  asked('synonym', '临终关怀', 'end-of-life-care'),
  asked('synonym', '气虚体质', 'tcm-constitution'),
  asked('synonym', '谵妄', 'sudden-confusion'),

  asked('typo', '高血鸭', 'hypertension-basics', 'hypertension-diet', 'blood-pressure-medicine-every-day'),
  asked('typo', '糖料病吃什么', 'diabetes-diet', 'diabetes-basics'),
  asked('typo', '中封的症状', 'stroke-signs'),
  asked('typo', '便密', 'constipation'),
  asked('typo', '失民', 'sleeping-well'),
  asked('typo', '骨质酥松', 'osteoporosis'),
  asked('typo', '帕金深', 'parkinson'),
  asked('typo', '助厅器', 'hearing-aids'),
  asked('typo', '尿酸高通风', 'gout-diet'),
  asked('typo', '前列线', 'prostate'),
  asked('typo', '洗早防滑', 'bathing-safely'),
  asked('typo', '轮倚', 'wheelchairs'),
  asked('typo', '肺节核', 'tuberculosis'),
  asked('typo', '血之高', 'high-blood-fat', 'blood-fat-diet'),
  asked('typo', '阿尔兹海默', 'keeping-the-mind-sharp', 'talking-with-dementia'),

  asked('pinyin', 'gaoxueya', 'hypertension-basics', 'hypertension-diet', 'blood-pressure-medicine-every-day'),
  asked('pinyin', 'tangniaobing', 'diabetes-basics', 'diabetes-diet', 'diabetic-foot-check', 'low-blood-sugar'),
  asked('pinyin', 'zhongfeng', 'stroke-signs', 'dressing-with-one-arm'),
  asked('pinyin', 'diedao', 'falls-at-home', 'after-a-fall', 'balance-training'),
  asked('pinyin', 'shimian', 'sleeping-well'),
  asked('pinyin', 'jieyan', 'stopping-smoking'),
  asked('pinyin', 'tongfeng', 'gout-diet'),
  asked('pinyin', 'guzhishusong', 'osteoporosis'),

  asked('initials', 'gxy', 'hypertension-basics', 'hypertension-diet', 'blood-pressure-medicine-every-day'),
  asked('initials', 'tnb', 'diabetes-basics', 'diabetes-diet', 'diabetic-foot-check', 'low-blood-sugar'),
  asked('initials', 'gzss', 'osteoporosis'),
  asked('initials', 'mzf', 'copd'),
  asked('initials', 'ztq', 'hearing-aids', 'checking-hearing'),
]
