// @vitest-environment happy-dom
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { registerElder } from '../../../src-domain/elders/elder-rules.ts'
import type { Act } from '../../../src-domain/shared/document.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { memoryStation } from '../../../tests/support/memory-station.tsx'
import { duplicatesAmong, soundOf, useDuplicateSearch } from './use-duplicates.ts'

let turn = 0
const act = (): Act => ({
  station: 's',
  kiosk: 'k',
  author: 'staff:1',
  now: 1.79e12 + (turn += 1),
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, (_, i) => (turn * 7 + i * 13) % 256),
})
const known = (name: string, birthDate: string, identityNumber?: string) =>
  registerElder(
    {
      name,
      sex: '2',
      birthDate,
      ...(identityNumber === undefined ? { noNumberReason: 'lostCard' } : { identityNumber }),
    },
    [],
    act(),
  )

describe('the sound of a name', () => {
  it('is the same for names that sound alike, by the surname’s own reading', () => {
    expect(soundOf('王秀兰')).toBe(soundOf('汪秀岚'))
    expect(soundOf('单秀兰')).toBe('shan xiu lan')
    expect(soundOf('王𬮱', 'wang yin')).toBe('wang yin')
  })
})

describe('duplicates while registering', () => {
  const elders = [
    known('王秀兰', '1935-03-15', '310101193503150026'),
    known('汪秀岚', '1950-01-01'),
    known('李建国', '1950-01-01'),
  ]

  it('are found by the number, whatever the name', () => {
    const found = duplicatesAmong(elders, { name: '', identityNumber: '310101-19350315 0026' })
    expect(found.map(({ certainty, elder }) => [certainty, elder.body.name])).toEqual([['certain', '王秀兰']])
  })

  it('are found by sound and birth date before there is a number', () => {
    const found = duplicatesAmong(elders, { name: '王秀兰', birthDate: '1950-01-01' })
    expect(found.map(({ certainty, elder }) => [certainty, elder.body.name])).toEqual([['likely', '汪秀岚']])
  })

  it('are unknown until the register is read', async () => {
    const seen: (number | undefined)[] = []
    function Search() {
      seen.push(useDuplicateSearch({ name: '王秀兰', birthDate: '1950-01-01' })?.length)
      return null
    }
    const station = memoryStation({ documents: elders as readonly Document[], isReading: true })
    await station.draw(createElement(Search))
    expect(seen.at(-1)).toBeUndefined()
    await station.arrive()
    expect(seen.at(-1)).toBe(1)
    await station.close()
  })

  it('are possible by sound and the same telephone or address, however written, with another birth date', () => {
    const [, wang, li] = elders
    const lives = { ...wang!, body: { ...wang!.body, phone: '13800000001', address: '清石桥村 3 组 12 号' } }
    const found = (draft: object) =>
      duplicatesAmong([lives, { ...li!, body: { ...li!.body, phone: '13800000001' } }], {
        name: '王秀兰',
        birthDate: '1951-01-01',
        ...draft,
      }).map(({ certainty, elder }) => [certainty, elder.body.name])
    expect(found({ phone: '138-0000-0001' })).toEqual([['possible', '汪秀岚']])
    expect(found({ address: '清石桥村3组12号' })).toEqual([['possible', '汪秀岚']])
    expect(found({ address: '清石桥村3组13号', phone: '13800000002' })).toEqual([])
    expect(found({ birthDate: '1950-01-01', phone: '13800000001' })).toEqual([['likely', '汪秀岚']])
    expect(found({})).toEqual([])
  })

  it('are not found by the birth date alone', () => {
    expect(duplicatesAmong(elders, { name: '赵敏', birthDate: '1950-01-01' })).toEqual([])
  })
})
