/** How long a slide stands where nobody reads it aloud: half as long again as reading it aloud takes (article-rules.ts), and 8 s at least; ours. */
import { sentencesOf } from './article-pages.ts'
import type { LessonSlide } from '../../../src-domain/articles/lessons/lessons.ts'

const msPerCharacter = (60_000 / 250) * 1.5
const shortestMs = 8_000

export const silentMs = ({ spoken }: Pick<LessonSlide, 'spoken'>): number =>
  Math.max(shortestMs, spoken.length * msPerCharacter)

/** What is read aloud of all slides, sentence by sentence, each with its slide from 0. */
export const narrationOf = (
  slides: readonly Pick<LessonSlide, 'spoken'>[],
): readonly { readonly text: string; readonly slide: number }[] =>
  slides.flatMap(({ spoken }, slide) => sentencesOf(spoken).map((text) => ({ text, slide })))
