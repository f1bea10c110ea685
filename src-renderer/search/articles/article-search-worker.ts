/** The worker around article-search-work.ts. */
import { articleSearchWork, type SearchAnswer, type SearchQuestion } from './article-search-work.ts'

export type NumberedQuestion = { readonly number: number; readonly question: SearchQuestion }
export type NumberedAnswer = { readonly number: number; readonly answer: SearchAnswer }

const work = articleSearchWork()

addEventListener('message', ({ data: { number, question } }: MessageEvent<NumberedQuestion>) =>
  postMessage({ number, answer: work(question) } satisfies NumberedAnswer),
)
