/** The forms of a follow-up, of a check-up and of an import for one elder; that somebody looks at the record is written down as for every tab. */
import type { Programme } from '../../src-domain/follow-ups/follow-up-lists.ts'
import { CheckUpScreen } from '../features/check-ups/check-up-screen.tsx'
import { ImportScreen } from '../features/imports/import-screen.tsx'
import { FollowUpScreen } from '../features/follow-ups/follow-up-screen.tsx'
import { OfElder } from './of-elder.tsx'

type FormOfElder = {
  readonly id: string
  readonly corrects?: string | undefined
  readonly onDone: () => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}

export function CheckUpOfElder({ id, ...screen }: FormOfElder) {
  return (
    <OfElder id={id} permission="measure" part="checkUp" onBack={screen.onBack}>
      {(elder) => <CheckUpScreen elder={elder} {...screen} />}
    </OfElder>
  )
}

export function FollowUpOfElder({ id, ...screen }: FormOfElder & { readonly programme: Programme }) {
  return (
    <OfElder id={id} permission="measure" part="followUp" onBack={screen.onBack}>
      {(elder) => <FollowUpScreen elder={elder} {...screen} />}
    </OfElder>
  )
}

export function ImportOfElder({ id, onBack }: Pick<FormOfElder, 'id' | 'onBack'>) {
  return (
    <OfElder id={id} permission="measure" part="measurements" onBack={onBack}>
      {(elder) => <ImportScreen elder={elder} onBack={onBack} />}
    </OfElder>
  )
}
