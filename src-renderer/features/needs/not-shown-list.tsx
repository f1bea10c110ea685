/** Who was not recommended, one line an institution, with the reason. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotShown } from '../../../src-domain/matching/match-services.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'

const first = 3

export function NotShownList({ notShown }: { readonly notShown: readonly NotShown[] }) {
  const { t } = useTranslation('needs')
  const refusalText = useRefusalText()
  const [all, setAll] = useState(false)
  const lines = [
    ...new Map(
      notShown.map(({ offer, why }) => {
        const [reason] = why
        const line = t('match.because', {
          name: offer.organizationName,
          why: reason === undefined ? '' : refusalText(reason),
        })
        return [`${offer.organization} ${reason?.code ?? ''}`, line] as const
      }),
    ).entries(),
  ]
  return (
    <div className="not-shown">
      <b>{t('match.notShown')}</b>
      <ul>
        {(all ? lines : lines.slice(0, first)).map(([key, line]) => (
          <li key={key}>{line}</li>
        ))}
      </ul>
      {lines.length > first && (
        <Button small kind="quiet" onPress={() => setAll(!all)}>
          {all ? t('match.fewer') : t('match.notShownMore', { count: lines.length })}
        </Button>
      )}
    </div>
  )
}
