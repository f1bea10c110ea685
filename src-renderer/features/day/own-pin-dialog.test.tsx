// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { createDocument } from '../../../src-domain/shared/document.ts'
import { type Staff, staffKind } from '../../../src-domain/staff/staff.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actsOf } from '../../../tests/support/trial-kinds.ts'
import type { Host } from '../../host/host.ts'
import { OwnPinDialog } from './own-pin-dialog.tsx'

let station: MemoryStation
afterEach(() => station.close())

const enter = async (pin: string) => {
  for (const key of pin) await act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key })))
}

it('changes the own PIN after the old one, for good', async () => {
  HTMLDialogElement.prototype.showModal = () => undefined
  const body = { name: '陈晓梅', role: 'staff', active: true } as const
  const person: Staff = { ...createDocument(staffKind, body, actsOf('k1', 4)()), id: memoryStaff }
  station = memoryStation({ documents: [person as never] })
  const verifier = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'
  station.host.call = (async (name: string, { pin }: { pin: string }) => {
    if (name === 'keys.verifier') return { ok: true, value: { verifier } }
    const isRight = pin === '284917'
    return isRight ? { ok: true, value: {} } : { ok: false, error: { code: 'pin.wrong', params: { attemptsLeft: 4 } } }
  }) as unknown as Host['call']
  await station.draw(<OwnPinDialog person={person} onClose={() => undefined} />)
  await enter('111222')
  expect(station.text()).toContain('先输入现在的密码')
  await enter('284917')
  await enter('730682')
  await enter('730682')
  expect(station.text()).toContain('换好了')
  expect(station.ofKind('staff')[0]?.body).toMatchObject({ pinVerifier: verifier, pinTemporary: false })
  expect(station.ofKind('audit')[0]?.body).toMatchObject({ action: 'staffChange', parts: ['pin'] })
})
