import { describe, expect, it } from 'vitest'
import { changeDraft, withNumber } from './draft.ts'

const today = '2026-11-22'

describe('the draft of a form', () => {
  it('forgets a field that was emptied', () => {
    expect(changeDraft({ name: '王', phone: '1' }, { phone: '' })).toEqual({ name: '王' })
  })

  it('fills sex and birth date from a good number, and only where they are empty', () => {
    expect(withNumber({}, '310101193503150026', today)).toEqual({
      identityNumber: '310101193503150026',
      birthDate: '1935-03-15',
      birthDateSource: 'card',
      sex: '2',
    })
    expect(withNumber({ sex: '1', birthDate: '1936-01-01' }, '310101193503150026', today)).toMatchObject({
      sex: '1',
      birthDate: '1936-01-01',
    })
  })

  it('takes back the reason for no number once there is one, and fills nothing from a wrong one', () => {
    expect(withNumber({ noNumberReason: 'lostCard' }, '310101193503150027', today)).toEqual({
      identityNumber: '310101193503150027',
    })
  })
})
