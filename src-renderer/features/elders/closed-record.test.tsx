// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { ConsentTab } from './consent-tab.tsx'
import { DuplicatesPanel } from './duplicates-panel.tsx'
import { ElderFrame, type ElderTab } from './elder-frame.tsx'
import { HitLine } from './hit-line.tsx'

const details = {
  identityNumber: '310101194803010026',
  phone: '13800000000',
  village: '青石桥村',
  living: ['alone' as const],
  contacts: [{ id: 'c1', name: '王强', relation: 'son' as const, phone: '13911112222', isEmergency: true }],
  allergies: [
    { id: 'a1', substance: '青霉素', source: 'said' as const, at: '2026-11-01T02:00:00.000Z', author: 'staff:1' },
  ],
}
const open = sampleElder(details)
const closed = sampleElder({ ...details, withdrawn: ['record'] })
/** What nobody may read of a closed record. */
const told = /女|78|独居|青石桥|138|0026|310101|王强|139|青霉素|高龄/

let station: MemoryStation
afterEach(() => station.close())

const tabs: readonly ElderTab[] = [
  { key: 'overview', label: '概览', permission: 'viewElder', render: () => <p>血压 184/96</p> },
  {
    key: 'consent',
    label: '家属与同意',
    permission: 'viewElder',
    render: (elder) => <ConsentTab elder={elder} />,
  },
  { key: 'looks', label: '谁看过', permission: 'viewAudit', render: () => null },
]
const frame = async (elder: Elder, role: Role = 'staff'): Promise<string> => {
  station = memoryStation({ role, documents: [elder] })
  await station.draw(
    <ElderFrame
      id={elder.id}
      tabs={tabs}
      tab="overview"
      onTab={() => undefined}
      chips={() => <b>独居</b>}
      onEdit={() => undefined}
      onPrintCard={() => undefined}
    />,
  )
  return station.text()
}

describe('the page of an elder', () => {
  it('shows who it is, and allergies to staff while measuring is agreed to', async () => {
    expect(await frame(open)).toMatch(/女 78 岁.*过敏：青霉素/)
    await station.close()
    expect(await frame(open, 'volunteer')).not.toContain('青霉素')
    await station.close()
    expect(await frame(sampleElder({ ...details, withdrawn: ['measuring'] }))).not.toContain('青霉素')
  })

  it('shows of a closed record only the name, that it is closed and where consent is asked again', async () => {
    const text = await frame(closed)
    expect(text).toContain('王秀兰')
    expect(text).toContain('老人收回了建档同意')
    expect(text).toContain('“家属与同意”')
    expect(text).not.toMatch(told)
    expect(text).not.toMatch(/184|概览|改资料|交给老人用/)
    expect(station.ofKind('audit')).toMatchObject([{ body: { parts: ['consent'] } }])
  })

  it('opens nothing of a closed record to a volunteer and writes no look down', async () => {
    const text = await frame(closed, 'volunteer')
    expect(text).toContain('请叫站务员')
    expect(text).not.toMatch(told)
    expect(text).not.toMatch(/家属与同意|谁看过/)
    expect(station.ofKind('audit')).toEqual([])
  })
})

describe('the page of an elder who died', () => {
  const noted = { reason: 'died', at: '2026-11-20T02:00:00.000Z', on: '2026-02-18', toldBy: '女儿王敏' } as const
  const dead = sampleElder({ ...details, archived: noted })

  it('says it with care, with its day and who told it, and offers and asks nothing', async () => {
    const text = await frame(dead)
    expect(text).toMatch(/女 77 岁.*已去世.*王秀兰于2026年2月18日去世.*女儿王敏告诉的.*档案留着/)
    expect(text).not.toMatch(/删除|交给老人用|改资料|打印卡|独居</)
    expect(station.button('交给老人用')).toBeUndefined()
  })

  it('asks for no consent and takes none back', async () => {
    station = memoryStation({ documents: [dead] })
    await station.draw(<ConsentTab elder={dead} />)
    expect(station.text()).not.toMatch(/去问|收回同意/)
  })

  it('asks staff to check where somebody edited the record since', async () => {
    const edit = { at: '2026-11-21T02:00:00.000Z', author: 'staff:1', kiosk: 'kiosk-b', clock: { b: 1 } }
    const text = await frame({ ...dead, edits: { ...dead.edits, phone: edit } })
    expect(text).toMatch(/又有人改过这份档案.*请向家属核实/)
    expect(station.button('交给老人用')).toBeUndefined()
  })
})

describe('consent to a closed record', () => {
  it('says of what was agreed to besides that it rests, and asks only for the record itself', async () => {
    await frame(closed)
    expect(station.text().match(/建档同意已收回，暂不使用/g)).toHaveLength(2)
    expect([...document.querySelectorAll('button')].filter((one) => one.textContent === '去问')).toHaveLength(1)
    await station.press('去问')
    expect(station.text()).toContain('以前同意过、没有单独收回的事也重新生效')
  })
})

describe('a closed record among others', () => {
  it('is found with its name and nothing else', async () => {
    station = memoryStation()
    await station.draw(<HitLine hit={{ elder: closed, matched: 'name' }} />)
    expect(station.text()).toBe('王秀兰已收回同意')
  })

  it('is named as a possible duplicate, without what is known of it', async () => {
    station = memoryStation()
    await station.draw(
      <DuplicatesPanel
        duplicates={[{ id: closed.id, certainty: 'certain', elder: closed }]}
        isSettled={false}
        onSettle={() => undefined}
        onOpen={() => undefined}
      />,
    )
    expect(station.text()).toContain('王秀兰已收回同意打开这份档案')
    expect(station.text()).not.toMatch(told)
  })
})
