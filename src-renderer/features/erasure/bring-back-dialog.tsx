/** Taking the end of a record back: it was a mistake, or the elder is here again. What was called off meanwhile does not come back by itself. */
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { calledOffSince } from '../../../src-domain/erasure/left-open.ts'
import { bringBack } from '../../../src-domain/erasure/record-end.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'

export function BringBackDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('erasure')
  const act = useAct()
  const attempt = useAttempt<readonly Document[]>()
  const refusalText = useRefusalText()
  const { service } = useServiceWords()
  const { busy, refusals, save } = useSave()
  const services = useDocuments({ collection: 'services', elder: elder.id }) ?? []
  const calledOff = calledOffSince(services, elder.body.archived?.at ?? '')
  return (
    <ReasonDialog
      form={`bring back ${elder.id}`}
      title={t(isNotedDead(elder) ? 'back.deathTitle' : 'back.title', { name: elder.body.name })}
      confirm={t('back.confirm')}
      busy={busy}
      problems={
        <>
          <p>{t('back.text')}</p>
          {calledOff.length > 0 && (
            <Notice tone="gold" title={t('back.calledOff')}>
              <ul className="erase-list">
                {calledOff.map(({ id, body }) => (
                  <li key={id}>
                    {service(body.serviceName)} · {body.organizationName}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {refusals.map((refusal) => (
            <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
          ))}
        </>
      }
      onConfirm={(reason) =>
        save(
          attempt([reason, elder], () => {
            const now = act()
            const body = {
              action: 'change' as const,
              subject: elder.id,
              parts: ['archived'],
              reason: reason.slice(0, 200),
            }
            return [bringBack(elder, now) as Document, recordAudit(body, now, elder.id) as Document]
          }),
        )
      }
      onClose={onClose}
    />
  )
}
