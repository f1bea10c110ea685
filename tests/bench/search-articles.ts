/**
 * Search while typing over 5,000 articles of 2,000 characters, every keystroke of the hundred questions; against MiniSearch with its
 * default tokenizer on the same texts, asked as its authors advise for search as one types (beginnings of words, errors of a fifth), and
 * asked with no option at all, as issue 5 words its figure: whole words only, of which Chinese text has none, so that it has little to do.
 */
import MiniSearch from 'minisearch'
import { libraryId } from '../../src-domain/articles/library/library.ts'
import { searchedFields } from '../../src-renderer/search/articles/article-text.ts'
import { createArticleIndex } from '../../src-renderer/search/articles/article-index.ts'
import { searchQuestions } from '../search/questions.ts'
import { manyArticles } from '../support/many-articles.ts'
import { alternately, type Bench, median, milliseconds } from './figure.ts'

const rounds = 9
const keystrokes = searchQuestions.flatMap(({ ask }) => [...ask].map((_, i) => [...ask].slice(0, i + 1).join('')))

export const searchArticles: Bench = {
  id: 'search-articles',
  run: async (report) => {
    const texts = manyArticles(5_000, 2_000)
    const ours = createArticleIndex()
    report(`built in ${Math.round(await milliseconds(async () => ours.put(texts)))} ms`)
    const kept = ours.bytes()
    const opened = await milliseconds(async () => void createArticleIndex(kept).find('高血压'))
    report(`kept in ${(kept.length / 1024 / 1024).toFixed(1)} MiB, opened from it in ${Math.round(opened)} ms`)
    const changed = await milliseconds(async () => {
      ours.put([{ ...texts[7]!, title: '改过的标题' }])
      ours.find('标题')
    })
    report(`one changed article, and the first answer after it: ${changed.toFixed(1)} ms`)
    const peer = new MiniSearch({ fields: [...searchedFields] })
    report(`peer built in ${Math.round(await milliseconds(async () => peer.addAll(texts)))} ms`)
    const asTyped = { prefix: true, fuzzy: 0.2 }
    const answered = (find: (ask: string) => readonly string[]): number =>
      searchQuestions.filter(({ ask, answers }) => {
        const first = find(ask).slice(0, 3)
        return answers.some((slug) => first.includes(libraryId(slug)))
      }).length
    const recall = answered((ask) => ours.find(ask, 3).articles.map(({ id }) => id))
    const peerRecall = answered((ask) => peer.search(ask, asTyped).map(({ id }) => String(id)))
    const each = await alternately(
      rounds,
      () => milliseconds(async () => keystrokes.forEach((typed) => ours.find(typed, 10))),
      () => milliseconds(async () => keystrokes.forEach((typed) => peer.search(typed, asTyped))),
    )
    const plain = await alternately(
      rounds,
      () => milliseconds(async () => keystrokes.forEach((typed) => ours.find(typed, 10))),
      () => milliseconds(async () => keystrokes.forEach((typed) => peer.search(typed))),
    )
    const plainRecall = answered((ask) => peer.search(ask).map(({ id }) => String(id)))
    report(`peer as it comes, whole words only: ${plainRecall} of 100 answered in the first three`)
    const [ourPlain, theirPlain] = [median(plain.ours) / keystrokes.length, median(plain.peer) / keystrokes.length]
    const [our, their] = [median(each.ours) / keystrokes.length, median(each.peer) / keystrokes.length]
    return [
      {
        id: 'search-articles/recall',
        what: 'questions of a hundred answered in the first three, among 5,000 articles',
        ours: recall,
        peer: peerRecall,
        unit: 'of 100',
        ratio: recall / Math.max(1, peerRecall),
        target: 'ours ≥ 90',
        ok: recall >= 90,
      },
      {
        id: 'search-articles/rate',
        what: 'one keystroke, against MiniSearch with its default tokenizer, asked for beginnings and errors as one types',
        ours: our,
        peer: their,
        unit: 'ms',
        ratio: their / our,
        target: '≥ 0.5',
        ok: their / our >= 0.5,
      },
      {
        id: 'search-articles/rate-default',
        what: 'one keystroke, against MiniSearch asked with no option at all',
        ours: ourPlain,
        peer: theirPlain,
        unit: 'ms',
        ratio: theirPlain / ourPlain,
        target: '≥ 0.5',
        ok: theirPlain / ourPlain >= 0.5,
      },
    ]
  },
}
