/**
 * An elder's first time at the machine, in three steps: letters that can be read, hearing the page, and calling somebody. It may be left out
 * at each step, and comes once: the day stands in the record, with the size that was chosen.
 */
import './elder-welcome.css'
import { ALargeSmall, BellRing, Check, ChevronRight, SkipForward, Volume2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, type ElderBody, isElder } from '../../../src-domain/elders/elder.ts'
import { editDocument, type Document } from '../../../src-domain/shared/document.ts'
import { useSession } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useReplica } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { textSizes, useDisplay } from '../../ui/display-settings.tsx'
import { BarButton, ElderPage } from '../../ui/elder-page.tsx'
import { useReadAloud } from '../../ui/read-aloud.tsx'

const steps = ['size', 'hear', 'call'] as const

/** Whom a staff member handed the machine is shown it by that person; `undefined` while the record is read. */
export function useIsFirstTime(elder: string): boolean | undefined {
  const session = useSession()
  const record = useDocument(elder)
  if (session.phase !== 'open' || session.handedOverBy !== undefined) return false
  if (record === undefined) return undefined
  return record !== null && isElder(record) && record.body.welcomedOn === undefined
}

export function ElderWelcome({ elder, onDone }: { readonly elder: string; readonly onDone: () => void }) {
  const { t } = useTranslation('elderWelcome')
  const { display } = useDisplay()
  const record = useDocument(elder)
  const replica = useReplica()
  const act = useAct()
  const today = useToday()
  const [at, setAt] = useState(0)
  const step = steps[at] ?? 'size'
  const isLast = at === steps.length - 1
  const done = () => {
    onDone()
    if (record === undefined || record === null || !isElder(record)) return
    const kept: Partial<ElderBody> = { welcomedOn: today, textSize: display.size, leftHanded: display.leftHanded }
    // Not kept, it comes once more: nobody is stopped for it.
    void replica.save([editDocument(record as Elder, kept, act()) as unknown as Document])
  }
  return (
    <ElderPage
      title={t(`${step}.title`)}
      subtitle={t('step', { step: String(at + 1), count: steps.length })}
      step={step}
      actions={
        <>
          {!isLast && (
            <BarButton icon={<SkipForward aria-hidden />} onPress={done}>
              {t('skip')}
            </BarButton>
          )}
          <BarButton
            icon={isLast ? <Check aria-hidden /> : <ChevronRight aria-hidden />}
            onPress={isLast ? done : () => setAt(at + 1)}
          >
            {t(isLast ? 'begin' : 'next')}
          </BarButton>
        </>
      }
    >
      <div className="welcome">
        {step === 'size' && <SizeStep />}
        {step === 'hear' && <HearStep />}
        {step === 'call' && (
          <Shown icon={<BellRing aria-hidden />}>
            <p>{t('call.text')}</p>
            <p>{t('call.always')}</p>
          </Shown>
        )}
      </div>
    </ElderPage>
  )
}

function SizeStep() {
  const { t } = useTranslation(['elderWelcome', 'ui'])
  const { display, change } = useDisplay()
  return (
    <Shown icon={<ALargeSmall aria-hidden />}>
      <p>{t('size.text')}</p>
      <div className="welcome-ways">
        {textSizes.map((size) => (
          <button
            type="button"
            key={size}
            className={`text-size-choice is-${size}`}
            aria-pressed={display.size === size}
            onClick={() => change({ size })}
          >
            {display.size === size && <Check aria-hidden />}
            {t(`ui:textSize.${size}`)}
          </button>
        ))}
      </div>
    </Shown>
  )
}

function HearStep() {
  const { t } = useTranslation('elderWelcome')
  const { available } = useReadAloud()
  return (
    <Shown icon={<Volume2 aria-hidden />}>
      <p>{t(available ? 'hear.text' : 'hear.noVoice')}</p>
    </Shown>
  )
}

function Shown({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <span className="welcome-mark" aria-hidden>
        {icon}
      </span>
      <div className="welcome-words">{children}</div>
    </>
  )
}
