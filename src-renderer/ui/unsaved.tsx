/**
 * What is typed and not yet saved. Leaving it asks first, and so does the browser before it loads the page anew; locking the
 * machine asks nothing and keeps it, in memory only, for who typed it, until the day is closed.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** What one person left behind a lock: where, and each form by its name. */
type Kept = { readonly path: string; readonly values: ReadonlyMap<string, unknown> }
type KeptByPerson = Map<string, Kept>

export type Unsaved = {
  /** Something on the screen is typed and not saved. */
  readonly isHeld: () => boolean
  readonly hold: (form: string, value: unknown) => void
  readonly release: (form: string) => void
  readonly kept: () => Kept | undefined
  /** Called at locking, with the address to come back to. */
  readonly keep: (path: string) => void
  /** What was kept was saved, or is not wanted any more. */
  readonly forget: () => void
  /** Leaves at once where nothing is held, else when the person said so. */
  readonly leave: (go: () => void) => void
}

const KeptContext = createContext<KeptByPerson>(new Map())
const UnsavedContext = createContext<Unsaved>({
  isHeld: () => false,
  hold: () => undefined,
  release: () => undefined,
  kept: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
  leave: (go) => go(),
})

export const useUnsaved = (): Unsaved => useContext(UnsavedContext)

/** Around both faces, so that what was typed outlives a lock; gone with the key when the day is closed. */
export function KeptProvider({ children }: { readonly children: ReactNode }) {
  const [kept] = useState<KeptByPerson>(() => new Map())
  return <KeptContext value={kept}>{children}</KeptContext>
}

/** Around what one person does at the machine. */
export function UnsavedProvider({ person, children }: { readonly person: string; readonly children: ReactNode }) {
  const keptByPerson = useContext(KeptContext)
  const [asked, setAsked] = useState<{ readonly go: () => void } | undefined>()
  const unsaved = useMemo<Unsaved>(() => {
    const held = new Map<string, unknown>()
    const isHeld = () => held.size > 0
    return {
      isHeld,
      hold: (form, value) => void held.set(form, value),
      release: (form) => void held.delete(form),
      kept: () => keptByPerson.get(person),
      keep: (path) => {
        if (isHeld()) keptByPerson.set(person, { path, values: new Map(held) })
        else keptByPerson.delete(person)
      },
      forget: () => void keptByPerson.delete(person),
      leave: (go) => (isHeld() ? setAsked({ go }) : go()),
    }
  }, [keptByPerson, person])
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.isHeld()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  const go = () => {
    unsaved.forget()
    setAsked(undefined)
    asked?.go()
  }
  return (
    <UnsavedContext value={unsaved}>
      {children}
      {asked !== undefined && <LeaveDialog onStay={() => setAsked(undefined)} onLeave={go} />}
    </UnsavedContext>
  )
}

/**
 * A form, for as long as it is drawn.
 * @param value all it needs to go on behind a lock; undefined while nothing is unsaved.
 * @returns to be called when it was saved, before the page changes.
 */
export function useHeld(form: string, value: unknown): () => void {
  const { hold, release, forget } = useUnsaved()
  const isDone = useRef(false)
  useEffect(() => {
    if (value === undefined) {
      isDone.current = false
      release(form)
    } else if (!isDone.current) hold(form, value)
  }, [hold, release, form, value])
  useEffect(() => () => release(form), [release, form])
  return useCallback(() => {
    isDone.current = true
    release(form)
    forget()
  }, [release, forget, form])
}

/** What this form held when the machine was locked. The name stands for one shape: nobody else writes under it. */
export function useKept<Value>(form: string): Value | undefined {
  const { kept } = useUnsaved()
  const [value] = useState(() => kept()?.values.get(form) as Value | undefined)
  return value
}

/**
 * What a dialog with a few fields is filled in with, from `empty` on, or from what the lock kept of it.
 * @param form names the dialog and what it is about.
 */
export function useTyped<Typed extends object>(form: string, empty: Typed) {
  const kept = useKept<Typed>(form)
  const [start] = useState(empty)
  const [typed, setTyped] = useState(kept ?? start)
  const isTouched = Object.entries(start).some(([field, value]) => typed[field as keyof Typed] !== value)
  const saved = useHeld(form, isTouched ? typed : undefined)
  return { typed, type: (changes: Partial<Typed>) => setTyped((now) => ({ ...now, ...changes })), saved }
}

export function LeaveDialog({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const { t } = useTranslation('ui')
  return (
    <Dialog
      title={t('unsaved.title')}
      onClose={onStay}
      actions={
        <>
          <Button onPress={onLeave}>{t('unsaved.leave')}</Button>
          <Button kind="primary" takesFocus onPress={onStay}>
            {t('unsaved.stay')}
          </Button>
        </>
      }
    >
      <p>{t('unsaved.text')}</p>
    </Dialog>
  )
}
