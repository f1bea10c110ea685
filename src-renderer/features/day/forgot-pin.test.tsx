// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { staffKind } from '../../../src-domain/staff/staff.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actsOf } from '../../../tests/support/trial-kinds.ts'
import type { Host } from '../../host/host.ts'
import { ForgotPin } from './forgot-pin.tsx'
import { useArrival } from './use-arrival.ts'

let station: MemoryStation
afterEach(() => station.close())

const person = { staff: 'staff:li', name: '李敏', role: 'administrator' } as const
const code = 'ABCDE-FGHJK-MNPQR-STVWX-YZ2345'
const verifier = (of: string) => `$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$${of}`
const enter = async (pin: string) => {
  for (const key of pin) await act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key })))
}

async function draw(hasCode: boolean, answers: readonly object[]) {
  const asked: { readonly name: string; readonly params: unknown }[] = []
  const set: string[] = []
  let n = 0
  station = memoryStation()
  station.host.call = (async (name: string, params: unknown) => {
    asked.push({ name, params })
    return name === 'backup.state' ? { hasCode } : answers[n++]
  }) as unknown as Host['call']
  await station.draw(
    <ForgotPin person={person} hasOthers onSet={(pin) => void set.push(pin)} onCancel={() => undefined} />,
  )
  return { asked, set }
}

it('sets a new PIN by the code on paper; a wrong code is said and stays to be compared', async () => {
  const wrong = { ok: false, error: { code: 'recover.wrongCode' } }
  const { asked, set } = await draw(true, [wrong, { ok: true, value: {} }])
  expect(station.text()).toContain('请另一位管理员')
  await station.type('恢复码', 'ABC')
  await station.press('下一步，设新密码')
  expect(station.text()).toContain('26 个字母和数字')
  await station.type('恢复码', code)
  await station.press('下一步，设新密码')
  for (const time of [1, 2]) {
    await enter('730682')
    await enter('730682')
    if (time === 2) break
    expect(station.text()).toContain('恢复码不对')
    await station.press('下一步，设新密码')
  }
  expect(asked.at(-1)).toEqual({ name: 'keys.recover', params: { staff: 'staff:li', code, pin: '730682' } })
  expect(set).toEqual(['730682'])
})

it('says plainly that nothing opens the machine where no code was ever printed', async () => {
  await draw(false, [])
  expect(station.text()).toContain('谁也打不开')
  expect(station.text()).not.toContain('下一步')
})

it('writes the new PIN into the document and how it came about into the trail, at the first sign-in with it', async () => {
  const body = { name: '李敏', role: 'administrator', active: true, pinVerifier: verifier('forgotten') } as const
  const known = { ...createDocument(staffKind, body, actsOf('k1', 4)()), id: memoryStaff }
  station = memoryStation({ documents: [known as Document] })
  station.host.call = (async () => ({ verifier: verifier('new'), isRecovered: true })) as unknown as Host['call']
  function Shell() {
    useArrival()
    return null
  }
  await station.draw(<Shell />)
  expect(station.ofKind('staff')[0]?.body).toMatchObject({ pinVerifier: verifier('new'), pinTemporary: false })
  const entries = station.ofKind('audit').map((entry) => entry.body)
  expect(entries).toContainEqual({ action: 'staffChange', subject: memoryStaff, parts: ['pin', 'byRecoveryCode'] })
  expect(entries).toContainEqual({ action: 'signIn', subject: memoryStaff })
})
