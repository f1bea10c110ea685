/** Other records that may be the same person, found while the form is filled in. */
import { useMemo } from 'react'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { type Duplicate, type ElderDraft, findDuplicates, isSameHome } from '../../../src-domain/elders/elder-rules.ts'
import { compactIdentityNumber } from '../../../src-domain/shared/identity-number.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { nameUnits } from '../../search/name-readings.ts'

export type FoundDuplicate = Duplicate & { readonly elder: Elder }

/** The sound of a name without tones, each character by its first reading; a surname by the surname's own. */
export const soundOf = (name: string, namePinyin?: string): string =>
  nameUnits(name, namePinyin)
    .map((unit) => unit.readings[0] ?? unit.text)
    .join(' ')

/** Undefined while the register is still read: nothing is known yet, which is not the same as nobody found. */
export function useDuplicateSearch(draft: ElderDraft): readonly FoundDuplicate[] | undefined {
  const documents = useDocuments({ collection: 'elders', kind: 'elder' })
  const { name = '', namePinyin, birthDate, identityNumber, phone, address } = draft
  return useMemo(
    () =>
      documents === undefined
        ? undefined
        : duplicatesAmong(documents.filter(isElder), { name, namePinyin, birthDate, identityNumber, phone, address }),
    [documents, name, namePinyin, birthDate, identityNumber, phone, address],
  )
}

export function duplicatesAmong(
  elders: readonly Elder[],
  draft: {
    readonly name: string
    readonly namePinyin?: string | undefined
    readonly birthDate?: string | undefined
    readonly identityNumber?: string | undefined
    readonly phone?: string | undefined
    readonly address?: string | undefined
  },
): readonly FoundDuplicate[] {
  const number = draft.identityNumber === undefined ? undefined : compactIdentityNumber(draft.identityNumber)
  // Only who shares the number, the day or the home is worth the work of reading a name.
  const near = elders.filter(
    ({ body }) =>
      body.birthDate === draft.birthDate ||
      (number !== undefined && body.identityNumber === number) ||
      isSameHome(body, draft),
  )
  const byId = new Map(near.map((elder) => [elder.id, elder]))
  const found = findDuplicates(
    { ...draft, identityNumber: number, sound: soundOf(draft.name, draft.namePinyin) },
    near.map(({ id, body }) => ({
      id,
      birthDate: body.birthDate,
      identityNumber: body.identityNumber,
      phone: body.phone,
      address: body.address,
      sound: soundOf(body.name, body.namePinyin),
    })),
  )
  return found.flatMap((one) => {
    const elder = byId.get(one.id)
    return elder === undefined ? [] : [{ ...one, elder }]
  })
}
