/**
 * A physician's written note that an illness can no longer be cured (standards/09 §2: the only thing 安宁疗护 follows from). It is copied
 * from the paper and never concluded here; it stands closed until somebody opens it, because the elder may be looking at the screen too.
 */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  isPhysicianNote,
  type PhysicianNote,
  physicianNoteKind,
  standingNotes,
} from '../../../src-domain/archive/care-visit.ts'
import { type NoteEntry, physicianNoteFrom } from '../../../src-domain/archive/entries.ts'
import { correctionsIn } from '../../../src-domain/archive/standing.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { CheckField, ChoiceField, DateField, FieldGrid, TextAreaField, TextField } from '../../ui/fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { useMayWrite } from './use-may-write.ts'
import { CorrectionLine, WithdrawDialog } from './withdraw-dialog.tsx'

type Open =
  | { readonly what: 'note' }
  /** The physician says that it is no longer so. */
  | { readonly what: 'end'; readonly last: PhysicianNote }
  | { readonly what: 'withdraw'; readonly note: PhysicianNote }

export function PhysicianNotes({ elder, records }: { readonly elder: Elder; readonly records: readonly Document[] }) {
  const { t } = useTranslation('archive')
  const { role } = usePerson()
  // A degree of need follows from it: whoever may not judge needs does not write it.
  const mayWrite = useMayWrite(elder) && may(role, 'correctNeed')
  const wordsOf = useNoteWords()
  const [open, setOpen] = useState<Open | undefined>()
  const close = () => setOpen(undefined)
  if (!may(role, 'viewHealth')) return null
  const notes = standingNotes(records)
  const last = notes.at(-1)
  const corrections = correctionsIn(records)
  const over = records.filter(isPhysicianNote).filter(({ id }) => corrections.has(id))
  return (
    <>
      <details className="archive-past">
        <summary>{t('physicianNote.title', { count: notes.length })}</summary>
        <div className="stack">
          <p className="quiet">{t('physicianNote.tact')}</p>
          <ul className="archive-list">
            {notes.toReversed().map((note) => (
              <NoteRow
                key={note.id}
                note={note}
                onWithdraw={mayWrite ? () => setOpen({ what: 'withdraw', note }) : undefined}
              />
            ))}
            {over.map((note) => (
              <NoteRow key={note.id} note={note} correction={corrections.get(note.id)} />
            ))}
          </ul>
          {mayWrite && (
            <div className="row">
              {last?.body.subject === 'terminalStage' && (
                <Button small onPress={() => setOpen({ what: 'end', last })}>
                  {t('physicianNote.end')}
                </Button>
              )}
              <Button small icon={Plus} onPress={() => setOpen({ what: 'note' })}>
                {t('physicianNote.add')}
              </Button>
            </div>
          )}
        </div>
      </details>
      {(open?.what === 'note' || open?.what === 'end') && (
        <NoteDialog elder={elder} ends={open.what === 'end' ? open.last : undefined} onClose={close} />
      )}
      {open?.what === 'withdraw' && (
        <WithdrawDialog
          wrong={open.note}
          part="physicianNotes"
          what={wordsOf(open.note)}
          text={t('physicianNote.withdrawText')}
          onClose={close}
        />
      )}
    </>
  )
}

function useNoteWords(): (note: PhysicianNote) => string {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const today = useToday()
  return ({ body: { physician, institution, on } }) =>
    t('physicianNote.by', { physician, institution, on: format.date(on, today) })
}

function NoteRow({
  note,
  correction,
  onWithdraw,
}: {
  readonly note: PhysicianNote
  readonly correction?: Document | undefined
  readonly onWithdraw?: (() => void) | undefined
}) {
  const { t } = useTranslation('archive')
  const words = useNoteWords()(note)
  const { subject, uncontrolledPain, text } = note.body
  return (
    <li className={correction === undefined ? 'archive-row' : 'archive-row is-over'}>
      <div>
        {correction === undefined ? (
          t(`physicianNote.subjectOf.${subject}`)
        ) : (
          <s>{t(`physicianNote.subjectOf.${subject}`)}</s>
        )}{' '}
        {uncontrolledPain === true && correction === undefined && <Chip tone="gold">{t('physicianNote.painful')}</Chip>}
        <p className="quiet">{words}</p>
        {text !== undefined && <p className="quiet">{text}</p>}
        {correction !== undefined && <CorrectionLine correction={correction} />}
      </div>
      {onWithdraw !== undefined && (
        <Button small kind="quiet" label={`${t('event.withdraw')} ${words}`} onPress={onWithdraw}>
          {t('event.withdraw')}
        </Button>
      )}
    </li>
  )
}

const emptyEntry: NoteEntry = {
  isSeen: false,
  physician: '',
  institution: '',
  on: '',
  uncontrolledPain: undefined,
  text: '',
}

function NoteDialog({
  elder,
  ends,
  onClose,
}: {
  readonly elder: Elder
  readonly ends: PhysicianNote | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('archive')
  const today = useToday()
  const subject = ends === undefined ? 'terminalStage' : 'noLongerTerminal'
  return (
    <FormDialog
      form={`physician note ${ends?.id ?? 'new'}`}
      elder={elder.id}
      part="physicianNotes"
      title={t(`physicianNote.dialogOf.${subject}`, { name: elder.body.name })}
      wide
      empty={emptyEntry}
      fields={['isSeen', 'physician', 'institution', 'on']}
      read={(typed) => physicianNoteFrom(typed, subject, today, ends?.body.on)}
      make={(body, act) => [createDocument(physicianNoteKind, body, act, { elder: elder.id })]}
      onClose={onClose}
    >
      {({ typed, type, errorOf }) => (
        <>
          <p>{t(`physicianNote.meansOf.${subject}`)}</p>
          <Notice tone="blue" title={t('physicianNote.onlyWritten')} />
          <CheckField
            label={t('physicianNote.isSeen')}
            value={typed.isSeen}
            error={errorOf('isSeen')}
            onChange={(isSeen) => type({ isSeen })}
          />
          <FieldGrid>
            {(['physician', 'institution'] as const).map((field) => (
              <TextField
                key={field}
                label={t(`physicianNote.${field}`)}
                required
                maxLength={field === 'physician' ? 60 : 80}
                value={typed[field]}
                error={errorOf(field)}
                onChange={(text) => type({ [field]: text })}
              />
            ))}
            <DateField
              label={t('physicianNote.on')}
              required
              value={typed.on}
              error={errorOf('on')}
              onChange={(on) => type({ on })}
            />
          </FieldGrid>
          {ends === undefined && (
            <ChoiceField
              label={t('physicianNote.pain')}
              hint={t('physicianNote.painHint')}
              choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`physicianNote.painOf.${value}`) }))}
              value={typed.uncontrolledPain}
              onChange={(uncontrolledPain) => type({ uncontrolledPain })}
            />
          )}
          <TextAreaField
            label={t('physicianNote.text')}
            rows={3}
            maxLength={500}
            value={typed.text}
            onChange={(text) => type({ text })}
          />
          <p className="quiet">{t(`physicianNote.afterwardsOf.${subject}`)}</p>
        </>
      )}
    </FormDialog>
  )
}
