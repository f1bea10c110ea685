/** Fields by the words of their form, values as people say them, never as codes. */
import { useTranslation } from 'react-i18next'
import { preferenceQuestions } from '../../../src-domain/preferences/preferences.ts'
import { diseaseById } from '../../../src-domain/assessments/form-tables.ts'
import { basicsFields } from '../../../src-domain/health-record/health-basics.ts'
import type { Contact, Guardian } from '../../../src-domain/elders/contact.ts'
import type { OtherBirthday } from '../../../src-domain/elders/elder.ts'
import { interestSuggestions } from '../../../src-domain/elders/elder-codes.ts'
import { ethnicGroups } from '../../../src-domain/elders/ethnic-groups.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { zhCN } from '../../i18n/resources.ts'

type Say = (value: never) => string

const ownFields: Readonly<Record<string, Readonly<Record<string, string>>>> = zhCN.questions.field
const elderFields: Readonly<Record<string, string>> = zhCN.elders.field

export type QuestionWords = {
  readonly kind: (kind: string) => string
  readonly field: (kind: string, field: string) => string
  /** `undefined` is a field that was emptied. */
  readonly value: (kind: string, field: string, value: unknown) => string
}

export function useQuestionWords(): QuestionWords {
  const { t } = useTranslation(['questions', 'elders', 'settings', 'papers', 'healthBasics'])
  // Keys put together from kind and field are checked by a test over all kinds (question-words.test.tsx).
  const say = t as unknown as (key: string, params?: Readonly<Record<string, string | number>>) => string
  const sayings = useSayings(say)
  const kindWord = (kind: string): string => (kind in zhCN.questions.kind ? say(`kind.${kind}`) : say('value.other'))
  const value: QuestionWords['value'] = (kind, field, given) => {
    if (given === undefined) return say('emptied')
    const known = sayings[kind]?.[field]
    if (known !== undefined) return known(given as never)
    if (typeof given === 'boolean') return say(given ? 'value.yes' : 'value.no')
    if (typeof given === 'string' || typeof given === 'number') return String(given)
    return say('value.other')
  }
  return {
    kind: kindWord,
    field: (kind, field) => {
      if (kind === 'health-basics' && field !== 'edition') return say(`healthBasics:field.${field}`)
      if (kind === 'preferences' && field !== 'passed') return say(`preferences:short.${field}`)
      if (ownFields[kind]?.[field] !== undefined) return say(`field.${kind}.${field}`)
      return kind === 'elder' && elderFields[field] !== undefined ? say(`elders:field.${field}`) : kindWord(kind)
    },
    value: (kind, field, given) => value(kind, field, given) || say('emptied'),
  }
}

function useSayings(
  say: (key: string, params?: Readonly<Record<string, string | number>>) => string,
): Readonly<Record<string, Readonly<Record<string, Say>>>> {
  const format = useFormat()
  const isEnglish = currentLanguage() === 'en'
  const code =
    (list: string) =>
    (given: string): string =>
      say(`elders:code.${list}.${given}`)
  const codes =
    (list: string) =>
    (given: readonly string[]): string =>
      format.list(given.map(code(list)))
  const own =
    (list: string) =>
    (given: string): string =>
      say(`code.${list}.${given}`)
  const date = (given: string): string => format.date(given, '')
  const hidden = (): string => say('value.hidden')
  const relation = code('relation')
  return {
    elder: {
      sex: code('sex'),
      birthDate: date,
      birthDateSource: code('birthDateSource'),
      otherBirthday: ({ calendar, year, month, day, note }: OtherBirthday) =>
        [code('calendar')(calendar), [year, month, day].filter(Boolean).join('-'), note].filter(Boolean).join(' '),
      noNumberReason: code('noNumberReason'),
      ethnicity: (given: string) => {
        const group = ethnicGroups.find((one) => one.code === given)
        return (isEnglish ? group?.english : group?.name) ?? given
      },
      place: ({ latitude, longitude }: { latitude: number; longitude: number }) =>
        `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`,
      distance: (given: number) => `${format.number(given)} ${say('elders:field.metres')}`,
      living: codes('living'),
      marital: code('marital'),
      education: code('education'),
      payment: codes('payment'),
      contacts: (given: readonly Contact[]) =>
        format.list(
          given.map(({ name, relation: how, phone, isEmergency }) =>
            [
              format.withAside(name, relation(how)),
              phone ?? say('elders:contact.noPhone'),
              isEmergency ? say('elders:facts.emergency') : '',
            ]
              .filter(Boolean)
              .join(' '),
          ),
        ),
      guardian: ({ name, relation: how, phone, evidence }: Guardian) =>
        [format.withAside(name, relation(how)), phone, evidence].filter(Boolean).join(' '),
      interests: (given: readonly string[]) =>
        format.list(
          given.map((one) => (interestSuggestions.some((known) => known === one) ? code('interest')(one) : one)),
        ),
      heardFrom: code('channel'),
      textSize: code('textSize'),
      leftHanded: (isLeft: boolean) => code('hand')(isLeft ? 'left' : 'right'),
      welcomedOn: date,
      language: code('language'),
      cardCode: hidden,
      archived: ({ reason, at, on, toldBy }: { reason: string; at: string; on?: string; toldBy?: string }) =>
        [
          say('value.archived', { reason: code('archived')(reason), date: date(on ?? at.slice(0, 10)) }),
          ...(toldBy === undefined ? [] : [toldBy]),
        ].join(' · '),
    },
    'expert-account': { pinVerifier: hidden, expert: () => say('value.other') },
    staff: {
      role: own('role'),
      pinVerifier: hidden,
      cardCode: hidden,
      assessorBackground: own('assessorBackground'),
    },
    'station-settings': {
      stacking: (given: string) => say(`settings:scoring.stacking.${given === 'per-rule' ? 'perRule' : 'once'}`),
      riskCount: (given: string) => say(`settings:scoring.riskCount.${given === 'per-kind' ? 'perKind' : 'sum'}`),
      readingTargets: (given: string) => say(`settings:followUps.targets.${given}`),
      attractCards: (given: readonly string[]) => format.list(given.map((one) => say(`settings:public.card.${one}`))),
      hidesUnreviewed: (given: boolean) => say(`settings:articles.${given ? 'hidden' : 'shown'}`),
      reassessMonths: (given: number) => say(`settings:scoring.reassess.months.m${given}`),
      followUpMonths: (given: number) => say('settings:followUps.months.choice', { count: given }),
      practiceMonths: (given: number) => say('training:settings.choice', { count: given }),
      unlocksByCompetence: (given: boolean) => say(`training:settings.${given ? 'on' : 'off'}`),
    },
    condition: {
      code: (given: number) => diseaseById.get(given)?.label[currentLanguage()] ?? String(given),
      status: own('status'),
      since: date,
    },
    medication: { startedOn: date, stoppedOn: date },
    'paper-photo': {
      sort: (given: string) => say(`papers:sort.${given}`),
      on: date,
      media: () => say('value.photo'),
    },
    allergy: { severity: own('severity'), certainty: own('certainty'), since: date },
    'health-basics': Object.fromEntries([
      ['edition', (given: string) => say('value.edition', { year: given })],
      ...basicsFields.flatMap((field) => {
        if (field.type === 'text') return []
        const option = (one: string): string => say(`healthBasics:option.${field.list}.${one}`)
        return [[field.id, (given: string | readonly string[]) => format.list([given].flat().map(option))] as const]
      }),
    ]),
    preferences: Object.fromEntries([
      ...preferenceQuestions.map(({ id }) => [
        id,
        (given: readonly string[]) => format.list(given.map((option) => say(`preferences:option.${option}`))),
      ]),
      [
        'passed',
        (given: readonly string[]) => format.list(given.map((question) => say(`preferences:short.${question}`))),
      ],
    ]),
  }
}
