/** The station's other kiosks: they ring and say where somebody waits, until someone goes or the call is over. */
import './call-staff.css'
import { BellOff, BellRing, Footprints } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answerCall, type Call, callState, isCall } from '../../../src-domain/activity/call.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { type Chime, startChime } from './chime.ts'

/** A call nobody closed does not ring for ever. */
const ringsFor = 15 * 60_000

export function StationRing({
  nameOfElder,
  canAnswer,
  ring = startChime,
}: {
  /** Only on the staff face: an elder's screen names nobody. */
  readonly nameOfElder?: (id: string) => string | undefined
  readonly canAnswer: boolean
  readonly ring?: () => Chime
}) {
  const { t } = useTranslation('callStaff')
  const replica = useReplica()
  const act = useAct()
  const { kiosk } = useKiosk()
  const documents = useDocuments({ collection: 'activity', kind: 'call', limit: 20 })
  const [quieted, setQuieted] = useState<readonly string[]>([])
  const [silent, setSilent] = useState(false)
  const now = replica.now().now
  const waiting = (documents ?? []).filter(
    (document): document is Call =>
      isCall(document) &&
      // On its own machine the call has a dialog; staff who opened their face there still see who called.
      (document.kiosk !== kiosk || canAnswer) &&
      callState(document).status === 'calling' &&
      now - Date.parse(document.occurredAt) < ringsFor,
  )
  const rings = waiting.some((call) => !quieted.includes(call.id))
  useEffect(() => {
    if (!rings) return undefined
    const chime = ring()
    const look = setTimeout(() => setSilent(chime.silent()), 1_000)
    return () => {
      clearTimeout(look)
      chime.stop()
    }
  }, [rings, ring])
  if (waiting.length === 0) return null
  const answer = (call: Call) => {
    const answered = answerCall(call, act())
    if (answered.ok) void replica.save([answered.value])
  }
  return (
    <div className="station-ring" role="alert">
      {waiting.map((call) => {
        const place =
          call.kiosk === kiosk ? t('ringHere') : t('ringThere', { kiosk: call.body.kioskName ?? call.kiosk })
        const name = call.elder === '' ? undefined : nameOfElder?.(call.elder)
        return (
          <div key={call.id} className="station-ring-row">
            <BellRing aria-hidden />
            <div>
              <b>{t('ringTitle')}</b>
              <p>{name === undefined ? place : t('ringFor', { name, place })}</p>
              {silent && <p>{t('silent')}</p>}
            </div>
            {!quieted.includes(call.id) && (
              <Button icon={BellOff} onPress={() => setQuieted([...quieted, call.id])}>
                {t('quiet')}
              </Button>
            )}
            {canAnswer && (
              <Button icon={Footprints} kind="primary" onPress={() => answer(call)}>
                {t('go')}
              </Button>
            )}
          </div>
        )
      })}
    </div>
  )
}
