// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { isTransferOffer, isTransferWithdrawal, movedKind } from '../../../src-domain/transfer/transfer.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { ArrivedNote, LeftPage } from './moved.tsx'
import { ReceiveElderDialog } from './receive-elder.tsx'
import { TransferCard } from './transfer-card.tsx'

const elder = sampleElder()
let station: MemoryStation
afterEach(() => station.close())
const moved = (way: 'left' | 'arrived') =>
  createDocument(
    movedKind,
    { way, other: 'yi', otherName: '乙站', receipt: 'abc123', documents: 12 },
    actOf('2026-11-19T02:00:00.000Z', 7),
    { elder: elder.id },
  )

it('gives a code once, after the text and a witness, keeps only its hash, and takes it back', async () => {
  station = memoryStation({ role: 'administrator', documents: [elder] })
  await station.draw(<TransferCard elder={elder} />)
  await station.press('转到另一个驿站')
  expect(station.text()).toMatch(/跟着走的.*留在本站的.*全部资料，包括健康资料/)
  await station.press('老人同意，下一步')
  await station.press('签好，给转移码')
  expect(station.documents().some(isTransferOffer)).toBe(false)
  await station.choose('见证人写不了字时，由在场的人见证')
  await station.type('见证人姓名', '孙燕')
  await station.press('签好，给转移码')
  // The code is hashed on the way.
  const shown = await vi.waitFor(() => {
    const code = /([0-9A-Z]{5}){4}[0-9A-Z]{6}/.exec(station.text())?.[0] ?? ''
    expect(code).toHaveLength(26)
    return code
  })
  const offer = station.documents().find(isTransferOffer)
  expect(offer).toMatchObject({ elder: elder.id, body: { consent: { method: 'witness', witness: { name: '孙燕' } } } })
  expect(JSON.stringify(station.documents())).not.toContain(shown)
  await station.press('已打印或抄好')
  expect(station.text()).not.toContain(shown)
  await station.press('收回转移码')
  expect(station.documents().some(isTransferWithdrawal)).toBe(true)
  expect(station.button('转到另一个驿站')).toBeDefined()
})

it('is not offered to staff who are no administrators', async () => {
  station = memoryStation({ role: 'staff', documents: [elder] })
  await station.draw(<TransferCard elder={elder} />)
  expect(station.button('转到另一个驿站')).toBeUndefined()
})

it('says plainly why nothing was received, and opens what was', async () => {
  station = memoryStation({ role: 'administrator' })
  const opened: string[] = []
  await station.draw(<ReceiveElderDialog onOpen={(id) => opened.push(id)} onClose={() => undefined} />)
  await station.type('转移码', 'ABC')
  await station.press('接收')
  expect(station.text()).toContain('26 个字母和数字。请对照纸条')
  const asked: string[] = []
  let status = 0
  station.host.sync = async (path, init) => {
    if (status === 0) throw new TypeError('unplugged')
    asked.push(`${path} ${String(init?.body)}`)
    return new Response(JSON.stringify({ elder: elder.id }), { status })
  }
  await station.type('转移码', 'abcde-fghjk-mnpqr-stvwx-yz0123')
  for (const [answer, words] of [
    [0, '连不上总台'],
    [404, '打不开'],
    [429, '试错太多次'],
    [200, '已经收到'],
  ] as const) {
    status = answer
    await station.press('接收')
    expect(station.text()).toContain(words)
  }
  expect(asked.at(-1)).toContain('/sync/station-qingshiqiao/_transfers')
  expect(asked.at(-1)).toContain('"code":"ABCDEFGHJKMNPQRSTVWXYZ0123"')
  expect(station.button('打开档案')?.disabled).toBe(true)
  await station.arrive(elder as Document)
  await station.press('打开档案')
  expect(opened).toEqual([elder.id])
})

it('says since when and from where an elder is here, or where the elder went', async () => {
  station = memoryStation({ role: 'administrator', documents: [elder, moved('arrived')] })
  await station.draw(<ArrivedNote elder={elder.id} />)
  expect(station.text()).toMatch(/从乙站转来.*12 份/)
  await station.draw(<LeftPage moved={moved('left')} />)
  expect(station.text()).toMatch(/已经转走.*乙站.*12 份.*abc123/)
})
