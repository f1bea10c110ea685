// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { spokenSentences } from './spoken-text.ts'

const sentences = (html: string) => {
  document.body.innerHTML = `<div>${html}</div>`
  return spokenSentences(document.body)
}
const spoken = (html: string) =>
  sentences(html)
    .map(({ text }) => text)
    .join('')
/** What is marked while each of them is read. */
const marked = (html: string) => sentences(html).map(({ range }) => range().toString())

describe('what is read aloud', () => {
  it('pauses between blocks and keeps inline words together', () => {
    expect(spoken('<h2>我的血压</h2><p>比目标<b>高一点</b></p>')).toBe('我的血压。比目标高一点。')
  })
  it('does not pause where a line may break', () => {
    expect(spoken('<p>谁看过我的<wbr>资料</p>')).toBe('谁看过我的资料。')
  })
  it('adds no pause where the sentence has one', () => {
    expect(spoken('<p>请坐下，休息五分钟。</p><p>再测一次</p>')).toBe('请坐下，休息五分钟。再测一次。')
  })
  it('leaves out pictures and what is marked silent', () => {
    expect(spoken('<p>好<svg><text>图</text></svg></p><p data-silent>静</p><p aria-hidden="true">暗</p>')).toBe('好。')
  })
  it('says figures the way people do where told how', () => {
    expect(spoken('<p>血压 <span data-spoken="高压138，低压82">138 / 82</span></p>')).toBe('血压 高压138，低压82。')
  })

  it('is one sentence after the other, and knows where each of them stands', () => {
    const html = '<p>请坐下。<b>休息</b>五分钟！</p><p> 再测一次 </p>'
    expect(sentences(html).map(({ text }) => text)).toEqual(['请坐下。', '休息五分钟！', '再测一次。'])
    expect(marked(html)).toEqual(['请坐下。', '休息五分钟！', '再测一次'])
    expect(marked('<p>Pulse 3.5 up. Sit down.</p>')).toEqual(['Pulse 3.5 up.', 'Sit down.'])
  })
  it('marks the figures themselves while they are said in other words', () => {
    const html = '<p>血压 <span data-spoken="高压138，低压82。好">138 / 82</span> 昨天量的</p>'
    expect(marked(html)).toEqual(['血压 138 / 82', '138 / 82 昨天量的'])
  })
})
