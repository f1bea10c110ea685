/** What was read from a paper, one entry after the other beside the photo: kept, corrected or left out, then saved together. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isNoted, type PaperEntry, paperBodies } from '../../../src-domain/papers/paper-entries.ts'
import type { Paper, PaperFinding } from '../../../src-domain/papers/paper-findings.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { GreyPicture } from '../../ocr/grey-picture.ts'
import { PictureView } from '../../ocr/picture-view.tsx'
import { Certainty, DarkNotice, roomAround } from '../../ocr/reading-steps.tsx'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, DateField } from '../../ui/fields.tsx'
import { EntryFields } from './entry-fields.tsx'
import { type PhotoChoice, PhotoDecision } from './photo-decision.tsx'
import { type PaperPicture, usePaperSave } from './use-paper-save.ts'

type Decision = 'take' | 'leave'
type Item = {
  readonly finding: PaperFinding
  /** Undefined of what is only said and never saved. */
  readonly entry: PaperEntry | undefined
  readonly decision: Decision | undefined
  readonly wrong: readonly Refusal[]
}

export function ConfirmFindings({
  elder,
  birthDate,
  paper,
  picture,
  photo,
  isDark,
  onAgain,
  onClose,
  onSaved,
}: {
  readonly elder: string
  readonly birthDate: string
  readonly paper: Paper
  readonly picture: GreyPicture
  readonly photo: PaperPicture
  readonly isDark: boolean
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onSaved: (count: number) => void
}) {
  const { t } = useTranslation(['papers', 'reading'])
  const refusalText = useRefusalText()
  const today = useToday()
  const records = useDocuments({ collection: 'records', elder })
  const [items, setItems] = useState<readonly Item[]>(() => paper.findings.map(itemOf))
  const [date, setDate] = useState(paper.date ?? '')
  const [photoChoice, setPhotoChoice] = useState<PhotoChoice | undefined>()
  const { busy, refusals, save } = usePaperSave(elder, photo)
  const change = (index: number, changes: Partial<Item>): void =>
    setItems((now) => now.map((item, i) => (i === index ? { ...item, wrong: [], ...changes } : item)))
  const left = items.filter(({ entry, decision }) => entry !== undefined && decision === undefined).length
  const taken = items.filter(({ decision }) => decision === 'take').length
  const keepsNothing = taken === 0 && (photoChoice === undefined || photoChoice === 'drop')

  const noteOf = ({ finding }: Item): string => {
    const copied = /^\d{4}-\d{2}-\d{2}$/.test(date) ? t('note', { on: date }) : t('noteUndated')
    return finding.what === 'medicine' && finding.approval !== undefined ? `${finding.approval} · ${copied}` : copied
  }
  const press = async (): Promise<void> => {
    const judged = items.map((item) =>
      item.entry === undefined || item.decision !== 'take'
        ? undefined
        : paperBodies(datedBy(item.entry, date), noteOf(item), { today, birthDate }),
    )
    setItems(items.map((item, i) => ({ ...item, wrong: errorsOf(judged[i]) })))
    if (judged.some((one) => one !== undefined && !one.ok)) return
    const bodies = judged.flatMap((one) => (one?.ok === true ? one.value : []))
    const kept = photoChoice === undefined || photoChoice === 'drop' ? undefined : { sort: photoChoice, on: date }
    if (await save({ bodies, photo: kept })) onSaved(taken)
  }
  return (
    <Dialog
      title={t('dialog')}
      wide
      onClose={onClose}
      actions={
        <>
          <output className="reading-left">
            {left > 0
              ? t('left', { count: left })
              : photoChoice === undefined
                ? t('photo.undecided')
                : keepsNothing
                  ? t('nothingTaken')
                  : ''}
          </output>
          <Button onPress={onAgain}>{t('reading:again')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={left > 0 || photoChoice === undefined || keepsNothing}
            onPress={() => void press()}
          >
            {taken === 0 && !keepsNothing ? t('photo.only') : t('save', { count: taken })}
          </Button>
        </>
      }
    >
      <div className="reading-compare">
        <div className="reading-picture">
          <PictureView picture={picture} label={t('reading:picture')} />
          <p>{t('check')}</p>
          {isDark && <DarkNotice />}
        </div>
        <div className="stack">
          {items.map((item, index) => (
            <FindingRow
              key={index}
              n={index + 1}
              item={item}
              picture={picture}
              paperDate={date}
              isNoted={item.entry !== undefined && isNoted(item.entry, records ?? [], today)}
              onEntry={(entry) => change(index, { entry, decision: undefined })}
              onDecide={(decision) => change(index, { decision })}
            />
          ))}
          <DateField label={t('date')} hint={t('dateHint')} value={date} onChange={setDate} />
          <PhotoDecision choice={photoChoice} onChoose={setPhotoChoice} />
          {refusals.map((one) => (
            <Notice key={`${one.code} ${one.field ?? ''}`} tone="red" urgent title={refusalText(one)} />
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function FindingRow({
  n,
  item: { finding, entry, decision, wrong },
  picture,
  paperDate,
  isNoted: isKnown,
  onEntry,
  onDecide,
}: {
  readonly n: number
  readonly item: Item
  readonly picture: GreyPicture
  readonly paperDate: string
  /** The archive has it already. */
  readonly isNoted: boolean
  readonly onEntry: (entry: PaperEntry) => void
  readonly onDecide: (decision: Decision) => void
}) {
  const { t } = useTranslation(['papers', 'reading'])
  const refusalText = useRefusalText()
  const title = t('item', { n, what: t(`what.${finding.what}`) })
  return (
    <section className="reading-field" aria-label={title}>
      <h3>{title}</h3>
      <div className="reading-line">
        <PictureView picture={picture} part={roomAround(finding.box)} label={t('reading:line', { field: title })} />
        <Certainty confidence={finding.confidence} />
      </div>
      {finding.what === 'goods' && (
        <Chip tone="blue">
          {t(finding.approval.kind === 'healthFood' ? 'goods.healthFood' : 'goods.device', {
            number: finding.approval.number,
          })}
        </Chip>
      )}
      {finding.what === 'badApproval' && (
        <Notice tone="gold" title={t('badApproval', { number: finding.written })}>
          {refusalText(finding.why)} {t('badApprovalHint')}
        </Notice>
      )}
      {finding.what === 'medicine' && finding.approval !== undefined && (
        <p className="quiet">
          {t('approval', { number: finding.approval })} {t('boxDose')}
        </p>
      )}
      {finding.what === 'medicine' && finding.entry.name === '' && <Chip tone="red">{t('nameMissing')}</Chip>}
      {entry !== undefined && (
        <>
          <EntryFields entry={datedBy(entry, paperDate)} onChange={onEntry} />
          {wrong.map((one) => (
            <Notice key={`${one.code} ${one.field ?? ''}`} tone="red" urgent title={refusalText(one)} />
          ))}
          {isKnown && <Notice tone="blue" title={t('noted')} />}
          <ChoiceField
            label={t('decide')}
            value={decision}
            choices={(['take', 'leave'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={onDecide}
          />
        </>
      )}
    </section>
  )
}

const itemOf = (finding: PaperFinding): Item => ({
  finding,
  entry: 'entry' in finding ? ({ what: finding.what, entry: finding.entry } as PaperEntry) : undefined,
  decision: undefined,
  wrong: [],
})

/** A measurement has the paper's day until somebody gives it another. */
function datedBy(paper: PaperEntry, date: string): PaperEntry {
  if (paper.what === 'reading' && paper.entry.measuredOn === undefined)
    return { ...paper, entry: { ...paper.entry, measuredOn: date } }
  if (paper.what === 'lab' && paper.entry.measuredOn === undefined)
    return { ...paper, entry: { ...paper.entry, measuredOn: date } }
  return paper
}

const errorsOf = (judged: ReturnType<typeof paperBodies> | undefined): readonly Refusal[] =>
  judged === undefined || judged.ok ? [] : judged.error
