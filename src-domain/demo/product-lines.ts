/**
 * What the demo shop sells: 75 lines, each in two models. Plain descriptions that claim nothing; the rules of products
 * (standards/08) check every word of them in the tests.
 */
import type { ConditionId } from './product-cautions.ts'
import type { NeedDimension } from '../needs/dimensions.ts'
import type { ProductCategory, ProductClass } from '../products/product.ts'

export type ProductLine = {
  readonly name: string
  readonly class: ProductClass
  readonly category: ProductCategory
  /** Index into the demo suppliers. */
  readonly supplier: number
  readonly yuan: number
  readonly unit: string
  /** Names of the two models; the second costs about a third more. */
  readonly models: readonly [string, string]
  readonly text: string
  readonly needs?: readonly NeedDimension[]
  readonly cautions?: readonly ConditionId[]
  readonly warnings?: readonly string[]
  /** Health food only. */
  readonly approvedFunction?: string
  readonly returns?: 'confirmed' | 'never'
}

type Shelf = Pick<ProductLine, 'class' | 'category' | 'supplier'>
type Rest = Omit<ProductLine, keyof Shelf | 'name' | 'yuan' | 'unit' | 'models' | 'text'>

const on =
  (shelf: Shelf) =>
  (
    name: string,
    yuan: number,
    unit: string,
    models: readonly [string, string],
    text: string,
    rest: Rest = {},
  ): ProductLine => ({
    ...shelf,
    name,
    yuan,
    unit,
    models,
    text,
    ...rest,
  })

const meter = on({ class: 'device2', category: 'monitoring', supplier: 0 })
const scale = on({ class: 'goods', category: 'monitoring', supplier: 0 })
const walker = on({ class: 'goods', category: 'mobilityAid', supplier: 3 })
const chair = on({ class: 'device1', category: 'mobilityAid', supplier: 3 })
const daily = on({ class: 'goods', category: 'dailyAid', supplier: 1 })
const sense = on({ class: 'goods', category: 'hearingAndSight', supplier: 5 })
const hearing = on({ class: 'device2', category: 'hearingAndSight', supplier: 5 })
const care = on({ class: 'goods', category: 'careSupplies', supplier: 6 })
const careDevice = on({ class: 'device1', category: 'careSupplies', supplier: 6 })
const home = on({ class: 'goods', category: 'homeSafety', supplier: 1 })
const food = on({ class: 'ordinaryFood', category: 'food', supplier: 4 })
const health = on({ class: 'healthFood', category: 'healthFood', supplier: 2 })
const clothes = on({ class: 'goods', category: 'clothing', supplier: 7 })
const leisure = on({ class: 'goods', category: 'leisure', supplier: 7 })

export const productLines: readonly ProductLine[] = [
  meter('上臂式电子血压计', 189, '台', ['标准袖带', '大号袖带'], '大字显示，可存两个人的记录。袖带绑在上臂，坐着测。', {
    needs: ['prevention'],
    returns: 'confirmed',
  }),
  meter('语音电子血压计', 229, '台', ['普通话', '普通话加方言'], '读出高压、低压和心率，按一个键开始。', {
    needs: ['prevention'],
    returns: 'confirmed',
  }),
  meter('血糖仪套装', 158, '套', ['含 25 条试纸', '含 50 条试纸'], '含采血笔和试纸。试纸开封后请按标签日期使用。', {
    needs: ['prevention'],
    returns: 'confirmed',
  }),
  meter('指夹式血氧仪', 99, '只', ['单色屏', '彩色屏'], '夹在手指上读数，指甲油会影响结果。', { returns: 'confirmed' }),
  meter('电子体温计', 35, '支', ['软头', '硬头'], '腋下测量，到时间有提示音。', { returns: 'confirmed' }),
  meter('额温枪', 119, '把', ['家用', '站用'], '离额头三厘米以内，室外进来请等一会儿再测。', { returns: 'confirmed' }),
  scale('语音体重秤', 89, '台', ['玻璃面', '防滑面'], '大字，报数，踩上去自动开机。', { needs: ['prevention'] }),
  scale('血压记录本', 6, '本', ['半年', '一年'], '每天一格，字大格大，可带去给医生看。', {
    needs: ['healthEducation'],
  }),
  scale('分格药盒', 18, '个', ['一周七格', '一周二十八格'], '每格贴大字星期，开盖不费力。', {
    needs: ['healthEducation'],
  }),
  scale('定时提醒药盒', 69, '个', ['四次提醒', '六次提醒'], '到点响铃并亮灯，关盖即停。', {
    needs: ['healthEducation'],
  }),

  walker('四脚拐杖', 79, '支', ['小底座', '大底座'], '高度九档，四点着地。第一次使用请由工作人员帮助调高度。', {
    needs: ['mobility'],
    cautions: ['needsFitting'],
  }),
  walker('折叠手杖', 59, '支', ['T 形手柄', '弧形手柄'], '铝合金，四折，可放进布袋。', {
    needs: ['mobility'],
    cautions: ['needsFitting'],
  }),
  walker('手杖椅', 108, '支', ['三脚', '四脚'], '走累了可以坐，坐前确认锁扣到位。', {
    needs: ['mobility'],
    cautions: ['needsFitting', 'weightLimit'],
  }),
  walker('框式助行架', 139, '台', ['无轮', '前两轮'], '可折叠，高度可调，适合站得住但走不稳的人。', {
    needs: ['mobility'],
    cautions: ['needsFitting'],
  }),
  walker('带座助行车', 298, '台', ['八寸轮', '十寸轮'], '带手刹、座板和购物篮，坐下前先拉紧手刹。', {
    needs: ['mobility'],
    cautions: ['needsFitting', 'weightLimit'],
  }),
  walker('手杖防滑脚垫', 9, '个', ['16 毫米', '19 毫米'], '磨平就换，买前量一下杖管粗细。', { needs: ['mobility'] }),
  walker('冰雪防滑鞋套', 29, '双', ['中号', '大号'], '套在鞋外，进屋请摘下。', { needs: ['mobility'] }),
  chair('手动轮椅', 460, '台', ['轻便型', '可躺型'], '可折叠，带手刹和脚踏板。上下车请先刹住。', {
    needs: ['mobility'],
    cautions: ['needsFitting', 'weightLimit'],
  }),
  chair('护理型轮椅', 780, '台', ['窄座', '宽座'], '扶手可翻，便于从床移到轮椅。', {
    needs: ['mobility', 'longTermCare'],
    cautions: ['needsFitting', 'weightLimit'],
  }),
  chair('腋下拐', 85, '副', ['中号', '大号'], '成对使用，承重在手上，不在腋下。', {
    needs: ['mobility'],
    cautions: ['needsFitting'],
  }),

  daily('长柄取物夹', 25, '把', ['60 厘米', '80 厘米'], '不弯腰捡东西，夹头带磁。', { needs: ['cleaning'] }),
  daily('穿袜器', 22, '个', ['软板', '硬板'], '坐着穿袜子，不用弯腰。'),
  daily('长柄鞋拔', 15, '把', ['45 厘米', '60 厘米'], '站着穿鞋，扶稳再穿。'),
  daily('系扣器', 12, '个', ['粗柄', '细柄'], '一只手也能扣扣子、拉拉链。'),
  daily('防抖勺', 38, '把', ['加重型', '弯柄型'], '柄粗有分量，手抖的人握得住。', { needs: ['meals'] }),
  daily('弯柄餐具', 45, '套', ['勺叉', '勺叉筷'], '柄可按手形弯，左右手通用。', { needs: ['meals'] }),
  daily('防洒碗', 26, '个', ['吸盘底', '高边'], '吸在桌上不打翻，边高好舀。', { needs: ['meals'] }),
  daily('斜口杯', 19, '个', ['无盖', '带盖'], '喝水不仰头。有吞咽困难的人请先问医生。', {
    needs: ['meals'],
    cautions: ['swallowing'],
  }),
  daily('开瓶器', 14, '个', ['三合一', '五合一'], '拧盖省力，也能拉易拉环。', { needs: ['meals'] }),
  daily('电话大按键座机', 98, '台', ['有线', '无线'], '大按键，三个照片键，一按就通家人。', {
    needs: ['visiting', 'emergency'],
  }),
  daily('洗头盆', 58, '个', ['充气', '硬壳'], '躺着洗头用，接水管向下放。', { needs: ['bathing'] }),
  daily('长柄海绵刷', 16, '把', ['直柄', '弯柄'], '自己擦背，用后晾干。', { needs: ['bathing'] }),

  home('吸盘式浴室扶手', 69, '支', ['30 厘米', '40 厘米'], '只用于帮助站稳，不能承全身重量；瓷砖缝上不能装。', {
    needs: ['mobility', 'bathing'],
    cautions: ['notFullWeight'],
  }),
  home('螺栓固定扶手', 89, '支', ['40 厘米', '60 厘米'], '装在实墙上，由师傅安装。', {
    needs: ['mobility', 'bathing'],
  }),
  home('马桶助力架', 168, '台', ['固定式', '可折叠'], '起身借力，安装后请摇一摇确认不晃。', { needs: ['mobility'] }),
  home('马桶增高垫', 99, '个', ['5 厘米', '10 厘米'], '坐得高些，起身省力。', { needs: ['mobility'] }),
  home('洗澡椅', 128, '把', ['无靠背', '有靠背'], '坐着洗，脚垫防滑，高度可调。', {
    needs: ['bathing'],
    cautions: ['weightLimit'],
  }),
  home('浴室防滑垫', 32, '张', ['40×70 厘米', '60×90 厘米'], '吸盘朝下，每周掀起来晾干。', { needs: ['bathing'] }),
  home('起夜感应灯', 28, '只', ['插电', '充电'], '人来就亮，装在床到厕所的路上。', { needs: ['mobility'] }),
  home('床边扶手', 118, '支', ['插入式', '落地式'], '起床时借力，请确认与床垫之间没有空隙。', {
    needs: ['mobility'],
    cautions: ['entrapment'],
  }),
  home('门槛坡道', 145, '块', ['高 5 厘米', '高 8 厘米'], '橡胶，轮椅和助行车可过。', { needs: ['mobility'] }),
  home('燃气报警器', 88, '只', ['插电', '带电磁阀'], '装在灶具附近，每月按一次测试键。', { needs: ['emergency'] }),
  home('烟雾报警器', 49, '只', ['一年电池', '五年电池'], '装在天花板，电量低会短响。', { needs: ['emergency'] }),
  home('一键呼叫器', 198, '套', ['挂绳', '腕带'], '按住三秒通到值班台，洗澡也可以戴。', { needs: ['emergency'] }),
  home('门磁提醒器', 66, '套', ['铃声', '手机提醒'], '开门时响，家里有走失风险的人用。', { needs: ['emergency'] }),

  sense('带灯放大镜', 36, '个', ['三倍', '五倍'], '看药盒上的小字用，光线可调。', { needs: ['healthEducation'] }),
  sense('老花镜', 45, '副', ['150 度', '250 度'], '先到医院或眼镜店验光，再选度数。'),
  sense('大字遥控器', 39, '个', ['电视', '电视加机顶盒'], '只有八个大键，可学习原遥控器。'),
  sense('大字闹钟', 49, '个', ['指针', '语音报时'], '白底黑字，夜里按一下亮。'),
  sense('电视伴音耳机', 139, '副', ['有线', '无线'], '自己听得清，不吵家人，音量请从小调起。'),
  hearing('耳背式助听器', 1_280, '只', ['四通道', '八通道'], '须先做听力检查并由验配师调试，不能自己随意加大音量。', {
    needs: ['visiting'],
    cautions: ['needsFitting'],
    returns: 'confirmed',
  }),
  hearing('盒式助听器', 420, '台', ['单耳', '双耳'], '音量旋钮大，换电池容易；先做听力检查。', {
    needs: ['visiting'],
    cautions: ['needsFitting'],
    returns: 'confirmed',
  }),

  care('成人护理垫', 38, '包', ['60×60 厘米 20 片', '60×90 厘米 20 片'], '铺在床上用，吸水面朝上。', {
    needs: ['longTermCare'],
    returns: 'confirmed',
  }),
  care('成人纸尿裤', 65, '包', ['中号 16 片', '大号 16 片'], '勤换，发现皮肤发红请告诉护理人员。', {
    needs: ['longTermCare'],
    returns: 'confirmed',
  }),
  care('翻身枕', 76, '个', ['三角形', '月牙形'], '侧卧时垫在背后，仍须定时翻身。', { needs: ['longTermCare'] }),
  care('坐垫', 95, '个', ['海绵', '凝胶'], '久坐轮椅用，每小时仍要起来活动。', { needs: ['longTermCare', 'mobility'] }),
  care('一次性擦浴巾', 29, '包', ['10 片', '20 片'], '免冲洗，用前放温水里温一温。', {
    needs: ['bathing'],
    returns: 'confirmed',
  }),
  care('口腔护理海绵棒', 18, '盒', ['30 支', '60 支'], '沾温水轻擦，有吞咽困难的人请拧干。', {
    needs: ['longTermCare'],
    cautions: ['swallowing'],
    returns: 'confirmed',
  }),
  careDevice('防褥疮气垫床', 520, '张', ['波动型', '喷气型'], '轮流充气分散压力，仍须定时翻身和查看皮肤。', {
    needs: ['longTermCare'],
    returns: 'confirmed',
  }),
  careDevice('手动护理床', 1_680, '张', ['单摇', '双摇'], '床头可升，带护栏；护栏与床垫之间不可留空。', {
    needs: ['longTermCare'],
    cautions: ['entrapment'],
  }),
  careDevice('坐便椅', 168, '把', ['固定', '带轮'], '夜里放床边，带轮的坐前先刹住。', {
    needs: ['longTermCare', 'mobility'],
    cautions: ['weightLimit'],
  }),
  careDevice('医用弹力袜', 88, '双', ['一级', '二级'], '须由医生说明能不能穿、穿哪一级。', {
    cautions: ['askDoctor'],
    returns: 'confirmed',
  }),

  food('软米饭（自热）', 15, '盒', ['原味', '南瓜'], '配料：大米、水。开水加热，松软好嚼。', {
    cautions: ['swallowing'],
    returns: 'confirmed',
  }),
  food('燕麦片', 29, '袋', ['500 克', '1 千克'], '配料：燕麦。不加糖，开水冲或煮。', { returns: 'confirmed' }),
  food('无糖芝麻糊', 26, '袋', ['400 克', '600 克'], '配料：黑芝麻、大米。不另加糖。', {
    cautions: ['swallowing'],
    returns: 'confirmed',
  }),
  food('低钠盐', 7, '袋', ['300 克', '400 克'], '配料：食用盐、氯化钾。肾病或正在吃保钾药的人请先问医生。', {
    cautions: ['kidney'],
    returns: 'confirmed',
  }),
  food('本地土鸡蛋', 32, '盒', ['20 枚', '30 枚'], '双河村农户散养，每周二到货。', { returns: 'never' }),
  food('菜籽油', 68, '桶', ['2.5 升', '5 升'], '配料：油菜籽。压榨，避光存放。', { returns: 'confirmed' }),
  food('纯牛奶', 45, '箱', ['12 盒', '16 盒'], '配料：生牛乳。不耐乳糖的人可能腹胀。', {
    cautions: ['lactose'],
    returns: 'confirmed',
  }),

  health(
    '钙维生素 D 片',
    59,
    '瓶',
    ['60 片装', '100 片装'],
    '营养素补充剂，用量见包装；正在吃药的人请先问医生或药师。',
    { approvedFunction: '补充维生素、矿物质', cautions: ['kidney', 'askDoctor'], returns: 'confirmed' },
  ),
  health('多种维生素片', 78, '瓶', ['60 片装', '90 片装'], '营养素补充剂，用量见包装，不要和别的补充剂叠着吃。', {
    approvedFunction: '补充维生素、矿物质',
    cautions: ['askDoctor'],
    returns: 'confirmed',
  }),
  health('益生菌粉', 118, '盒', ['20 袋装', '30 袋装'], '温水冲，开水会破坏活菌。', {
    approvedFunction: '有助于调节肠道菌群',
    cautions: ['askDoctor'],
    returns: 'confirmed',
  }),

  clothes('防滑软底鞋', 89, '双', ['女款', '男款'], '魔术贴，不用弯腰系带，鞋底有纹。', { needs: ['mobility'] }),
  clothes('前开襟家居服', 78, '套', ['女款', '男款'], '前面全开，坐着就能穿脱。'),
  leisure('大字象棋', 48, '副', ['木盘', '布盘'], '棋子直径五厘米，字凹刻。'),
]
