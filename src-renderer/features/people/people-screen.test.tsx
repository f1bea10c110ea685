// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { type StaffRole, staffKind } from '../../../src-domain/staff/staff.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleExpert } from '../../../tests/support/sample-expert.ts'
import { actsOf } from '../../../tests/support/trial-kinds.ts'
import type { Host } from '../../host/host.ts'
import { PeopleScreen } from './people-screen.tsx'

const acts = actsOf('k1', 3)
const person = (id: string, name: string, role: StaffRole): Document => ({
  ...createDocument(staffKind, { name, role, active: true }, acts()),
  id,
})
const me = person(memoryStaff, '陈晓梅', 'administrator')
const liu = person('staff:018f0000-0000-7000-8000-000000000003', '刘建', 'staff')
const lateExpert = 'organizations:018f0000-0000-7000-8000-000000000077'
const verifier = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'

let station: MemoryStation
let asked: string[]
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = () => undefined
  asked = []
  station = memoryStation({ role: 'administrator', documents: [me, liu] })
  station.host.call = (async (name: string, params: { staff: string; pin: string }) => {
    asked.push(`${name} ${params.staff} ${params.pin}`)
    if (name === 'keys.verifier') {
      const isWeak = params.pin === '123456'
      return isWeak ? { ok: false, error: { code: 'pin.weak' } } : { ok: true, value: { verifier } }
    }
    return params.pin === '284917'
      ? { ok: true, value: { dataKey: '', holder: { staff: params.staff, name: '', role: 'administrator' } } }
      : { ok: false, error: { code: 'pin.wrong', params: { attemptsLeft: 4 } } }
  }) as unknown as Host['call']
})
afterEach(() => station.close())

const enter = async (pin: string) => {
  for (const digit of pin) {
    await act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key: digit })))
  }
}
const of = (name: string) => station.ofKind('staff').find(({ body }) => body['name'] === name)?.body

it('adds somebody with a temporary PIN, after the own one', async () => {
  await station.draw(<PeopleScreen />)
  await station.press('加一个人')
  await station.type('姓名', '刘建')
  await station.press('下一步')
  expect(station.text()).toContain('已经有一位叫这个名字')
  await station.type('姓名', '孙丽')
  await station.press('下一步')
  await enter('123456')
  await enter('123456')
  expect(station.text()).toContain('太容易猜到')
  await enter('730682')
  await enter('730683')
  expect(station.text()).toContain('两次')
  await enter('730682')
  await enter('730682')
  await enter('111222')
  expect(of('孙丽')).toBeUndefined()
  await enter('284917')
  expect(of('孙丽')).toMatchObject({ role: 'staff', active: true, pinVerifier: verifier, pinTemporary: true })
  expect(station.ofKind('audit')[0]?.body).toMatchObject({ action: 'staffChange', parts: ['added', 'staff'] })
  expect(asked.at(-1)).toBe(`keys.unlock ${memoryStaff} 284917`)
})

it('gives somebody who forgot the PIN a temporary one', async () => {
  await station.draw(<PeopleScreen />)
  await station.press('换临时密码')
  await enter('730682')
  await enter('730682')
  await enter('284917')
  expect(of('刘建')).toMatchObject({ pinVerifier: verifier, pinTemporary: true })
  expect(station.text()).toContain('临时密码，还没换')
  expect(station.ofKind('audit')[0]).toMatchObject({ author: memoryStaff, body: { subject: liu.id, parts: ['pin'] } })
})

it('shuts somebody out, and nobody out of the own account', async () => {
  await station.draw(<PeopleScreen />)
  const outs = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === '停用')
  expect(outs.map((one) => one.getAttribute('aria-label'))).toEqual(['停用：刘建'])
  await station.press('停用')
  await station.press('下一步')
  await enter('284917')
  expect(of('刘建')).toMatchObject({ active: false })
})

it('lets an expert whose papers are in order sign in, and says why another cannot', async () => {
  const late = {
    ...sampleExpert({ name: '许清', agreement: { from: '2025-02-01', to: '2026-01-01' } }),
    id: lateExpert,
  }
  station = memoryStation({
    role: 'administrator',
    documents: [me, liu, sampleExpert(), late] as readonly unknown[] as readonly Document[],
  })
  station.host.call = (async (name: string) =>
    name === 'keys.verifier' ? { ok: true, value: { verifier } } : { ok: true, value: {} }) as unknown as Host['call']
  await station.draw(<PeopleScreen />)
  await station.press('请一位专家来回答')
  const choices = [...document.querySelectorAll<HTMLButtonElement>('dialog .people-found button')]
  expect(choices.map((one) => [one.getAttribute('aria-label'), one.disabled])).toEqual([
    ['选林知远', false],
    ['选许清', true],
  ])
  expect(station.text()).toContain('现在不能请：协议在')
  await act(async () => choices[0]?.click())
  await enter('730682')
  await enter('730682')
  await enter('284917')
  expect(station.ofKind('expert-account')).toMatchObject([
    { body: { name: '林知远', expert: sampleExpert().id, active: true, pinVerifier: verifier, pinTemporary: true } },
  ])
  expect(station.ofKind('audit')[0]?.body).toMatchObject({ action: 'staffChange', parts: ['added', 'expert'] })
  const shut = document.querySelector<HTMLButtonElement>('button[aria-label="停用：林知远"]')
  await act(async () => shut?.click())
  await station.press('下一步')
  await enter('284917')
  expect(station.ofKind('expert-account')).toMatchObject([{ body: { active: false } }])
})
