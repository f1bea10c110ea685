// @vitest-environment happy-dom
import { act } from 'react'
import { BehaviorSubject } from 'rxjs'
import { afterEach, expect, it } from 'vitest'
import { type MediaPackBody, mediaPackKind } from '../../../src-domain/media/media-pack.ts'
import { createDocument } from '../../../src-domain/shared/document.ts'
import { err, ok, refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { Packs, PackState } from '../../media/packs.ts'
import { PacksContext } from '../../media/use-packs.ts'
import { PacksScreen } from './packs-screen.tsx'

const megabyte = 1024 * 1024
const body: MediaPackBody = {
  name: '居家锻炼',
  about: '跟着做的操',
  bytes: 20 * megabyte,
  files: [
    {
      name: '八段锦.mp4',
      type: 'video/mp4',
      bytes: 20 * megabyte,
      sha256: 'a'.repeat(64),
      parts: Array.from({ length: 160 }, (_, i) => i.toString(16).padStart(64, '0')),
    },
  ],
}
const pack = createDocument(mediaPackKind, body, {
  station: 'server',
  kiosk: 'server',
  author: 'system',
  now: Date.UTC(2026, 10, 1),
  offset: 480,
  random: (count) => new Uint8Array(count),
})

let station: MemoryStation
afterEach(() => station.close())

async function open(isMetered = false) {
  const states = new BehaviorSubject<ReadonlyMap<string, PackState>>(new Map())
  const done: string[] = []
  const packs: Packs = {
    states,
    load: async (_pack, options) => {
      if (isMetered && options?.onMetered !== true) return err(refusal('pack.metered'))
      done.push(options?.onMetered === true ? 'load, may cost' : 'load')
      return ok(undefined)
    },
    bringIn: async () => ok(undefined),
    stop: async () => void done.push('stop'),
    remove: async () => void done.push('remove'),
    read: () => new ReadableStream(),
    part: async () => undefined,
    close: async () => undefined,
  }
  station = memoryStation({ role: 'administrator', documents: [pack] })
  await station.draw(
    <PacksContext value={async () => packs}>
      <PacksScreen />
    </PacksContext>,
  )
  await expect.poll(() => station.text()).toContain('居家锻炼')
  const is = (state: PackState) => act(async () => states.next(new Map([[pack.id, state]])))
  return { done, is }
}
const press = async (words: string) => {
  const last = [...document.querySelectorAll<HTMLButtonElement>('dialog button')].findLast(
    (button) => button.textContent === words,
  )
  await act(async () => last?.click())
}

it('says how large a pack is before anything is fetched, then how far it is, and stops', async () => {
  const { done, is } = await open()
  expect(station.text()).toContain('还没有下载，一共 20 兆')
  await station.press('下载（20 兆）')
  await is({ phase: 'loading', have: 5 * megabyte })
  expect(station.text()).toContain('正在下载：5.0 兆，共 20 兆')
  expect(document.querySelector('progress')?.value).toBe(5 * megabyte)
  await station.press('先停下')
  await is({ phase: 'stopped', have: 5 * megabyte })
  await station.press('接着下载')
  expect(done).toEqual(['load', 'stop', 'load'])
  await is({ phase: 'failed', have: 0, code: 'storage.full' })
  expect(document.querySelector('.notice')?.textContent).not.toBe('')
})

it('asks before it fetches over a line that may cost money', async () => {
  const { done } = await open(true)
  await station.press('下载（20 兆）')
  expect(station.text()).toContain('可能要花钱')
  expect(done).toEqual([])
  await press('下载')
  expect(done).toEqual(['load, may cost'])
})

it('deletes after one question', async () => {
  const { done, is } = await open()
  await is({ phase: 'whole', have: body.bytes })
  expect(station.text()).toContain('检查过，完整')
  await station.press('从这台机器删掉')
  expect(done).toEqual([])
  await press('删掉')
  expect(done).toEqual(['remove'])
})
