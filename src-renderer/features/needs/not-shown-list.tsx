/** What was not recommended: one line for an institution and a reason, naming the services it is about. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotShown } from '../../../src-domain/recommendation/recommend-services.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { Button } from '../../ui/button.tsx'
import { useNeedWords } from './use-need-words.ts'

const first = 3

export function NotShownList({ notShown }: { readonly notShown: readonly NotShown[] }) {
  const { t } = useTranslation('needs')
  const refusalText = useRefusalText()
  const words = useNeedWords()
  const { service } = useServiceWords()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const lines = [...Map.groupBy(notShown, ({ offer, why }) => `${offer.organization} ${why[0]?.code ?? ''}`)].map(
    ([key, refused]) => {
      const reason = refused[0]?.why[0]
      const line = t('match.because', {
        name: refused[0]?.offer.organizationName ?? '',
        services: format.list(refused.map(({ offer }) => service(offer.service.name))),
        why: reason === undefined ? '' : refusalText({ ...reason, params: words.params(reason.params ?? {}) }),
      })
      return [key, line] as const
    },
  )
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
