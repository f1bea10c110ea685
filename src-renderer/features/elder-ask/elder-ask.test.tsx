// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { askQuestion } from '../../../src-domain/asking/asked-question.ts'
import { takeBackAnswer } from '../../../src-domain/asking/answer-taken-back.ts'
import { answerAsExpert, answerQuestion } from '../../../src-domain/asking/question-answer.ts'
import { kindByName } from '../../../src-domain/documents.ts'
import { checkDocument } from '../../../src-domain/shared/check-document.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { libraryArticles } from '../../../src-domain/articles/library/library.ts'
import { recallArticle } from '../../../src-domain/articles/article-recall.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import { ok } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleExpert, sampleExpertAccount } from '../../../tests/support/sample-expert.ts'
import { RecorderHere, stubMicrophone } from '../../../tests/support/recorder-here.ts'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { Media } from '../../media/media.ts'
import { MediaContext } from '../../media/use-media.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { ElderFrameContext } from '../../ui/elder-page.tsx'
import { ElderAsk } from './elder-ask.tsx'
import { useHasNewAnswer } from './use-new-answer.ts'

const elder = sampleElder({})
const careful = sampleElder({ agreed: ['record'], seed: 9 })
const voice: MediaFile = { type: 'audio/webm', bytes: 4, key: `${'A'.repeat(43)}=`, parts: ['a'.repeat(64)] }
const article = libraryArticles()[0]!

let closed = 0
const withMicrophone = (refuses?: string) => {
  closed = 0
  stubMicrophone(RecorderHere, refuses, () => (closed += 1))
}

let station: MemoryStation
let kept: Uint8Array[] = []
let calls = 0
const went: string[] = []
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  await i18n.changeLanguage('zh-CN')
})
const media: Media = {
  keep: async (bytes) => {
    kept.push(bytes)
    return ok(voice)
  },
  read: async () => new Uint8Array([1, 2, 3, 4]),
  unsent: undefined as unknown as Media['unsent'],
  close: async () => undefined,
}
const open = async (who: string | undefined, documents: readonly Document[] = [], language = 'zh-CN') => {
  kept = []
  calls = 0
  went.length = 0
  await loadLibrary()
  station = memoryStation({ self: true, documents: [elder as Document, careful as Document, ...documents] })
  await i18n.changeLanguage(language)
  const frame = { onHome: () => undefined, onCallStaff: () => (calls += 1) }
  await station.draw(
    <MediaContext value={async () => media}>
      <ElderFrameContext value={frame as never}>
        <ElderAsk
          elder={who}
          onIdentify={() => went.push('identify')}
          onOpenArticle={(id) => went.push(id)}
          onBack={() => went.push('back')}
        />
      </ElderFrameContext>
    </MediaContext>,
  )
}
const seen = (words: string) => vi.waitFor(() => act(async () => expect(station.text()).toContain(words)))
/** Each as soon as it can be pressed. */
const pressOn = async (...buttons: readonly string[]) => {
  for (const words of buttons) {
    await vi.waitFor(() => act(async () => expect(station.button(words)?.disabled).toBe(false)))
    await station.press(words)
  }
}

describe('an elder with a question', () => {
  it('touches a picture, and the machine listens; hears it and sends it; it goes to the media store and stands under the own name', async () => {
    withMicrophone()
    await open(elder.id)
    await station.press('吃药的事')
    await seen('正在录音')
    await seen('还不会把话变成文字')
    expect(station.ofKind('asked-question')).toEqual([])
    await station.press('说完了')
    await seen('还没有发出去')
    expect(closed).toBe(1)
    expect(station.button('听一遍')).toBeDefined()
    expect(kept).toEqual([])
    await station.press('发给工作人员')
    await seen('您的问题记下了')
    expect(kept).toEqual([new Uint8Array([1, 2, 3, 4])])
    const [question] = station.ofKind('asked-question')
    expect(question).toMatchObject({
      author: 'self',
      elder: elder.id,
      body: { askedBy: 'elder', topic: 'medicationSafety', media: [voice], seconds: 1 },
    })
    const context = { scope: 'station', station: question!.station, receivedAt: station.now, elder } as const
    expect(checkDocument(question, undefined, kindByName, context)).toMatchObject({ ok: true })
  })

  it('takes it back within ten minutes, and finds it in the own list no more', async () => {
    withMicrophone()
    await open(elder.id)
    await pressOn('别的事', '说完了', '发给工作人员', '撤回')
    expect(station.ofKind('question-closed')).toMatchObject([{ author: 'self', body: { reason: 'withdrawn' } }])
    await station.press('我问过的')
    expect(station.text()).toContain('还没有问过问题')
  })

  it('says it again instead, and nothing of the first is kept', async () => {
    withMicrophone()
    await open(elder.id)
    await pressOn('别的事', '说完了', '重新说')
    expect(station.button('开始说')).toBeDefined()
    expect(kept).toEqual([])
  })

  it('is told what to do where the microphone may not be used', async () => {
    withMicrophone('NotAllowedError')
    await open(elder.id)
    await pressOn('别的事')
    await seen('没有准许用话筒')
    expect(station.button('开始说')).toBeDefined()
    await station.press('请工作人员来帮我写')
    expect(calls).toBe(1)
  })

  it('calls staff where the machine has no microphone, and is promised none', async () => {
    await open(elder.id)
    await seen('没有话筒')
    expect(station.button('吃喝的事')).toBeUndefined()
    await station.press('请工作人员来帮我写')
    expect(calls).toBe(1)
  })

  it('types it where that is easier, with or without a microphone', async () => {
    for (const has of [true, false]) {
      if (has) withMicrophone()
      else vi.unstubAllGlobals()
      await open(elder.id)
      await seen('打字问')
      await station.press('打字问')
      await seen('吃药的事')
      const tile = [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('吃药的事'))
      await act(async () => tile?.click())
      expect(station.button('发给工作人员')?.disabled).toBe(true)
      await station.type('您想问什么', '药和柚子能一起吃吗')
      await station.press('发给工作人员')
      await seen('您的问题记下了')
      expect(station.ofKind('asked-question')).toMatchObject([
        { elder: elder.id, author: 'self', body: { words: '药和柚子能一起吃吗', askedBy: 'elder' } },
      ])
      await station.close()
    }
    await open(undefined)
  })

  it('who is not signed in, or did not agree to health data, calls staff', async () => {
    await open(undefined)
    await station.press('先认一认我')
    expect(went).toEqual(['identify'])
    await station.close()
    await open(careful.id)
    expect(station.text()).toContain('没有同意本站记录健康信息')
    expect(station.button('吃药的事')).toBeUndefined()
    await station.press('请工作人员来帮我写')
    expect(calls).toBe(1)
  })
})

describe('what an elder asked', () => {
  const act1 = { ...actOf('2026-11-20T02:00:00.000Z', 3), author: 'self' }
  const question = askQuestion(
    { askedBy: 'elder', origin: 'asked', topic: 'fitness', media: [voice], seconds: 12 },
    elder.id,
    act1,
  )
  const given = answerQuestion(
    question,
    {
      words: '每天走一走。',
      article: article.id,
      title: article.body.title,
      expert: { name: '许清', title: '主任医师' },
    },
    'staff',
    actOf('2026-11-21T02:00:00.000Z', 4),
  )
  const answer = (given.ok ? given.value : undefined) as unknown as Document

  it('stands there with its answer, whose it is, and the article that says more', async () => {
    await open(elder.id, [question as Document, answer])
    await station.press('我问过的')
    expect(station.text()).toContain('录音：日常健身（12 秒）')
    expect(station.text()).toContain('许清（主任医师）回答')
    expect(station.text()).toContain('每天走一走。')
    expect(station.text()).toContain(article.body.summary)
    await station.press('看这篇文章')
    expect(went).toEqual([article.id])
  })

  it('stands three to a page, the older ones behind', async () => {
    const older = [1, 2, 3, 4].map((n) =>
      askQuestion(
        { askedBy: 'elder', origin: 'asked', topic: 'fitness', words: `第${n}个问题` },
        elder.id,
        actOf(`2026-11-0${n}T02:00:00.000Z`, 20 + n),
      ),
    )
    await open(elder.id, older as unknown as readonly Document[])
    await station.press('我问过的')
    expect(station.text()).toContain('第 1 页，共 2 页')
    expect(station.text()).toContain('第2个问题')
    expect(station.text()).not.toContain('第1个问题')
    await station.press('下一页')
    expect(station.text()).toContain('第1个问题')
  })

  it('speaks English', async () => {
    await open(elder.id, [question as Document], 'en')
    await station.press('My questions')
    expect(station.text()).toContain('Waiting for an answer')
  })

  it('is told on the own home for two weeks, and not once it was taken back', async () => {
    const Line = () => (useHasNewAnswer(elder.id) ? 'answered' : 'nothing new')
    const told = async (documents: readonly Document[], days: number) => {
      station = memoryStation({ self: true, documents })
      station.now += days * 86_400_000
      await station.draw(<Line />)
      const text = station.text()
      await station.close()
      return text
    }
    const written = answerAsExpert(question, '好', sampleExpertAccount(), sampleExpert(), {
      ...actOf('2026-11-21T02:00:00.000Z', 6),
      author: sampleExpertAccount().id,
    })
    if (!written.ok) throw new Error(written.error.code)
    const own = written.value as Document
    const back = takeBackAnswer(written.value, { ...actOf('2026-11-22T02:00:00.000Z', 7), author: own.author })
    expect(await told([question as Document], 0)).toBe('nothing new')
    expect(await told([question as Document, own], 0)).toBe('answered')
    expect(await told([question as Document, own], 20)).toBe('nothing new')
    expect(await told([question as Document, own, (back.ok ? back.value : own) as Document], 0)).toBe('nothing new')
    await open(elder.id, [question as Document, own])
    await station.press('我问过的')
    expect(station.text()).toContain('林知远（主治医师，青石桥社区卫生服务中心）本人回答')
  })

  it('shows no article that was taken back since', async () => {
    const made = recallArticle(
      article,
      { recalled: true, reason: '有错' },
      'staff',
      actOf('2026-11-21T03:00:00.000Z', 5),
    )
    const recall = (made.ok ? made.value : undefined) as unknown as Document
    await open(elder.id, [question as Document, answer, recall])
    await station.press('我问过的')
    expect(station.text()).toContain('已经不再用了')
    expect(station.text()).not.toContain(article.body.summary)
  })
})
