/**
 * What an elder can answer alone at the kiosk (自评预评估): sixteen of the 26 items, in everyday words. Mind, mood, behaviour and
 * dealings with people are left to the assessors, who ask them in person. The answers stand in the order of the item's scores,
 * the best first; what a score means is the standard's, the words are ours.
 */
import { type ItemCode, itemOf, type Text } from './instrument.ts'

export type SelfQuestion = {
  readonly item: ItemCode
  readonly question: Text
  readonly answers: readonly { readonly score: number; readonly text: Text }[]
}

type Pair = readonly [chinese: string, english: string]

const general: readonly Pair[] = [
  ['自己做，不用人帮', 'By myself, without help'],
  ['要人提醒或指点', 'Somebody reminds or guides me'],
  ['要人搭把手，主要还是自己做', 'Somebody lends a hand; I do most of it'],
  ['主要靠别人，我配合', 'Others do most of it, and I go along'],
  ['全靠别人', 'Others do all of it'],
]

function ask(item: ItemCode, [zh, en]: Pair, answers: readonly Pair[] = general): SelfQuestion {
  const { max } = itemOf(item)
  if (answers.length !== max + 1) throw new Error(`${item} has ${max + 1} scores`)
  return {
    item,
    question: { 'zh-CN': zh, en },
    answers: answers.map(([chinese, english], index) => ({
      score: max - index,
      text: { 'zh-CN': chinese, en: english },
    })),
  }
}

export const selfQuestions: readonly SelfQuestion[] = [
  ask(
    'B.1.1',
    ['您平时吃饭怎么样？', 'How do you eat?'],
    [
      ['自己吃，不呛', 'By myself, without choking'],
      ['有人提醒，或用特别的勺子自己吃，不呛', 'By myself when reminded or with a special spoon, without choking'],
      ['要人帮一点，偶尔会呛', 'With a little help; I choke now and then'],
      ['要人帮很多，常常会呛', 'With much help; I often choke'],
      ['全靠别人喂，或者靠管子', 'Others feed me, or I have a feeding tube'],
    ],
  ),
  ask('B.1.2', [
    '洗脸、刷牙、梳头、剪指甲，您怎么做？',
    'How do you wash your face, brush your teeth, comb your hair, cut your nails?',
  ]),
  ask('B.1.3', ['洗澡，您怎么做？', 'How do you bathe?']),
  ask('B.1.4', ['穿上衣、脱上衣，您怎么做？', 'How do you put on and take off a jacket or shirt?']),
  ask('B.1.5', ['穿脱裤子、鞋和袜子，您怎么做？', 'How do you put on and take off trousers, shoes and socks?']),
  ask(
    'B.1.6',
    ['小便，您自己管得住吗？', 'Can you hold your water?'],
    [
      ['管得住，次数也正常', 'Yes, and I go as often as usual'],
      ['白天管得住，夜里次数多，或自己垫着', 'By day yes; at night I go often, or I use pads myself'],
      ['白天大多管得住，偶尔会漏', 'By day mostly; now and then it happens'],
      ['白天大多管不住，夜里也会漏', 'By day mostly not, and at night neither'],
      ['完全管不住，或者插着尿管', 'Not at all, or I have a catheter'],
    ],
  ),
  ask(
    'B.1.7',
    ['大便，您自己管得住吗？', 'Can you hold your bowels?'],
    [
      ['管得住，都正常', 'Yes, all is as usual'],
      ['偶尔便秘或管不住，一周不到一次', 'Constipated or not in time less than once a week'],
      ['一周不止一次便秘或管不住，要人帮一点', 'More than once a week, with a little help'],
      ['几乎天天便秘或管不住，要人帮很多', 'Nearly every day, with much help'],
      ['完全管不住，要别人收拾', 'Not at all; others take care of it'],
    ],
  ),
  ask('B.1.8', [
    '上厕所时解裤子、擦干净、穿好，您怎么做？',
    'At the toilet: undressing, wiping, dressing. How do you do it?',
  ]),
  ask('B.2.1', [
    '在床上翻身、坐起来、躺下，您怎么做？',
    'Turning over in bed, sitting up, lying down: how do you do it?',
  ]),
  ask('B.2.2', [
    '从床上或椅子上站起来、坐下，您怎么做？',
    'Getting up from a bed or chair and sitting down: how do you do it?',
  ]),
  ask(
    'B.2.3',
    ['在平地上走五十米，您怎么样？', 'Walking fifty metres on level ground: how is it?'],
    [
      ['自己走，走得稳', 'I walk alone and steadily'],
      ['走得到，但怕摔，要人看着或用拐杖', 'I get there but might fall: somebody watches, or I use a stick'],
      ['要人轻轻扶着', 'Somebody holds me lightly'],
      ['要人用力扶着', 'Somebody holds me firmly'],
      ['走不了', 'I cannot walk'],
    ],
  ),
  ask(
    'B.2.4',
    ['上下十来级台阶，您怎么样？', 'Ten steps or so up and down: how is it?'],
    [
      ['自己上下，不用停', 'I go up and down alone without stopping'],
      ['要人提醒或指点', 'Somebody reminds or guides me'],
      ['要人搭把手，主要还是自己走', 'Somebody lends a hand; I do most of it'],
      ['主要靠别人，或者上不去', 'Others do most of it, or I cannot'],
    ],
  ),
  ask(
    'B.4.1',
    ['戴好眼镜，您看东西怎么样？', 'With your glasses on, how do you see?'],
    [
      ['书报上的字看得清', 'I can read a newspaper'],
      ['只看得清大字，或只认得出东西', 'I can read large print only, or make out objects'],
      ['只看得到光和影子，或看不见', 'I see light and shapes only, or nothing'],
    ],
  ),
  ask(
    'B.4.2',
    ['戴好助听器（有的话），您听人说话怎么样？', 'With your hearing aid, if you have one, how do you hear people?'],
    [
      ['听得清', 'Well'],
      ['小声或离远了听不清', 'Not when they speak softly or from afar'],
      ['大声慢慢说才听到一些，或听不见', 'Only some when they speak loudly and slowly, or nothing'],
    ],
  ),
  ask(
    'B.4.3',
    ['洗衣服、买小东西、按时吃药，您怎么做？', 'Laundry, small purchases, medicine on time: how do you manage?'],
    [
      ['全都自己安排、自己做', 'I plan and do all of it myself'],
      ['要人看着或指点', 'Somebody looks on or guides me'],
      ['要人帮一点', 'With a little help'],
      ['要人帮很多', 'With much help'],
      ['全靠别人', 'Others do all of it'],
    ],
  ),
  ask(
    'B.4.4',
    ['出门坐车，您怎么样？', 'Going out by car or bus: how is it?'],
    [
      ['自己骑车或坐公交', 'I cycle or take the bus alone'],
      ['自己能打车，坐不了公交', 'I can take a taxi alone, not the bus'],
      ['有人陪着能坐公交', 'I take the bus with somebody'],
      ['要人帮着才能坐小车，或出不了门', 'I need help even to go by car, or I cannot go out'],
    ],
  ),
]
