/** The worker around roster-work.ts; it ends with the page that started it. */
import type { RosterAnswer, RosterQuestion } from './roster-work.ts'
import { rosterWork } from './roster-work.ts'

export type NumberedQuestion = { readonly number: number; readonly question: RosterQuestion }

const tell = (answer: RosterAnswer): void => postMessage(answer)
const work = rosterWork(tell)

// What goes wrong between two messages is nobody's answer: the page must not wait for it in silence.
addEventListener('unhandledrejection', ({ reason }) => tell({ type: 'failed', why: String(reason) }))
addEventListener('message', ({ data: { number, question } }: MessageEvent<NumberedQuestion>) => {
  void work.ask(question).then((lists) => tell({ type: 'taken', number, lists }))
})
