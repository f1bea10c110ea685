/** What an elder points at to ask: six pictures for the twelve categories of the library. Staff name it more closely when they answer. */
import { Apple, Brain, Footprints, HeartPulse, type LucideIcon, MessageCircleQuestion, Pill } from 'lucide-react'
import type { ArticleCategory } from '../../../src-domain/articles/article.ts'
import type { Tone } from '../../ui/tone.ts'

export const askTopics = [
  { id: 'medicine', topic: 'medicationSafety', icon: Pill, tone: 'plum' },
  { id: 'illness', topic: 'diseasePrevention', icon: HeartPulse, tone: 'red' },
  { id: 'food', topic: 'dietCautions', icon: Apple, tone: 'green' },
  { id: 'moving', topic: 'fitness', icon: Footprints, tone: 'teal' },
  { id: 'mood', topic: 'mentalHealth', icon: Brain, tone: 'gold' },
  { id: 'other', topic: 'healthKnowledge', icon: MessageCircleQuestion, tone: 'blue' },
] as const satisfies readonly {
  readonly id: string
  readonly topic: ArticleCategory
  readonly icon: LucideIcon
  readonly tone: Tone
}[]
export type AskTopic = (typeof askTopics)[number]
