/** Steps of one booking that two machines took without knowing of each other: what counts, what does not, and what is true. */
import './questions.css'
import { Check, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { advanceService, checkService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { isRunning, isServiceEventType, serviceState } from '../../../src-domain/services/service-rules.ts'
import type { Document, LogEvent } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { useSideWords } from './use-side-words.ts'

export function ServiceQuestion({
  request,
  onSettled,
}: {
  readonly request: ServiceRequest
  readonly onSettled: (said: string) => void
}) {
  const { t } = useTranslation(['questions', 'services'])
  const service = useServiceWords().service(request.body.serviceName)
  const refusalText = useRefusalText()
  const { role } = usePerson()
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const [asked, setAsked] = useState(false)
  const { state, steps, questions } = serviceState(request)
  const counted = steps.at(-1)
  const { organizationName, organizationPhone } = request.body
  const finish = async (made: Parameters<typeof save>[0]): Promise<boolean> => {
    const isSaved = await save(made)
    if (isSaved) onSettled(t('checked', { service }))
    return isSaved
  }
  const cancel = (reason: string): Promise<boolean> => {
    const now = act()
    const cancelled = advanceService(checkService(request, now), 'cancelled', { reason }, now)
    return finish(cancelled.ok ? [cancelled.value as Document] : cancelled.error)
  }
  const problems = refusals.map((refusal) => (
    <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
  ))
  return (
    <div className="conflict">
      <h3>{service}</h3>
      <p>
        {t('service.nowIs', { state: t(`services:state.${state}`) })}{' '}
        {organizationPhone === undefined ? (
          t('service.askWhom', { organization: organizationName })
        ) : (
          <span>
            <Phone aria-hidden size={16} /> {organizationName} {t('service.ask', { phone: organizationPhone })}
          </span>
        )}
      </p>
      <ul className="conflict-sides">
        {counted !== undefined && <Step event={counted} counts />}
        {questions.map(({ event }) => (
          <Step key={event.id} event={event} />
        ))}
      </ul>
      {!isRunning(state) && <p className="quiet">{t('service.over')}</p>}
      {may(role, 'settleConflict') && (
        <div className="row">
          <Button busy={busy} onPress={() => void finish([checkService(request, act()) as Document])}>
            {t('service.stands', { state: t(`services:state.${state}`) })}
          </Button>
          {isRunning(state) && <Button onPress={() => setAsked(true)}>{t('service.cancel')}</Button>}
        </div>
      )}
      {!asked && problems}
      {asked && (
        <ReasonDialog
          form={`settle ${request.id}`}
          title={t('service.cancelTitle', { service })}
          confirm={t('services:step.cancelled')}
          busy={busy}
          problems={problems}
          onConfirm={cancel}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  )
}

const told = ['reason', 'result', 'on', 'time', 'who', 'by'] as const

function Step({ event, counts = false }: { readonly event: LogEvent; readonly counts?: boolean }) {
  const { t } = useTranslation(['questions', 'services'])
  const format = useFormat()
  const sideWords = useSideWords()
  const details = told.flatMap((key) => {
    const said = event.data?.[key]
    return typeof said === 'string' ? [key === 'on' ? format.date(said, event.at) : said] : []
  })
  return (
    <li className="conflict-side">
      <Chip tone={counts ? 'green' : 'gold'} {...(counts ? { icon: Check } : {})}>
        {t(counts ? 'service.counted' : 'service.notCounted')}
      </Chip>
      <b>{isServiceEventType(event.type) ? t(`services:step.${event.type}`) : event.type}</b>
      {details.length > 0 && <span>{details.join(' · ')}</span>}
      <span className="quiet">{sideWords.by(event, event.offset)}</span>
    </li>
  )
}
