/**
 * What is shown and read out before each consent, with its version. Each text holds the points that the law asks for
 * (standards/07 §4 no. 2): who, what for, which data and how, how long, what follows from a yes and from a no, the rights, and
 * how to take it back. A changed text gets a new version here; acts keep the number they were shown. `{station}` and `{phone}`
 * are filled in by the screen; what stands in [ ] is left out where the station has no telephone.
 */
import type { ConsentPurpose } from './consent.ts'

export const consentPoints = ['who', 'purpose', 'data', 'storage', 'effect', 'rights', 'withdraw'] as const
export type ConsentPoint = (typeof consentPoints)[number]

export type ConsentWording = { readonly title: string; readonly question: string } & {
  readonly [P in ConsentPoint]: string
}

export type ConsentText = {
  readonly purpose: ConsentPurpose
  readonly version: number
  readonly since: string
  /** Without this purpose no record is kept at all. */
  readonly isRequired: boolean
  readonly wording: { readonly 'zh-CN': ConsentWording; readonly en: ConsentWording }
}

const zh = {
  who: '{station}[（电话 {phone}）]。您的资料归您，本站替您保管。',
  rights:
    '您随时可以看自己的资料、打印带走、要求改正或删除，也可以看到谁在什么时候看过。请对工作人员说一声[，或打电话 {phone}]。',
  withdraw: '随时可以收回，和同意一样简单：对工作人员说一声，或在机器上按“收回同意”。收回以前做过的事仍然有效。',
}
const en = {
  who: '{station}[ (telephone {phone})]. The data are yours; the station keeps them for you.',
  rights:
    'At any time you may see your data, take a printed copy, have them corrected or deleted, and see who looked and when. Tell a member of staff[ or ring {phone}].',
  withdraw:
    'You can take this back at any time, as easily as you gave it: tell a member of staff, or press “Withdraw” at the machine. What was done before stays valid.',
}

export const consentTexts: Readonly<Record<ConsentPurpose, ConsentText>> = {
  record: {
    purpose: 'record',
    version: 3,
    since: '2026-11-30',
    isRequired: true,
    wording: {
      'zh-CN': {
        ...zh,
        title: '建立我的档案',
        question: '同意本站为您建立档案吗？',
        purpose: '记住您是谁、住哪里、有事找谁，好为您安排服务，紧急时能马上联系到家人。',
        data: '姓名、性别、出生日期、证件号码（可以不给）、电话、住址、居住情况、联系人、医疗费用支付方式、兴趣爱好、怎么知道本站的（可以不说）。由工作人员录入，加密保存在本站的机器里；联网时也加密保存在本站所用的服务器上。',
        storage: '您在本站接受服务期间保存；停止服务三年后由本站负责删除。谁看过、同意和收回的记录按法律至少保存三年。',
        effect:
          '证件号码属于敏感信息，只用来确认是您本人、避免重复建档。不同意就不建档案，仍可在机器上叫工作人员、打电话求助、由工作人员当面帮忙。',
      },
      en: {
        ...en,
        title: 'Keeping my record',
        question: 'May the station keep a record for you?',
        purpose:
          'To remember who you are, where you live and whom to ring, so that services can be arranged and your family is reached at once in an emergency.',
        data: 'Name, sex, date of birth, identity number (you may leave it out), telephone, address, living situation, contacts, how medical costs are paid, interests, how you came to know of the station (you may leave it out). Entered by staff and kept encrypted on the station’s machines and, when connected, encrypted on the server the station uses.',
        storage:
          'While the station serves you; three years after that ends, the station has the duty to delete them. Records of who looked, and of consents, are kept at least three years by law.',
        effect:
          'The identity number is sensitive: it only makes sure that it is you and that you are not registered twice. Without this consent no record is made; you can still call staff at the machine, ring for help and be helped in person.',
      },
    },
  },
  measuring: {
    purpose: 'measuring',
    version: 1,
    since: '2026-11-22',
    isRequired: false,
    wording: {
      'zh-CN': {
        ...zh,
        title: '记录我的健康测量',
        question: '同意本站记录您的血压、血糖等测量结果和病情吗？',
        purpose: '看出变化，该看医生时及时提醒您。',
        data: '血压、脉搏、血糖、体重等测量值，慢性病、用药、过敏、检查结果。由工作人员或您自己在机器上录入，加密保存。',
        storage: '您在本站接受服务期间保存；收回同意后不再使用；您要求删除的，由本站负责删除。',
        effect: '这是健康信息，属于敏感信息，泄露会影响您的隐私，所以加密并记录谁看过。不同意就不记录，别的服务照常。',
      },
      en: {
        ...en,
        title: 'Recording my measurements',
        question: 'May the station record your measurements and conditions?',
        purpose: 'To see changes and to tell you in time when a doctor should look.',
        data: 'Blood pressure, pulse, glucose, weight and the like, long-term conditions, medicines, allergies, results. Entered by staff or by you at the machine, kept encrypted.',
        storage:
          'While the station serves you; after withdrawal they are no longer used, and the station has the duty to delete them when you ask.',
        effect:
          'Health data are sensitive: a leak would hurt your privacy, so they are encrypted and every look is logged. Without this consent nothing is recorded; all else goes on.',
      },
    },
  },
  assessment: {
    purpose: 'assessment',
    version: 1,
    since: '2026-11-22',
    isRequired: false,
    wording: {
      'zh-CN': {
        ...zh,
        title: '做能力评估',
        question: '同意本站为您做能力评估并保存结果吗？',
        purpose: '了解您日常生活中哪些事需要帮一把，好找到合适的服务。',
        data: '按国家标准《老年人能力评估规范》（GB/T 42195-2022）问到的二十六项：吃饭、穿衣、走路、记忆、听力等。由两名评估员问您并记录，加密保存。',
        storage:
          '您在本站接受服务期间保存，每次结果都留着，好和以前比较；收回同意后不再使用；您要求删除的，由本站负责删除。',
        effect:
          '评估结果属于敏感信息。结果由人来定，机器只算分，您可以要求重评。不同意就不评估，别的服务照常，但有些补贴和服务要求先评估。',
      },
      en: {
        ...en,
        title: 'Ability assessment',
        question: 'May the station assess your abilities and keep the result?',
        purpose: 'To learn where daily life needs a helping hand and to find services that fit.',
        data: 'The 26 items of the national standard GB/T 42195-2022: eating, dressing, walking, memory, hearing and others. Two assessors ask and note; kept encrypted.',
        storage:
          'While the station serves you; every result is kept for comparison. After withdrawal they are no longer used, and the station has the duty to delete them when you ask.',
        effect:
          'The result is sensitive. People decide it, the machine only adds up, and you may ask for it to be done again. Without this consent there is no assessment; all else goes on, but some subsidies and services ask for one.',
      },
    },
  },
  shareInstitution: {
    purpose: 'shareInstitution',
    version: 1,
    since: '2026-11-22',
    isRequired: false,
    wording: {
      'zh-CN': {
        ...zh,
        title: '给医生和服务机构看',
        question: '同意把您的有关资料给为您服务的医生和机构看吗？',
        purpose: '医生上门、机构服务之前先了解您的情况，少问少跑。',
        data: '只给您预约的那一家，只给这次服务用得着的：姓名、电话、住址、有关的健康情况和评估结果。每次给了谁、给了什么都有记录。',
        storage: '对方按约定只在服务期间使用；本站的记录至少保存三年。',
        effect: '对方会知道您的健康情况。不同意也能预约，但只给姓名和电话，其余由您当面说。',
      },
      en: {
        ...en,
        title: 'Sharing with doctors and institutions',
        question: 'May doctors and institutions who serve you see what they need?',
        purpose: 'So that a doctor or a service knows your situation before coming and asks you less.',
        data: 'Only with the one you booked, and only what this service needs: name, telephone, address, the health facts and results that matter. Each time is logged: to whom, and what.',
        storage: 'They agree to use it only while serving you; the station’s log is kept at least three years.',
        effect:
          'They will know about your health. Without this consent you can still book, but they get your name and telephone only and you tell them the rest.',
      },
    },
  },
  shareFamily: {
    purpose: 'shareFamily',
    version: 1,
    since: '2026-11-22',
    isRequired: false,
    wording: {
      'zh-CN': {
        ...zh,
        title: '给家人看',
        question: '同意让您指定的家人看您的情况吗？',
        purpose: '家人在外地也能放心，有变化能早知道。',
        data: '您指定的联系人可以看：测量结果、评估结果、预约和服务情况。哪一样给谁看由您定，家人每次看都有记录。',
        storage: '同意期间可以看；收回以后马上看不到。',
        effect: '家人会知道您的健康情况。不同意，家人就看不到，紧急时仍会打电话给紧急联系人。',
      },
      en: {
        ...en,
        title: 'Sharing with my family',
        question: 'May the family members you name see how you are?',
        purpose: 'So that family far away need not worry and learn of changes early.',
        data: 'The contacts you name may see measurements, assessments, bookings and services. You decide what and who; every look is logged.',
        storage: 'As long as you consent; after withdrawal they see nothing, at once.',
        effect:
          'Your family will know about your health. Without this consent they see nothing; in an emergency your emergency contact is still rung.',
      },
    },
  },
  aids: {
    purpose: 'aids',
    version: 1,
    since: '2026-11-22',
    isRequired: false,
    wording: {
      'zh-CN': {
        ...zh,
        title: '推荐合适的辅助器具',
        question: '同意按您的需要推荐辅助器具和测量设备吗？',
        purpose: '比如走路不稳，告诉您有哪些助行器、扶手适合。只推荐用得着的辅具和测量设备，从不据此推荐保健食品。',
        data: '用您的评估结果和需求来对照器具，在本站机器上完成，不给商家看。',
        storage: '不另外保存资料；推荐过什么随档案保存。',
        effect: '您会看到按需要挑出来的器具和理由，买不买由您。不同意就不推荐，您照样可以自己看、自己选，价格一样。',
      },
      en: {
        ...en,
        title: 'Suggesting aids that fit',
        question: 'May the station suggest aids and measuring devices that fit your needs?',
        purpose:
          'For instance which walking frames or rails suit an unsteady walk. Only aids and measuring devices that serve a need; health foods are never suggested from this.',
        data: 'Your results and needs are compared with the aids on the station’s own machine; no merchant sees them.',
        storage: 'No further data are kept; what was suggested stays in your record.',
        effect:
          'You see aids chosen for a need, with the reason; buying is up to you. Without this consent nothing is suggested; you can look and choose by yourself at the same price.',
      },
    },
  },
  preferences: {
    purpose: 'preferences',
    version: 1,
    since: '2026-11-29',
    isRequired: false,
    wording: {
      'zh-CN': {
        ...zh,
        title: '记住我的喜好',
        question: '同意本站记住您喜欢什么，并照着推荐吗？',
        purpose: '您喜欢上门还是出门、爱看什么、怎么联系您方便，推荐时照您的意思来。',
        data: '您在机器上点的图：服务方式、用品种类、消遣、爱读的内容、怎么联系。可以只答一部分，随时可以改。加密保存，不给商家看。',
        storage: '您在本站接受服务期间保存；收回同意后不再使用；您要求删除的，由本站负责删除。',
        effect: '推荐会更合您的意，每一样都写明为什么。不同意就不问、不记，推荐照样有，只是不照喜好来。',
      },
      en: {
        ...en,
        title: 'Remembering what I like',
        question: 'May the station remember what you like and recommend accordingly?',
        purpose:
          'Whether you prefer help at home or going out, what you like to see and how you are best reached, so that suggestions follow your wishes.',
        data: 'The pictures you touch at the machine: ways of help, kinds of goods, pastimes, what you like to read, how to reach you. You may answer some only and change them at any time. Kept encrypted; no merchant sees them.',
        storage:
          'While the station serves you; after withdrawal they are no longer used, and the station has the duty to delete them when you ask.',
        effect:
          'Suggestions suit you better, and each says why. Without this consent you are not asked and nothing is noted; there are suggestions all the same, only not by taste.',
      },
    },
  },
  stories: {
    purpose: 'stories',
    version: 1,
    since: '2026-11-30',
    isRequired: false,
    wording: {
      'zh-CN': {
        ...zh,
        title: '讲我的故事',
        question: '同意本站把您讲的故事给大家看吗？',
        purpose: '让邻居和家属知道这里是做什么的，听您自己说。不是广告，不卖东西。',
        data: '您讲的话、起的题目、您愿意给的一张照片。不写姓名；您愿意的话，只写姓和“阿姨”“叔叔”。由工作人员和您一起写，念给您听过，再由另一位同事看过才给人看。',
        storage:
          '显示在本站的机器上，也可以印成海报、存成图发给家属。收回同意后，机器上马上不再显示，本站把贴着的海报取下；已经发到别人手机里的，本站收不回来。',
        effect: '认识您的人可能认得出是您。不同意就不写、不显示，别的服务都照样。',
      },
      en: {
        ...en,
        title: 'Telling my story',
        question: 'May the station show others the story that you tell?',
        purpose:
          'So that neighbours and families hear in your own words what this place is for. It is no advertisement and sells nothing.',
        data: 'What you say, its title, and one picture if you want to give it. No name; if you like, your surname with “auntie” or “uncle”. Staff write it with you and read it to you, and a colleague reads it before anybody else does.',
        storage:
          'It shows on the machines of the station and may be printed as a poster or saved as a picture for families. After withdrawal the machines stop showing it at once and the station takes down its posters; what was sent to other telephones cannot be called back.',
        effect:
          'People who know you may recognise you. Without this consent nothing is written or shown, and every other service stays the same.',
      },
    },
  },
}

/** The text of one point with the station's name and number in it; `phone` may be ''. */
export const fillConsentText = (text: string, station: { readonly name: string; readonly phone: string }): string =>
  text
    .replaceAll(/\[([^\]]*)\]/g, station.phone === '' ? '' : '$1')
    .replaceAll('{station}', station.name)
    .replaceAll('{phone}', station.phone)

export const isCurrentText = (purpose: ConsentPurpose, version: number): boolean =>
  consentTexts[purpose].version === version
