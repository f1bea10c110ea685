/** A picture for everything an elder points at, with its words beside it. */
import {
  Accessibility,
  Activity,
  Armchair,
  BadgeAlert,
  Beef,
  BookHeart,
  Bone,
  Brain,
  BrainCircuit,
  CircleCheckBig,
  CircleX,
  Droplet,
  Droplets,
  Dumbbell,
  Ear,
  Eye,
  Footprints,
  Gauge,
  HandCoins,
  HandHeart,
  HandHelping,
  HeartPulse,
  ListOrdered,
  type LucideIcon,
  Moon,
  Phone,
  Pill,
  Salad,
  ScanHeart,
  ShieldCheck,
  Siren,
  Smile,
  Soup,
  Stethoscope,
  Sun,
  SunSnow,
  TextQuote,
} from 'lucide-react'
import type { ArticleCategory, SectionStyle } from '../../../src-domain/articles/article.ts'
import type { ArticleTopic } from '../../../src-domain/articles/article-topics.ts'

export const categoryPictures: Readonly<Record<ArticleCategory, LucideIcon>> = {
  medicationSafety: Pill,
  healthKnowledge: BookHeart,
  mentalHealth: Smile,
  diseasePrevention: ShieldCheck,
  selfCheck: ScanHeart,
  caregiverRecovery: HandHeart,
  dailyLivingTraining: Armchair,
  assistiveDevices: Accessibility,
  fitness: Dumbbell,
  dietCautions: Salad,
  habits: Sun,
  strengtheningFood: Beef,
}

export const topicPictures: Readonly<Record<ArticleTopic, LucideIcon>> = {
  head: Brain,
  memory: BrainCircuit,
  eyes: Eye,
  ears: Ear,
  mouth: Soup,
  chest: HeartPulse,
  belly: BadgeAlert,
  water: Droplets,
  legs: Bone,
  feet: Footprints,
  pressure: Gauge,
  sugar: Droplet,
  pills: Pill,
  sleep: Moon,
  mood: Smile,
  weather: SunSnow,
  money: HandCoins,
  urgent: Siren,
}

/** What a section asks of the reader: told by its picture and its words, not by its colour alone. */
export const stylePictures: Readonly<Record<SectionStyle, LucideIcon>> = {
  text: TextQuote,
  steps: ListOrdered,
  do: CircleCheckBig,
  avoid: CircleX,
  seeDoctor: Stethoscope,
  call120: Phone,
}

export const lessonPictures: Readonly<Record<string, LucideIcon>> = {
  'lesson-falls-at-home': Footprints,
  'lesson-measuring-blood-pressure': Gauge,
  'lesson-stroke-signs': Brain,
  'lesson-low-blood-sugar': Droplet,
  'lesson-hand-washing': HandHelping,
  'lesson-hot-days': Sun,
  'lesson-fraud': HandCoins,
  'lesson-balance': Activity,
}
/** Of a lesson that has none of its own. */
export const otherLesson = BookHeart
