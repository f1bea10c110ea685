import { describe, expect, it } from 'vitest'
import { changeDraft, withBirthDate, withGuardian, withNumber } from './draft.ts'

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

  it('takes back what a number filled when that number is deleted, changed or replaced', () => {
    const filled = withNumber({ name: '王' }, '310101193503150026', today)
    expect(withNumber(filled, '31010119350315002', today)).toEqual({ name: '王', identityNumber: '31010119350315002' })
    expect(withNumber(filled, '', today)).toEqual({ name: '王' })
    expect(withNumber(filled, '310101 19350315 0026', today)).toMatchObject({ birthDate: '1935-03-15', sex: '2' })
    expect(withNumber(filled, '320599200202031041', today)).toMatchObject({ birthDate: '2002-02-03' })
    const said = { ...filled, birthDate: '1936-01-01', birthDateSource: 'said', sex: '1' } as const
    expect(withNumber(said, '', today)).toEqual({
      name: '王',
      birthDate: '1936-01-01',
      birthDateSource: 'said',
      sex: '1',
    })
  })

  it('says of no birth date that was typed over the card’s that it was seen on the card', () => {
    const filled = withNumber({}, '310101193503150026', today)
    expect(withBirthDate(filled, '1936-01-01').birthDateSource).toBeUndefined()
    expect(withBirthDate(filled, '1935-03-15').birthDateSource).toBe('card')
    expect(withBirthDate({ birthDateSource: 'said' }, '1936-01-01').birthDateSource).toBe('said')
  })

  it('takes back the reason for no number once there is one, and fills nothing from a wrong one', () => {
    expect(withNumber({ noNumberReason: 'lostCard' }, '310101193503150027', today)).toEqual({
      identityNumber: '310101193503150027',
    })
  })

  it('holds the guardian who gave the consent, and follows when that is asked anew', () => {
    const li = { name: '李', relation: 'spouse', evidence: '户口簿' } as const
    const changed = { ...li, name: '李强' }
    expect(withGuardian({}, undefined, li)).toEqual({ guardian: li })
    expect(withGuardian({ guardian: changed }, li, li)).toEqual({ guardian: changed })
    expect(withGuardian({ guardian: li }, li, changed)).toEqual({ guardian: changed })
    expect(withGuardian({ guardian: li }, li, undefined)).toEqual({})
    expect(withGuardian({ guardian: changed }, undefined, undefined)).toEqual({ guardian: changed })
  })
})
