/** The latest request that can still be taken back; also after a reload, and after the screen was left. */
import './needs.css'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { advanceService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { undoLeft } from '../../../src-domain/services/service-rules.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'
import { UndoBanner } from '../../ui/undo-banner.tsx'
import { useAttempt } from '../../replica/use-attempt.ts'

export function Undoable({ requests }: { readonly requests: readonly ServiceRequest[] }) {
  const { t } = useTranslation('needs')
  const replica = useReplica()
  const act = useAct()
  const { service } = useServiceWords()
  const refusalText = useRefusalText()
  const { refusals, save } = useSave()
  const attempt = useAttempt<ReturnType<typeof advanceService>>()
  const [, setOver] = useState(0)
  const [tried, setTried] = useState<string | undefined>()
  const { now } = replica.now()
  const latest = requests.find((request) => undoLeft(request, now) > 0)
  // The same from one drawing to the next: the banner counts by its own clock, which a new one would stop.
  const until = useMemo(() => {
    const present = replica.now().now
    return latest === undefined ? 0 : present + undoLeft(latest, present)
  }, [replica, latest])
  const clock = useCallback(() => replica.now().now, [replica])
  const over = useCallback(() => setOver((count) => count + 1), [])
  const undo = (request: ServiceRequest) => {
    setTried(request.id)
    const undone = attempt([request.id, request.events], () => advanceService(request, 'undone', {}, act()))
    void save(undone.ok ? [undone.value as Document] : undone.error)
  }
  // Said of the request it was about, also when its time is over; a later one stands by itself.
  const [refusal] = latest === undefined || latest.id === tried ? refusals : []
  return (
    <>
      {refusal !== undefined && <Notice tone="red" urgent title={refusalText(refusal)} />}
      {latest !== undefined && (
        <UndoBanner
          key={latest.id}
          text={t('request.done', {
            service: service(latest.body.serviceName),
            organization: latest.body.organizationName,
          })}
          until={until}
          now={clock}
          onUndo={() => undo(latest)}
          onOver={over}
        />
      )}
    </>
  )
}
