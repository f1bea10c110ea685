// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askQuestion } from '../../../src-domain/asking/asked-question.ts'
import { putToExperts } from '../../../src-domain/asking/question-put.ts'
import type { ExpertBody } from '../../../src-domain/organizations/expert.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { sampleExpert, sampleExpertAccount } from '../../../tests/support/sample-expert.ts'
import { SearchWorkerHere } from '../../../tests/support/search-worker-here.ts'
import { i18n } from '../../i18n/i18n.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { ExpertGate } from './expert-gate.tsx'
import { ExpertQuestion, ExpertQuestions } from './expert-questions.tsx'
import { QuestionPage } from './question-page.tsx'

const elder = sampleElder({})
const careful = sampleElder({ agreed: ['record'], seed: 9, name: '周爱华' })
const at = (day: string, seed: number, author = 'staff:1') => ({
  ...actOf(`2026-11-${day}T02:00:00.000Z`, seed),
  author,
})
const asked = { askedBy: 'elder', origin: 'asked', topic: 'medicationSafety' } as const
const put = (question: ReturnType<typeof askQuestion>, words: string, seed: number): Document => {
  const made = putToExperts(question, words, undefined, 'staff', at('20', seed))
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}
const question = askQuestion({ ...asked, words: '我王秀兰的降压药和柚子' }, elder.id, at('19', 3, 'self'))
const notAgreed = askQuestion({ ...asked, words: '不该看见' }, careful.id, at('19', 4, 'self'))
const notPut = askQuestion({ ...asked, words: '没有请专家' }, elder.id, at('19', 5, 'self'))
const documents = [
  elder,
  careful,
  question,
  notAgreed,
  notPut,
  put(question, '降压药能和柚子一起吃吗', 6),
  put(notAgreed, '收回了同意的', 7),
] as readonly Document[]

let station: MemoryStation
beforeEach(() => vi.stubGlobal('Worker', SearchWorkerHere))
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  await i18n.changeLanguage('zh-CN')
})
const open = async (screen: 'list' | 'one', papers: Partial<ExpertBody> = {}, language = 'zh-CN') => {
  const own = [sampleExpert(papers), sampleExpertAccount(memoryStaff)] as readonly unknown[] as readonly Document[]
  station = memoryStation({ role: 'expert', documents: [...documents, ...own] })
  await i18n.changeLanguage(language)
  await station.draw(
    <UnsavedProvider person={memoryStaff}>
      <ExpertGate>
        {(account) =>
          screen === 'list' ? (
            <ExpertQuestions own={account} onOpen={() => undefined} onOpenStory={() => undefined} />
          ) : (
            <ExpertQuestion own={account} id={question.id} />
          )
        }
      </ExpertGate>
    </UnsavedProvider>,
  )
}

it('shows an expert what was put, in those words, and neither who asked nor what was not put or not agreed to', async () => {
  await open('list')
  const text = station.text()
  expect(text).toContain('降压药能和柚子一起吃吗')
  for (const hidden of ['王秀兰', '不该看见', '收回了同意的', '没有请专家']) expect(text).not.toContain(hidden)
})

it('says in plain words why somebody whose papers ran out cannot answer, and shows nothing', async () => {
  await open('list', { agreement: { from: '2025-02-01', to: '2026-11-01' } })
  expect(station.text()).toContain('林知远，您现在不能登录回答问题')
  expect(station.text()).toContain('到期')
  expect(station.text()).not.toContain('柚子')
})

it('keeps the answer under the own name while there is no network, says so, and takes it back', async () => {
  await open('one')
  expect(station.text()).toContain('现在没有连上网')
  expect(station.text()).not.toContain('王秀兰')
  await station.type('回答', '不要一起吃。')
  await station.press('记下回答')
  expect(station.ofKind('question-answer')).toMatchObject([
    {
      author: memoryStaff,
      elder: elder.id,
      body: { words: '不要一起吃。', expert: { name: '林知远', id: sampleExpert().id } },
    },
  ])
  const trail = station.ofKind('audit').map(({ elder: whose, body }) => [whose, body['action']])
  expect(trail).toEqual([
    [elder.id, 'view'],
    [elder.id, 'change'],
  ])
  expect(station.text()).toContain('存在这台机器上了')
  expect(station.text()).toContain('林知远（主治医师，青石桥社区卫生服务中心）本人登录回答')
  await station.press('收回我的回答')
  expect(station.ofKind('answer-taken-back')).toMatchObject([{ author: memoryStaff, elder: elder.id }])
  expect(station.text()).toContain('写下您的回答')
})

it('speaks English', async () => {
  await open('one', {}, 'en')
  expect(station.text()).toContain('Not connected now')
  expect(station.text()).toContain('answered by 林知远')
})

it('is put by staff in words that name nobody', async () => {
  station = memoryStation({ documents: [elder, notPut] as readonly unknown[] as readonly Document[] })
  await station.draw(
    <UnsavedProvider person={memoryStaff}>
      <QuestionPage
        id={notPut.id}
        onOpenElder={() => undefined}
        onOpenArticle={() => undefined}
        onMakeArticle={() => undefined}
      />
    </UnsavedProvider>,
  )
  await station.press('请专家回答')
  expect(station.text()).toContain('本站还没有专家能登录')
  await station.type('写给专家的话', '王秀兰想问')
  await act(async () => document.querySelectorAll<HTMLButtonElement>('dialog .button.is-primary')[0]?.click())
  expect(station.text()).toContain('不能有姓名')
  expect(station.ofKind('question-put')).toEqual([])
})
