import { describe, expect, it } from 'vitest'
import { type CardValues, withCard } from './id-card-dialog.tsx'

const today = '2026-11-29'
const card: CardValues = {
  name: '王秀兰',
  sex: '2',
  ethnicity: '01',
  birthDate: '1935-03-15',
  address: '四川省成都市青羊区石桥街18号',
  number: '310101193503150026',
}

describe('a card that was compared', () => {
  it('goes into the form with where the birth date comes from, and the rest of the form stays', () => {
    const draft = { phone: '13912345678', noNumberReason: 'notAtHand' } as const
    expect(withCard(draft, card, today)).toEqual({
      phone: '13912345678',
      name: '王秀兰',
      sex: '2',
      ethnicity: '01',
      birthDate: '1935-03-15',
      birthDateSource: 'card',
      address: '四川省成都市青羊区石桥街18号',
      identityNumber: '310101193503150026',
    })
  })

  it('leaves alone what could not be read', () => {
    const nothing: CardValues = { name: '', sex: '', ethnicity: '', birthDate: '', address: '', number: '' }
    const draft = { name: '李', identityNumber: '110101194001010012' }
    expect(withCard(draft, nothing, today)).toEqual(draft)
  })
})
