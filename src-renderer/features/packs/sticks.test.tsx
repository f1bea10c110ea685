// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isPackReceipt } from '../../../src-domain/media/pack-receipt.ts'
import { headLengthOf, placesInPackFile } from '../../../src-domain/media/pack-file.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { err, ok, refusal } from '../../../src-domain/shared/result.ts'
import { axeFindingsHere } from '../../../tests/support/axe-here.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { packsOf, samplePack, type SamplePack } from '../../../tests/support/sample-packs.ts'
import type { Host, PackOnStick } from '../../host/host.ts'
import type { PackState } from '../../media/packs.ts'
import { PacksContext } from '../../media/use-packs.ts'
import { PacksScreen } from './packs-screen.tsx'

const exercises = samplePack('居家锻炼', { '第一式.mp4': 'a film', '图一.jpg': 'a picture', '说明.pdf': 'a paper' })
const signed: SamplePack = {
  ...exercises,
  pack: { ...exercises.pack, body: { ...exercises.pack.body, signature: 'A'.repeat(86) } },
}
const onStick = ({ pack }: SamplePack): PackOnStick => ({
  path: '/media/stick/a.gkpack',
  name: 'a.gkpack',
  bytes: 9_999,
  about: {
    id: pack.id,
    name: pack.body.name,
    about: '跟着做',
    bytes: pack.body.bytes,
    files: pack.body.files.length,
    names: pack.body.files.map(({ name }) => name),
    madeAt: pack.occurredAt,
  },
})

let station: MemoryStation
beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:here/1')
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined)
})
afterEach(() => station.close())

type Call = readonly [string, unknown]
async function open(
  samples: readonly SamplePack[],
  answers: Readonly<Record<string, (params: never) => unknown>>,
  documents: readonly Document[] = [],
) {
  const store = packsOf(samples)
  const calls: Call[] = []
  station = memoryStation({ role: 'administrator', documents })
  station.host.call = (async (name: string, params: never) => {
    calls.push([name, params])
    return answers[name]?.(params) ?? (name === 'backup.places' ? { folders: ['/media/stick'] } : {})
  }) as Host['call']
  await station.draw(
    <PacksContext value={async () => store.packs}>
      <PacksScreen />
    </PacksContext>,
  )
  await expect.poll(() => station.button('从 U 盘拿进来')).toBeDefined()
  return { ...store, calls }
}
const press = (words: string) =>
  act(async () =>
    [...document.querySelectorAll<HTMLButtonElement>('dialog button')]
      .find((one) => one.textContent === words)
      ?.click(),
  )

describe('a pack on a stick', () => {
  const answers = {
    'packFile.list': () => ok({ sticks: 1, files: [onStick(signed)] }),
    'packFile.look': () => ok({ pack: signed.pack, writtenAt: 5, writtenBy: 'server' }),
    'export.write': () => ok({ path: '/media/stick/receipt' }),
  }

  it('tells what it holds and that it is ours before it is taken in, then leaves a receipt here and there', async () => {
    const { packs, states, calls } = await open([], answers)
    packs.bringIn = async (pack) => {
      const state: PackState = { phase: 'whole', have: pack.body.bytes, document: pack }
      states.next(new Map([[pack.id, state]]))
      return ok(undefined)
    }
    await station.press('从 U 盘拿进来')
    await expect.poll(() => station.text()).toContain('您这边的服务器做的')
    for (const words of ['居家锻炼', '跟着做', '3 个文件', '第一式.mp4、图一.jpg、说明.pdf'])
      expect(station.text()).toContain(words)
    expect(await axeFindingsHere()).toEqual([])
    await press('拿进来（0.1 兆）')
    await expect.poll(() => station.text()).toContain('拿进来了，检查过，完整')
    expect(station.text()).toContain('留了一张回执')
    const receipts = station.documents().filter(isPackReceipt)
    expect(receipts.map(({ body, elder }) => [body.pack, body.file, body.writtenBy, elder])).toEqual([
      [signed.pack.id, 'a.gkpack', 'server', ''],
    ])
    const carried = calls.find(([name]) => name === 'export.write')?.[1] as { text: string; folder: string }
    expect(carried.folder).toBe('/media/stick')
    expect(carried.text).not.toContain('staff:')
    expect(station.text()).toContain('已经在这台机器上，完整')
  })

  it('says why it was not taken in, and nothing is noted then', async () => {
    const { packs } = await open([], answers)
    packs.bringIn = async () => err(refusal('pack.stickGone'))
    await station.press('从 U 盘拿进来')
    await expect.poll(() => station.text()).toContain('您这边的服务器做的')
    await press('拿进来（0.1 兆）')
    await expect.poll(() => station.text()).toContain('U 盘读不出来了')
    expect(station.documents()).toEqual([])
  })

  it('says of each file that cannot be taken in why, and what to do where none is found', async () => {
    const torn = { path: '/media/stick/b.gkpack', name: 'b.gkpack', bytes: 5, problem: 'pack.foreign' }
    let found: unknown = ok({ sticks: 1, files: [torn] })
    await open([], { 'packFile.list': () => found })
    await station.press('从 U 盘拿进来')
    await expect.poll(() => station.text()).toContain('不是您这边的服务器做的')
    found = ok({ sticks: 0, files: [] })
    await press('再找一次')
    await expect.poll(() => station.text()).toContain('没有找到 U 盘')
    found = ok({ sticks: 1, files: [] })
    await press('再找一次')
    await expect.poll(() => station.text()).toContain('U 盘上没有影音资料')
  })

  it('is known from the stick alone, and is the same one when the server brings its document', async () => {
    const { states } = await open([signed], {})
    await act(async () =>
      states.next(new Map([[signed.pack.id, { phase: 'whole', have: signed.pack.body.bytes, document: signed.pack }]])),
    )
    const cards = () =>
      [...document.querySelectorAll('.card h2, .card h3')].filter((one) => one.textContent === '居家锻炼')
    expect(cards()).toHaveLength(1)
    await station.arrive(signed.pack)
    expect(cards()).toHaveLength(1)
  })
})

describe('a pack that is whole here', () => {
  it('is written to a stick as one file, every part of it', async () => {
    const written: Buffer[] = []
    const { packs } = await open(
      [signed],
      {
        'export.write': ({ text }: { text: string }) => {
          written.push(Buffer.from(text, 'base64'))
          return ok({ path: '/media/stick/居家锻炼.gkpack' })
        },
      },
      [signed.pack],
    )
    const bytesByHash = new Map(
      signed.pack.body.files.map((file) => [file.parts[0], signed.bytesByFile.get(file.name)]),
    )
    packs.part = async (hash) => bytesByHash.get(hash)
    await station.press('写到 U 盘')
    await press('写（0.1 兆）')
    await expect.poll(() => station.text()).toContain('写好了')
    const file = Buffer.concat(written)
    const length = headLengthOf(file.subarray(0, 8))
    const { places, end } = placesInPackFile(signed.pack, length.ok ? length.value : 0)
    expect(file.length).toBe(end)
    expect(places.map(({ at, bytes }) => file.subarray(at, at + bytes).toString())).toEqual([
      'a film',
      'a picture',
      'a paper',
    ])
  })

  it('leaves nothing on the stick when it could not be written, or would not be taken elsewhere', async () => {
    const { packs, calls } = await open([signed], { 'export.write': () => err({ code: 'export.full' }) }, [signed.pack])
    packs.part = async () => new Uint8Array(1)
    await station.press('写到 U 盘')
    await press('写（0.1 兆）')
    await expect.poll(() => station.text()).toContain('磁盘满了')
    expect(calls.filter(([name]) => name === 'export.discard')).toEqual([
      ['export.discard', { file: '居家锻炼.gkpack', folder: '/media/stick' }],
    ])
    await station.close()
    await open([exercises], {}, [exercises.pack])
    await station.press('写到 U 盘')
    await press('写（0.1 兆）')
    await expect.poll(() => station.text()).toContain('没有服务器的签名')
  })

  it('can be looked at, and its PDF is only kept', async () => {
    await open([signed], {}, [signed.pack])
    await expect.poll(() => station.text()).toContain('在这台机器上打不开：说明.pdf')
    await station.press('看“第一式”')
    await expect.poll(() => document.querySelector('dialog video')?.getAttribute('src')).toBe('blob:here/1')
    await act(async () => document.querySelector<HTMLButtonElement>('.dialog-close')?.click())
    expect(document.querySelector('video')).toBeNull()
    await station.press('看 1 张图')
    await expect.poll(() => document.querySelector('dialog img')?.getAttribute('alt')).toBe('图一')
  })
})
