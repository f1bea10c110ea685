/**
 * What somebody wants to know (mission C3): an elder's own question, recorded at the kiosk or typed in by staff, or what a visit, a
 * complaint, a trial or a lecture left open. About an elder it tells of illness more often than not, so it stands under the consent to
 * health data; without it, and for somebody without a record, it is asked naming nobody. A voice names its speaker: no
 * recording without a record that agreed to it.
 */
import Type, { type Static } from 'typebox'
import { articleCategories } from '../articles/article.ts'
import { MediaFile } from '../media/media-file.ts'
import { type Act, createDocument, defineKind, type Document } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const askers = ['elder', 'family', 'staff'] as const
export type Asker = (typeof askers)[number]
/** Where it came up. */
export const questionOrigins = ['asked', 'visit', 'complaint', 'trial', 'lecture'] as const
export type QuestionOrigin = (typeof questionOrigins)[number]

/** How it came: what the elder put to the machine was asked of nobody. */
export const wayOf = ({ author, body }: AskedQuestion): QuestionOrigin | 'alone' =>
  author === 'self' ? 'alone' : body.origin

/** Seconds a recording may last. */
export const longestRecording = 120

export const AskedQuestionBody = Type.Object(
  {
    askedBy: Type.Enum([...askers]),
    origin: Type.Enum([...questionOrigins]),
    topic: Type.Enum([...articleCategories]),
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    /** The recording. Nobody here turns it into words: staff listen to it. */
    media: Type.Optional(Type.Array(MediaFile, { minItems: 1, maxItems: 1 })),
    seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: longestRecording })),
  },
  { additionalProperties: false },
)
export type AskedQuestionBody = Static<typeof AskedQuestionBody>
export type AskedQuestion = Document<AskedQuestionBody>

export const askedQuestionKind = defineKind({
  kind: 'asked-question',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: AskedQuestionBody,
  rules: ({ body: { words = '', media = [], seconds }, elder, author }): readonly Refusal[] => [
    ...(words.trim() === '' && media.length === 0 ? [refusal('asking.nothingAsked', '/body/words')] : []),
    ...(media.some(({ type }) => !type.startsWith('audio/')) ? [refusal('asking.noRecording', '/body/media')] : []),
    ...(media.length > 0 !== (seconds !== undefined) ? [refusal('asking.noRecording', '/body/seconds')] : []),
    ...(media.length > 0 && elder === '' ? [refusal('asking.voiceOfNobody', '/elder')] : []),
    ...(author === 'self' && elder === '' ? [refusal('asking.voiceOfNobody', '/elder')] : []),
  ],
  migrations: [],
})

export const isAskedQuestion = (document: { readonly kind: string }): document is AskedQuestion =>
  document.kind === askedQuestionKind.kind

/** @param elder '' where nobody is to be named. */
export const askQuestion = (body: AskedQuestionBody, elder: string, act: Act): AskedQuestion =>
  createDocument(askedQuestionKind, body, act, { elder })
