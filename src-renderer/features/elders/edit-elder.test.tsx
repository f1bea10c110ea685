// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { EditElder } from './edit-elder.tsx'

const elder = sampleElder({ noNumberReason: 'notAtHand' })
let station: MemoryStation
let done: number
const open = async (one = elder) => {
  done = 0
  station = memoryStation({ documents: [one] })
  await station.draw(<EditElder id={one.id} onDone={() => (done += 1)} onOpen={() => undefined} />)
}
afterEach(() => station.close())
const stored = () => station.documents().find(isElder)?.body.distance

describe('the distance to the station', () => {
  beforeEach(() => open())

  it('that is no number of metres is neither changed nor saved over, and is said', async () => {
    await station.type('离驿站多远', '3,9')
    await station.leave('离驿站多远')
    await station.press('保存修改')
    expect([station.field('离驿站多远').value, stored(), done]).toEqual(['3,9', undefined, 0])
    expect(station.text()).toContain('离驿站多远请按米填 0 到 500000 之间的整数，只写数字；您填的是“3,9”。')
  })

  it('is saved as it was typed', async () => {
    await station.type('离驿站多远', '3900')
    await station.leave('离驿站多远')
    await station.press('保存修改')
    expect([stored(), done]).toEqual([3900, 1])
  })
})

describe('an older record with an emergency contact that has no telephone', () => {
  const son = { id: '1', name: '王强', relation: 'son', isEmergency: true } as const
  const older = sampleElder({ noNumberReason: 'notAtHand', contacts: [son] })

  it('says so at the contact when something else is edited, and is saved when the tick is gone', async () => {
    await open(older)
    await station.type('离驿站多远', '3900')
    await station.leave('离驿站多远')
    await station.press('保存修改')
    expect(document.querySelector('.contact-row .field-error')?.textContent).toContain('紧急联系人要打得通')
    expect(station.text()).toContain('还有 1 处要改')
    await station.choose('紧急联系人')
    await station.choose('没有电话')
    await station.press('保存修改')
    expect([stored(), done]).toEqual([3900, 1])
  })
})

describe('a number of somebody below sixty', () => {
  it('says how old that person is and asks to look at the card, and blocks nothing', async () => {
    await open()
    await station.type('出生日期', '')
    await station.type('证件号码', '320599200202031041')
    expect(station.text()).toContain('这个人今年 24 岁。请核对是不是老人本人的证件')
    await station.press('保存修改')
    expect(done).toBe(1)
  })
})
