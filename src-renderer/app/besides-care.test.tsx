// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { writeDraft } from '../../src-domain/asking/article-draft.ts'
import { askQuestion } from '../../src-domain/asking/asked-question.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
import { type Role, staffKind } from '../../src-domain/staff/staff.ts'
import { practiceKind } from '../../src-domain/training/practice.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { actOf } from '../../tests/support/sample-elder.ts'
import { BesidesCare } from './besides-care.tsx'

const at = (on: string, seed: number, author = 'staff:1') => ({ ...actOf(`${on}T02:00:00.000Z`, seed), author })
const colleague = 'staff:018f0000-0000-7000-8000-000000000003'
const person = {
  ...createDocument(staffKind, { name: '刘建', role: 'staff', active: true }, at('2025-01-01', 1)),
  id: colleague,
}
const practised = (learner: string, on: string, seed: number) =>
  createDocument(practiceKind, { lesson: 'lock', audience: 'staff', learner, toSee: 0, seen: 0 }, at(on, seed))
const question = askQuestion(
  { askedBy: 'staff', origin: 'lecture', topic: 'medicationSafety', words: '手抖要紧吗' },
  '',
  at('2026-11-19', 4),
)
const draft = writeDraft(
  {
    content: {
      title: '夜里起床慢慢来',
      category: 'diseasePrevention',
      summary: '先坐一坐，再站起来。',
      sections: [{ style: 'steps', lines: ['先坐半分钟。'] }],
      sources: [{ name: '《老年人跌倒干预技术指南》，2011 年' }],
      expiresOn: '2028-11-22',
      audiences: ['elder'],
      conditions: [],
      needs: [],
      keywords: [],
      months: [],
    },
  },
  'staff',
  at('2026-11-20', 5),
)

let station: MemoryStation
const went: string[] = []
afterEach(() => station.close())
const draw = async (role: Role, documents: readonly unknown[]) => {
  went.length = 0
  station = memoryStation({ role, documents: documents as readonly Document[] })
  await station.draw(
    <BesidesCare onOpenAsking={() => went.push('asking')} onOpenTraining={() => went.push('training')} />,
  )
}

it('tells staff of questions that wait, of a colleague’s draft, and of the own lessons that are due once more', async () => {
  await draw('staff', [
    person,
    question,
    draft.ok && draft.value,
    practised(memoryStaff, '2025-10-01', 6),
    practised(colleague, '2025-10-01', 7),
  ])
  const text = station.text()
  expect(text).toContain('1 个问题等着回答')
  expect(text).toContain('等了 3 天')
  expect(text).toContain('1 篇文章等您看')
  expect(text).toContain('您该再练一练')
  expect(text).toContain('断网时怎么办')
  expect(text).not.toContain('刘建')
  for (const one of document.querySelectorAll('button')) one.click()
  expect(went).toEqual(['asking', 'asking', 'training'])
})

it('tells an administrator of colleagues too, and nobody of what is not due', async () => {
  await draw('administrator', [person, practised(memoryStaff, '2026-10-01', 6), practised(colleague, '2025-10-01', 7)])
  expect(station.text()).toContain('刘建该再练一练')
  expect(station.text()).not.toContain('您该再练')
})

it('shows a volunteer no question, and nothing where nothing waits', async () => {
  await draw('volunteer', [question, draft.ok && draft.value])
  expect(station.text()).toBe('')
})
