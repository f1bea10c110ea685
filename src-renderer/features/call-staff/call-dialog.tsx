/** What the elder sees after 「叫工作人员」: that it rings, how long, and whom to telephone when nobody comes. */
import './call-staff.css'
import { BellRing, Check, GraduationCap, HeartHandshake, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { BigButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useRealCall } from './real-call.ts'
import type { CallStaff } from './use-call-staff.ts'

export function CallDialog({ call }: { readonly call: CallStaff }) {
  const { t } = useTranslation('callStaff')
  const format = useFormat()
  const callForReal = useRealCall()
  if (call.status === 'none') return null
  if (callForReal !== undefined) return <InPractice call={call} onReal={callForReal} />
  const isAnswered = call.status === 'answered'
  const how = isAnswered ? 'answered' : call.isLate ? 'late' : 'calling'
  return (
    <Dialog
      isCall
      title={t(how)}
      actions={
        <>
          <BigButton onPress={() => call.end('withdrawn')}>{t('notNeeded')}</BigButton>
          <BigButton kind="primary" icon={Check} onPress={() => call.end('helped')}>
            {t('came')}
          </BigButton>
        </>
      }
    >
      <div className="call-body">
        <span className={isAnswered ? 'call-mark is-answered' : 'call-mark'} aria-hidden>
          {isAnswered ? <HeartHandshake /> : <BellRing />}
        </span>
        <div>
          <output>{t(how === 'late' && call.phone === undefined ? 'lateNoPhoneText' : `${how}Text`)}</output>
          {call.unwritten === 'sealed' && <p className="quiet">{t('notLogged')}</p>}
          {call.unwritten === 'failed' && <p className="quiet">{t('notSaved')}</p>}
          {call.isLate && <p className="quiet">{t('elapsed', { duration: format.duration(call.elapsed) })}</p>}
        </div>
      </div>
      {call.showPhone && (
        <div className="call-phone" role="alert">
          <p>{call.phone === undefined ? t('noPhone') : t('phoneTitle')}</p>
          {call.phone !== undefined && (
            <b>
              <Phone aria-hidden />
              {call.phone}
            </b>
          )}
          <p className="quiet">{t('emergency')}</p>
        </div>
      )}
    </Dialog>
  )
}

/** Nobody hears this bell, and the first line says so. */
function InPractice({ call, onReal }: { readonly call: CallStaff; readonly onReal: () => void }) {
  const { t } = useTranslation('callStaff')
  return (
    <Dialog
      isCall
      title={t('practice.title')}
      actions={
        <>
          <BigButton onPress={() => call.end('withdrawn')}>{t('notNeeded')}</BigButton>
          <BigButton kind="primary" icon={BellRing} onPress={onReal}>
            {t('practice.real')}
          </BigButton>
        </>
      }
    >
      <div className="call-body">
        <span className="call-mark is-answered" aria-hidden>
          <GraduationCap />
        </span>
        <output>{t('practice.text')}</output>
      </div>
    </Dialog>
  )
}
