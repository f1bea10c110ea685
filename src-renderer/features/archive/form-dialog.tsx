/** A form of the archive in a dialog: what is wrong stands at its field, the rest below; it is not closed over what was typed. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document, Act } from '../../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { showFirstError } from '../../ui/first-error.ts'
import { useTyped, useUnsaved } from '../../ui/unsaved.tsx'
import { type ArchivePart, useArchiveSave } from './use-archive-save.ts'

export type FormSlots<Typed> = {
  readonly typed: Typed
  readonly type: (changes: Partial<Typed>) => void
  readonly errorOf: (field: keyof Typed & string) => string | undefined
}

export function FormDialog<Typed extends object, Body>({
  form,
  elder,
  part,
  title,
  empty,
  fields,
  read,
  make,
  wide = false,
  confirm,
  onSaved,
  onClose,
  children,
}: {
  /** Names what is typed, as in `useTyped`. */
  readonly form: string
  readonly elder: string
  readonly part: ArchivePart
  readonly title: string
  readonly empty: Typed
  /** Fields that show their own error; any other refusal stands below the form. */
  readonly fields: readonly (keyof Typed & string)[]
  readonly read: (typed: Typed) => Result<Body, readonly Refusal[]>
  readonly make: (body: Body, act: Act) => readonly unknown[]
  readonly wide?: boolean
  readonly confirm?: string
  readonly onSaved?: (made: readonly Document[]) => void
  readonly onClose: () => void
  readonly children: (slots: FormSlots<Typed>) => ReactNode
}) {
  const { t } = useTranslation('archive')
  const { leave } = useUnsaved()
  const refusalText = useRefusalText()
  const { typed, type, saved } = useTyped(`archive ${form} ${elder}`, empty)
  const [wrong, setWrong] = useState<readonly Refusal[]>([])
  const { busy, refusals, save } = useArchiveSave(elder, part)
  const isOfField = ({ field }: Refusal) => fields.some((one) => field === `/${one}`)
  const press = async () => {
    const body = read(typed)
    setWrong(body.ok ? [] : body.error)
    let made: readonly unknown[] = []
    if (!body.ok || !(await save(body.value, (act) => (made = make(body.value, act))))) {
      showFirstError('dialog[open]')
      return
    }
    saved()
    onSaved?.(made as readonly Document[])
    onClose()
  }
  return (
    <ConfirmDialog
      title={title}
      wide={wide}
      confirm={confirm ?? t('save')}
      busy={busy}
      onConfirm={() => void press()}
      onClose={() => leave(onClose)}
    >
      <div className="stack">
        {children({
          typed,
          type: (changes) => {
            setWrong([])
            type(changes)
          },
          errorOf: (field) => {
            const found = wrong.find((one) => one.field === `/${field}`)
            return found === undefined ? undefined : refusalText(found)
          },
        })}
        {[...wrong.filter((one) => !isOfField(one)), ...refusals].map((one) => (
          <Notice key={`${one.code} ${one.field ?? ''}`} tone="red" urgent title={refusalText(one)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}
