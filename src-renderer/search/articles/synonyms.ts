/**
 * What people say and what articles write: each line is one thing under several names, the usual one first. Words that are not quite
 * the same stand here too where who asks with one is helped by an article with the other.
 */
const lines = `
阿尔茨海默病 老年痴呆 痴呆 老年性痴呆 认知症 失智 失智症 认知障碍 老糊涂 记性差 健忘 记忆力下降 alzheimer dementia
高血压 血压高 高血压病 血压偏高 hypertension
低血压 血压低 体位性低血压 起身头晕 蹲起头晕
糖尿病 血糖高 高血糖 消渴 diabetes
低血糖 血糖低 糖低了
高血脂 血脂高 血脂异常 胆固醇高
脑卒中 中风 卒中 脑梗 脑梗死 脑梗塞 脑出血 脑溢血 偏瘫 半身不遂 stroke
心肌梗死 心梗 心肌梗塞 心脏病发作
冠心病 心绞痛 胸闷 胸痛 心口痛
跌倒 摔倒 摔跤 跌跤 摔了 防跌倒 防摔 滑倒
骨质疏松 骨头脆 骨松 缺钙 骨折
关节炎 关节痛 膝盖痛 膝关节痛 腿痛 老寒腿
痛风 尿酸高 高尿酸
慢性阻塞性肺疾病 慢阻肺 老慢支 慢性支气管炎 肺气肿 气喘 copd
便秘 大便干 解不出大便 大便不通 拉不出
尿失禁 漏尿 憋不住尿 尿裤子
前列腺增生 前列腺 尿频 起夜 夜尿多
压疮 褥疮 压力性损伤
失眠 睡不着 睡眠 睡不好 睡眠障碍
抑郁 忧郁 心情不好 情绪低落 不开心 想不开 闷闷不乐
孤独 孤单 没人陪 寂寞 一个人
焦虑 担心 心慌 紧张
吞咽困难 吞咽障碍 呛咳 噎食 噎住 噎着 呛到 呛着 咽不下
口腔 牙齿 牙 假牙 义齿 牙痛 牙周
白内障 眼睛看不清 视力下降 老花眼 眼花 青光眼
听力下降 耳聋 耳背 听不清 助听器 听力
视力 看不清 看不见 眼睛
流感疫苗 打疫苗 疫苗 预防针 接种 预防接种
带状疱疹 蛇缠腰 缠腰龙 串腰龙
肺炎 肺部感染
感冒 伤风 流感 流行性感冒
新冠 新型冠状病毒
用药安全 吃药 服药 药物 用药 药
漏服 忘记吃药 忘吃药 忘了吃药 漏吃
副作用 不良反应 药物不良反应
保健品 保健食品 保健品骗局 骗局 诈骗 骗子 受骗 上当
电信诈骗 诈骗电话 骗钱 诈骗
中暑 天热 高温 热射病 暑热 暑天
失温 天冷 寒冷 保暖 低温 受凉 防寒
临终 安宁疗护 临终关怀 善终 姑息
长期护理保险 长护险 护理保险
照护者 照顾者 家属 护理员 照顾老人 喘息服务
助行器 拐杖 手杖 拐棍 助步器
轮椅 坐轮椅
辅助器具 辅具
测血压 量血压 血压计 血压测量
测血糖 量血糖 血糖仪 测糖
体检 健康体检 检查身体
足部护理 糖尿病足 烂脚 脚护理 洗脚 脚
饮食 吃什么 吃饭 膳食 营养 食物 伙食
少盐 减盐 低盐 吃盐 口味重 咸
运动 锻炼 健身 活动
太极拳 打拳 太极
肌少症 肌肉减少 肌肉少 没力气 腿软 腿没劲 肌肉
营养不良 太瘦 体重下降 消瘦 瘦了
肥胖 太胖 胖 减肥 体重
戒烟 抽烟 吸烟 烟
戒酒 喝酒 饮酒 酒
煤气 一氧化碳 煤气中毒 一氧化碳中毒
火灾 着火 防火 用电 用火
交通安全 过马路 坐车 开车
智能手机 手机 微信
急救 120 急救电话 救命 抢救
就医 看病 看医生 挂号 转诊
中医 体质 中医体质 养生
洗手 手卫生
食物中毒 隔夜菜 食品安全 剩饭剩菜
慢性肾病 肾病 肾不好 肾
更年期 绝经 妇科
皮肤瘙痒 皮肤痒 身上痒 皮肤干
洗澡 沐浴 洗浴
翻身 卧床 瘫痪 躺床上
康复 康复训练 恢复
心衰 心力衰竭 腿肿 脚肿
帕金森 帕金森病 手抖 parkinson
癌症 肿瘤 癌
贫血 血虚
肝炎 乙肝
头晕 眩晕 头昏 晕
噎 海姆立克 噎到
`
const groups: readonly (readonly string[])[] = lines
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Every name with all the others of its lines. */
export const synonyms: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(groups.flat())].map((word) => [
    word,
    [...new Set(groups.filter((group) => group.includes(word)).flat())].filter((other) => other !== word),
  ]),
)
