/** The work of the article search without a worker around it; every message goes through a structured clone, as to a real one. */
import { articleSearchWork, type SearchQuestion } from '../../src-renderer/search/articles/article-search-work.ts'
import type { NumberedAnswer, NumberedQuestion } from '../../src-renderer/search/articles/article-search-worker.ts'
import type { SearchWorker } from '../../src-renderer/search/articles/open-article-search.ts'

export class SearchWorkerHere implements SearchWorker {
  readonly asked: SearchQuestion[] = []
  readonly #work = articleSearchWork()
  #hear: (event: { readonly data: NumberedAnswer }) => void = () => undefined
  #isEnded = false

  postMessage(message: NumberedQuestion): void {
    const { number, question } = structuredClone(message)
    this.asked.push(question)
    queueMicrotask(() => {
      if (!this.#isEnded) this.#hear({ data: structuredClone({ number, answer: this.#work(question) }) })
    })
  }
  terminate(): void {
    this.#isEnded = true
  }
  addEventListener(_type: 'message', listener: (event: { readonly data: NumberedAnswer }) => void): void {
    this.#hear = listener
  }
}
