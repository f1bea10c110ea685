// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation, type MemoryStationOptions } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { riskEventKind } from '../../../src-domain/archive/risk-event.ts'
import { needFactsOf } from '../../../src-domain/needs/need-facts.ts'
import { needsOf } from '../../../src-domain/needs/needs.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { dueToday } from '../../../src-domain/tasks/due-today.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { ArchiveTab } from './archive-tab.tsx'

let station: MemoryStation
afterEach(() => station.close())
const draw = async (elder: Elder, options: MemoryStationOptions = {}) => {
  station = memoryStation({ documents: [elder], ...options })
  await station.draw(
    <UnsavedProvider person="staff:1">
      <ArchiveTab elder={elder} onAskConsent={() => undefined} />
    </UnsavedProvider>,
  )
}
const readings = () => station.ofKind('reading').map(({ body }) => body)

describe('the health archive', () => {
  it('is not asked for, and says how to ask, where measuring was not agreed to', async () => {
    await draw(sampleElder({ agreed: ['record'] }))
    expect(station.text()).toContain('王秀兰没有同意记录健康测量和病情')
    expect(station.button('记测量')).toBeUndefined()
    expect(station.button('去问老人')).toBeDefined()
  })

  it('keeps several measurements of one sitting, and tells the record that it was changed', async () => {
    await draw(sampleElder())
    await station.press('记测量')
    await station.type('高压', '138')
    await station.type('低压', '82')
    await station.type('体重', '56.5')
    await station.choose('站务员')
    await station.press('保存')
    expect(readings()).toEqual([
      { type: 'bloodPressure', systolic: 138, diastolic: 82, source: 'staff' },
      { type: 'weight', value: 56.5, source: 'staff' },
    ])
    expect(station.ofKind('audit').map(({ body }) => body)).toMatchObject([
      { action: 'change', parts: ['measurements'] },
    ])
    expect(station.text()).toContain('138 / 82')
  })

  it('keeps what was typed out of bounds as it was, says the bounds, and saves nothing', async () => {
    await draw(sampleElder())
    await station.press('记测量')
    await station.type('高压', '1380')
    await station.type('低压', '82')
    await station.leave('高压')
    await station.choose('站务员')
    await station.press('保存')
    expect(station.text()).toContain('高压请按毫米汞柱填 60 到 260 之间的整数；您填的是 1380。')
    expect((station.field('高压') as HTMLInputElement).value).toBe('1380')
    expect(readings()).toEqual([])
  })

  it('puts an event right with a reason and withdraws one, and keeps both readable', async () => {
    const elder = sampleElder()
    const event = createDocument(
      riskEventKind,
      { type: 'fall', on: '2026-11-18' },
      actOf('2026-11-19T02:00:00.000Z', 7),
      { elder: elder.id },
    )
    await draw(elder, { documents: [elder, event] as unknown as Document[] })
    await station.press('更正')
    await station.type('哪一天', '2026-11-17')
    await station.press('保存')
    expect(station.text()).toContain('请写明原因')
    await station.type('为什么', '日子记错了')
    await station.press('保存')
    expect(station.ofKind('risk-event')).toHaveLength(2)
    expect(station.text()).toMatch(/更正和撤回过的（1）.*更正：日子记错了/)
    await station.press('撤回')
    await station.type('为什么', '是隔壁的李奶奶')
    await station.press('保存')
    expect(station.text()).toMatch(/没有记过意外.*更正和撤回过的（2）.*撤回：是隔壁的李奶奶/)
  })

  it('ends the task of a dangerous pressure by a visit after it, not by one before it, and brings it back when that is withdrawn', async () => {
    const elder = sampleElder()
    await draw(elder)
    await station.press('记测量')
    await station.type('高压', '186')
    await station.type('低压', '112')
    await station.choose('都没有')
    await station.choose('站务员')
    await station.press('保存')
    await station.press('先不量')
    const tasks = () => dueToday([elder], station.documents(), '2026-11-22').map(({ kind }) => kind)
    const visit = async (order: string) => {
      station.now += 60_000
      await station.press('记一次')
      await station.choose('看门诊')
      await station.type('哪一天', '2026-11-22')
      await station.press('保存')
      expect(station.text()).toContain('请选是量了以后去看的，还是看完以后才量的')
      await station.choose(order)
      await station.press('保存')
    }
    expect(tasks()).toContain('referralReading')
    await visit('不是，看完以后才量的')
    expect(tasks()).toContain('referralReading')
    await visit('是，量了以后去看的')
    expect(tasks()).not.toContain('referralReading')
    await station.press('撤回')
    await station.type('为什么', '没有去成')
    await station.press('保存')
    expect(tasks()).toContain('referralReading')
    expect(station.text()).toMatch(/撤回过的（1）.*撤回：没有去成/)
    expect(station.ofKind('audit').at(-1)?.body).toMatchObject({ action: 'change', parts: ['visits'] })
  })

  it('keeps a vaccination with its next date, and a hospital stay by the day of discharge', async () => {
    const elder = sampleElder()
    await draw(elder)
    await station.press('记一次')
    await station.choose('接种疫苗')
    await station.type('哪一天', '2025-11-20')
    await station.press('保存')
    expect(station.text()).toContain('请写是什么疫苗')
    await station.type('什么疫苗', '流感疫苗')
    await station.type('下一次是哪天', '2026-11-20')
    await station.press('保存')
    expect(dueToday([elder], station.documents(), '2026-11-22').map(({ kind }) => kind)).toContain('vaccinationDue')
    await station.press('记一次')
    await station.choose('住院')
    await station.type('哪天出院', '2026-11-10')
    await station.press('保存')
    expect(station.ofKind('care-visit').map(({ body }) => body)).toEqual([
      { type: 'vaccination', on: '2025-11-20', vaccine: '流感疫苗', nextDue: '2026-11-20' },
      { type: 'hospital', on: '2026-11-10' },
    ])
  })

  it('takes what a physician wrote only from the paper, and lets the physician take it back', async () => {
    const elder = sampleElder()
    await draw(elder)
    const degree = () =>
      needsOf(needFactsOf(elder.body, station.documents(), '2026-11-22'), []).find(
        ({ dimension }) => dimension === 'palliative',
      )?.degree
    const write = async (on: string) => {
      await station.type('哪位医生', '林知远')
      await station.type('哪家医院', '县人民医院')
      await station.type('纸上的日期', on)
      await station.press('保存')
      expect(station.text()).toContain('请拿到医生写的那张纸再记')
      await station.choose('医生写的那张纸就在手边，我照着它记')
      await station.press('保存')
    }
    expect(document.querySelector('details')?.open).toBe(false)
    await station.press('记医生的书面意见')
    await station.choose('写了：没有控制住')
    await write('2026-11-10')
    expect(degree()).toBe(4)
    station.now += 60_000
    await station.press('医生说现在不是这样了')
    await write('2026-11-20')
    expect(degree()).toBe(0)
    expect(station.button('医生说现在不是这样了')).toBeUndefined()
    expect(station.ofKind('audit').at(-1)?.body).toMatchObject({ action: 'change', parts: ['physicianNotes'] })
  })

  it('keeps the numbers of a laboratory report with unit and day, and voids one with a reason', async () => {
    await draw(sampleElder())
    await station.press('记化验单')
    await station.type('总胆固醇', '5.2')
    await station.type('肌酐', '78')
    await station.press('保存')
    expect(station.text()).toContain('请写明是哪天量的')
    await station.type('抽血或报告的日期', '2026-11-02')
    await station.choose('照化验单抄的')
    await station.press('保存')
    expect(station.ofKind('lab-result').map(({ body }) => `${body['test']} ${body['value']} ${body['unit']}`)).toEqual([
      'creatinine 78 umol/L',
      'cholesterol 5.2 mmol/L',
    ])
    expect(station.text()).toMatch(/肌酐 78 μmol\/L.*总胆固醇 TC 5.2 mmol\/L/)
  })

  it('writes nothing more and asks for nothing once a death is noted', async () => {
    const archived = { reason: 'died', at: '2026-11-20T02:00:00.000Z', toldBy: '女儿' } as const
    await draw(sampleElder({ archived }))
    expect([station.button('记测量'), station.button('记一件')]).toEqual([undefined, undefined])
    await station.close()
    await draw(sampleElder({ archived, agreed: ['record'] }))
    expect(station.button('去问老人')).toBeUndefined()
  })

  it('shows a corrected measurement beside the one that corrects it', async () => {
    await draw(sampleElder())
    await station.press('记测量')
    await station.type('体重', '65')
    await station.choose('站务员')
    await station.press('保存')
    await station.press('更正')
    await station.type('体重', '56')
    await station.press('保存')
    expect(readings()).toHaveLength(2)
    expect(document.querySelector('s')?.textContent).toBe('65 公斤')
    expect(station.text()).toContain('已更正为 56 公斤')
  })

  it('keeps that somebody asked about allergies and there are none known', async () => {
    await draw(sampleElder())
    expect(station.text()).toContain('还没有问过过敏')
    await station.press('问过了：没有已知过敏')
    await station.choose('家人')
    await station.press('保存')
    expect(station.text()).toContain('没有已知过敏')
    expect(station.text()).not.toContain('还没有问过过敏')
  })

  it('asks at once for a second measurement of a very high pressure, and sends for help when it stays', async () => {
    await draw(sampleElder())
    await station.press('记测量')
    await station.type('高压', '186')
    await station.type('低压', '112')
    expect(station.text()).toContain('现在有没有这些')
    await station.choose('都没有')
    await station.choose('站务员')
    await station.press('保存')
    expect(station.text()).toContain('请坐下休息 5 分钟，马上再量一次')
    expect(station.text()).toContain('依据：《国家基本公共卫生服务规范（第三版）》（2017年2月28日起）')
    station.now += 6 * 60_000
    await station.press('再量一次')
    expect(station.text()).not.toContain('体重、身高、腰围')
    await station.type('高压', '184')
    await station.type('低压', '108')
    await station.press('保存')
    expect(station.text()).toContain('休息后再量还是 184/108')
    expect(station.text()).toContain('这次量了 2 次，平均 185 / 110')
    expect(readings()).toHaveLength(2)
    await station.press('关闭')
    expect(station.text()).toContain('休息后再量还是 184/108')
  })

  it('keeps a measurement of an earlier day under that day, and asks for nothing now', async () => {
    await draw(sampleElder())
    await station.press('记测量')
    await station.type('高压', '190')
    await station.type('低压', '115')
    await station.choose('听说的')
    await station.type('哪天量的', '2026年3月2日')
    await station.leave('哪天量的')
    expect(station.text()).not.toContain('现在有没有这些')
    await station.type('几点量的', '8点半')
    await station.press('保存')
    expect(readings()).toEqual([
      { type: 'bloodPressure', systolic: 190, diastolic: 115, source: 'told', measured: '2026-03-02T08:30' },
    ])
    expect(station.button('再量一次')).toBeUndefined()
    expect(station.text()).toContain('3月2日 08:30')
    expect(station.text()).toContain('11月22日 10:00记下')
    expect(station.text()).toContain('以前量的血压 190/115')
  })

  it('puts a wrong day right', async () => {
    await draw(sampleElder())
    await station.press('记测量')
    await station.type('体重', '56')
    await station.choose('听说的')
    await station.type('哪天量的', '1930-03-02')
    await station.press('保存')
    expect(station.text()).toContain('这一天老人还没出生')
    await station.type('哪天量的', '2025-03-02')
    await station.press('保存')
    await station.press('更正')
    await station.type('哪天量的', '2026-03-02')
    await station.press('保存')
    expect(readings().map(({ measured }) => measured)).toEqual(['2025-03-02', '2026-03-02'])
    expect(station.text()).toContain('更正过')
    expect([...document.querySelectorAll('.archive-row time')].map((one) => one.textContent)).toEqual([
      '3月2日',
      '2025年3月2日',
    ])
  })

  it('lets a volunteer record nothing', async () => {
    await draw(sampleElder(), { role: 'volunteer' })
    for (const words of ['记测量', '记一次', '记医生的书面意见']) expect(station.button(words)).toBeUndefined()
    expect(station.text()).not.toContain('医生的书面意见')
  })
})
