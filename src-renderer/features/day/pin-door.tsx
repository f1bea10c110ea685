/**
 * The door to the staff face: who you are, then six digits. Opens the day (sealed), unlocks the staff face (open for
 * elders), or takes the machine back from an elder.
 */
import './day.css'
import { ArrowLeft, UserRound } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ForgotPin } from './forgot-pin.tsx'
import type { Person } from './person.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Keypad } from '../../ui/keypad.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useTakeBack } from './use-take-back.ts'
import { useUnlock } from './use-unlock.ts'

export type PinDoorProps = {
  readonly reason: 'open' | 'unlock' | 'takeBack'
  /** Who handed the machine over: asked first when it is taken back. */
  readonly expected?: Person | undefined
  /** Back to the elder's face; absent where there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined
  /** What helps a machine that was reported lost and found again. */
  readonly whenLost?: ReactNode
}

export function PinDoor({ reason, expected, onCancel, whenLost }: PinDoorProps) {
  const { t } = useTranslation('day')
  const { t: ui } = useTranslation('ui')
  const { people, busy, refusal, lockedUntil, hasFailed, unlock, forget } = useUnlock(reason === 'open')
  const refusalText = useRefusalText()
  const [chosen, setChosen] = useState<Person | undefined>(expected)
  const [pin, setPin] = useState('')
  const [isForgotten, setForgotten] = useState(false)
  const takeBack = useTakeBack()
  const waiting = useWait(lockedUntil)
  // One person, or the one who handed over: no question to ask.
  const person = chosen ?? (people?.length === 1 ? people[0] : undefined)
  const isLocked = waiting > 0
  const submit = async (entered: string) => {
    if (person === undefined) return
    const isOpen = await unlock(person.staff, entered)
    if (isOpen) await takeBack(person.staff)
    else setPin('')
  }
  return (
    <main className="door">
      <div className="door-box">
        <header>
          <h1>{t(`${reason}Title`)}</h1>
          {!isForgotten && (
            <p className="quiet">
              {reason === 'takeBack' && person !== undefined
                ? t('takeBackText', { name: person.name })
                : t(reason === 'open' ? 'openText' : 'unlockText')}
            </p>
          )}
        </header>
        {people === undefined && !hasFailed && <Skeleton rows={3} />}
        {people?.length === 0 && <Notice tone="gold" title={t('nobody')} />}
        {person === undefined ? (
          <People people={people ?? []} onChoose={setChosen} />
        ) : (
          <>
            <div className="door-person">
              <Initial name={person.name} />
              <div>
                <b>{person.name}</b>
                <span className="quiet">{t(`role.${person.role}`)}</span>
              </div>
              {(people?.length ?? 0) > 1 && (
                <Button
                  small
                  kind="quiet"
                  onPress={() => {
                    setChosen(undefined)
                    setPin('')
                    setForgotten(false)
                    forget()
                  }}
                >
                  {t('other')}
                </Button>
              )}
            </div>
            {isForgotten ? (
              <ForgotPin
                person={person}
                hasOthers={(people ?? []).some((one) => one.staff !== person.staff && one.role === 'administrator')}
                onSet={(chosenPin) => {
                  setForgotten(false)
                  void submit(chosenPin)
                }}
                onCancel={() => setForgotten(false)}
              />
            ) : (
              <Keypad
                value={pin}
                onChange={(next) => {
                  setPin(next)
                  if (next.length === 1) forget()
                }}
                onComplete={(entered) => void submit(entered)}
                disabled={busy || isLocked}
                label={t('pin', { name: person.name })}
              />
            )}
            {!isForgotten && person.role === 'administrator' && (
              <Button
                kind="quiet"
                disabled={busy}
                onPress={() => {
                  setPin('')
                  forget()
                  setForgotten(true)
                }}
              >
                {t('forgot.ask')}
              </Button>
            )}
          </>
        )}
        <div className="door-message" role="alert">
          {isLocked ? (
            <WaitNotice milliseconds={waiting} />
          ) : (
            refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />
          )}
          {hasFailed && (
            <Notice tone="red" title={t('failedTitle')}>
              {t('failedText')}
            </Notice>
          )}
          {busy && <p className="quiet">{t('checking')}</p>}
        </div>
        {refusal?.code === 'kiosk.revoked' && whenLost}
        {onCancel !== undefined && (
          <Button icon={ArrowLeft} kind="quiet" onPress={onCancel}>
            {ui('back')}
          </Button>
        )}
      </div>
    </main>
  )
}

function People({
  people,
  onChoose,
}: {
  readonly people: readonly Person[]
  readonly onChoose: (person: Person) => void
}) {
  const { t } = useTranslation('day')
  if (people.length === 0) return null
  return (
    <section aria-label={t('choose')}>
      <h2>{t('choose')}</h2>
      <ul className="door-people">
        {people.map((person) => (
          <li key={person.staff}>
            <button type="button" onClick={() => onChoose(person)}>
              <Initial name={person.name} />
              <b>{person.name}</b>
              <span className="quiet">{t(`role.${person.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Initial({ name }: { readonly name: string }) {
  return (
    <span className="door-initial" aria-hidden>
      {[...name][0] ?? <UserRound />}
    </span>
  )
}

function WaitNotice({ milliseconds }: { readonly milliseconds: number }) {
  const { t } = useTranslation('day')
  const seconds = Math.ceil(milliseconds / 1_000)
  const format = useFormat()
  const time = seconds < 60 ? `0:${String(seconds).padStart(2, '0')}` : format.duration(milliseconds + 59_999)
  return <Notice tone="gold" title={t('lockedFor', { time })} />
}

/** Milliseconds left until `until`, counted each second. */
function useWait(until: number | undefined): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (until === undefined) return undefined
    const count = () => setNow(Date.now())
    const first = setTimeout(count)
    const timer = setInterval(count, 1_000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [until])
  return until === undefined || now === 0 ? 0 : Math.max(0, until - now)
}
