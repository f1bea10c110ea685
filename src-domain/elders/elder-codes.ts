/**
 * Code lists of an elder's record. Sex is GB/T 2261.1; marital state, schooling and how medical costs are paid are the lists of
 * the public-health record (third edition, `standards/02` §2), which differ from those of GB/T 42195 table A.2; the living
 * situation is the multi-choice list A.2.10. What a code is called stands in the i18n files under `elders.code.<list>.<code>`.
 */
export const sexes = ['1', '2', '9', '0'] as const
export type Sex = (typeof sexes)[number]

/** A.2.10; several at once, but `alone` excludes the others. */
export const livingSituations = [
  'alone',
  'spouse',
  'children',
  'parents',
  'siblings',
  'otherKin',
  'nonKin',
  'institution',
] as const
export type LivingSituation = (typeof livingSituations)[number]

export const maritalStates = ['1', '2', '3', '4', '5'] as const
export const educationLevels = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const
export const paymentCategories = ['1', '2', '3', '4', '5', '6', '7', '8'] as const

/** Where a birth date comes from; an elder may not know it to the day. */
export const birthDateSources = ['card', 'said', 'estimated'] as const

export const noNumberReasons = ['lostCard', 'neverRegistered', 'refuses', 'otherDocument', 'notAtHand'] as const

export const relations = [
  'spouse',
  'son',
  'daughter',
  'childInLaw',
  'grandchild',
  'sibling',
  'otherKin',
  'neighbour',
  'friend',
  'caregiver',
  'committee',
  'other',
] as const
export type Relation = (typeof relations)[number]

/** Offered on the screen; what is not listed may be written in free words. */
export const interestSuggestions = [
  'opera',
  'chess',
  'cards',
  'taichi',
  'squareDance',
  'singing',
  'calligraphy',
  'gardening',
  'reading',
  'handcraft',
  'walking',
  'fishing',
  'television',
  'phone',
  'tea',
] as const

/** How somebody came to know of the station (mission E1); nobody has to say. */
export const channels = [
  'neighbour',
  'family',
  'doctor',
  'poster',
  'wechat',
  'broadcast',
  'otherStation',
  'invitation',
  'other',
] as const
export type Channel = (typeof channels)[number]

export const textSizes = ['small', 'medium', 'large'] as const
export type TextSize = (typeof textSizes)[number]

export const archiveReasons = ['moved', 'died', 'left', 'duplicate', 'other'] as const
