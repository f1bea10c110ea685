/**
 * The identity card read from a photo into the form: each field stands beside its line of the photo and is filled only when
 * a person has compared it. The photo and what was read from it live in this dialog and end with it.
 */
import { IdCard as CardIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ethnicGroups } from '../../../src-domain/elders/ethnic-groups.ts'
import type { ElderDraft } from '../../../src-domain/elders/elder-rules.ts'
import { type CardFieldName, type IdCard } from '../../../src-domain/id-card/read-id-card.ts'
import { parseIdentityNumber, refuseBirthDate } from '../../../src-domain/shared/identity-number.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { GreyPicture } from '../../ocr/grey-picture.ts'
import { PictureView } from '../../ocr/picture-view.tsx'
import { readIdCardPicture } from '../../ocr/read-id-card-picture.ts'
import type { PictureReading } from '../../ocr/read-picture.ts'
import { Certainty, DarkNotice, ReadingSteps, roomAround } from '../../ocr/reading-steps.tsx'
import { useReading } from '../../ocr/use-reading.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField, ChoiceField, DateField, SelectField, TextField } from '../../ui/fields.tsx'
import { changeDraft, withNumber } from './draft.ts'
import { useElderWords } from './use-elder-words.ts'

const order = ['name', 'sex', 'ethnicity', 'birthDate', 'address', 'number'] as const satisfies readonly CardFieldName[]

/** What a person has before them: the fields as text, '' where there is nothing. */
export type CardValues = Readonly<Record<CardFieldName, string>>

/** What was compared with the card goes into the form; the rest of the form stays. */
export function withCard(draft: ElderDraft, card: CardValues, today: CalendarDate): ElderDraft {
  const numbered = card.number === '' ? draft : withNumber(draft, card.number, today)
  return changeDraft(numbered, {
    ...(card.name === '' ? {} : { name: card.name }),
    ...(card.sex === '1' || card.sex === '2' ? { sex: card.sex } : {}),
    ...(card.ethnicity === '' ? {} : { ethnicity: card.ethnicity }),
    ...(card.birthDate === '' ? {} : { birthDate: card.birthDate, birthDateSource: 'card' as const }),
    ...(card.address === '' ? {} : { address: card.address }),
  })
}

export function IdCardButton(props: {
  readonly today: CalendarDate
  readonly onFill: (fill: (draft: ElderDraft) => ElderDraft) => void
}) {
  const { t } = useTranslation('idCard')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={CardIcon} onPress={() => setOpen(true)}>
        {t('button')}
      </Button>
      {isOpen && <IdCardDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function IdCardDialog({
  today,
  onFill,
  onClose,
}: {
  readonly today: CalendarDate
  readonly onFill: (fill: (draft: ElderDraft) => ElderDraft) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('idCard')
  const { state, start, forget } = useReading((reader, picture) => readIdCardPicture(reader, picture, today))
  if (state.state === 'done' && state.reading.found !== undefined) {
    return (
      <CompareDialog
        reading={state.reading}
        found={state.reading.found}
        today={today}
        onAgain={forget}
        onClose={onClose}
        onFill={(values) => {
          onFill((draft) => withCard(draft, values, today))
          onClose()
        }}
      />
    )
  }
  return (
    <Dialog title={t('title')} wide onClose={onClose}>
      <ReadingSteps
        frame="card"
        state={state}
        start={start}
        forget={forget}
        intro={
          <Notice tone="blue" title={`${t('side')} ${t('tips')}`}>
            {t('privacy')} {t('readerFirst')}
          </Notice>
        }
        notFound={{ title: t('notFound'), hint: t('notFoundHint') }}
      />
    </Dialog>
  )
}

function CompareDialog({
  reading,
  found,
  today,
  onAgain,
  onClose,
  onFill,
}: {
  readonly reading: PictureReading<unknown>
  readonly found: IdCard
  readonly today: CalendarDate
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onFill: (values: CardValues) => void
}) {
  const { t } = useTranslation(['idCard', 'reading'])
  const [values, setValues] = useState<CardValues>(() => valuesOf(found))
  const [compared, setCompared] = useState<ReadonlySet<CardFieldName>>(new Set())
  const wrong = useWrong(values, today)
  const left = order.filter((name) => values[name] !== '' && !compared.has(name)).length
  const isEmpty = order.every((name) => values[name] === '')
  const change = (name: CardFieldName, value: string): void => {
    setValues((now) => ({ ...now, [name]: value }))
    // What was changed is compared anew.
    setCompared((now) => new Set([...now].filter((one) => one !== name)))
  }
  return (
    <Dialog
      title={t('title')}
      wide
      onClose={onClose}
      actions={
        <>
          <output className="reading-left">
            {isEmpty ? t('nothing') : left > 0 ? t('left', { count: left }) : ''}
          </output>
          <Button onPress={onAgain}>{t('reading:again')}</Button>
          <Button
            kind="primary"
            disabled={isEmpty || left > 0 || order.some((name) => wrong(name) !== undefined)}
            onPress={() => onFill(values)}
          >
            {t('fill')}
          </Button>
        </>
      }
    >
      <div className="reading-compare">
        <div className="reading-picture">
          <PictureView picture={reading.picture} label={t('reading:picture')} />
          <p>{t('check')}</p>
          {reading.isDark && <DarkNotice />}
        </div>
        <div className="stack">
          {order.map((name) => (
            <CardFieldRow
              key={name}
              name={name}
              field={found[name]}
              picture={reading.picture}
              value={values[name]}
              error={wrong(name)}
              onChange={(value) => change(name, value)}
              isCompared={compared.has(name)}
              onCompared={(is) =>
                setCompared((now) => new Set(is ? [...now, name] : [...now].filter((one) => one !== name)))
              }
            />
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function CardFieldRow({
  name,
  field,
  picture,
  value,
  error,
  onChange,
  isCompared,
  onCompared,
}: {
  readonly name: CardFieldName
  readonly field: IdCard[CardFieldName]
  readonly picture: GreyPicture
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
  readonly isCompared: boolean
  readonly onCompared: (is: boolean) => void
}) {
  const { t } = useTranslation(['idCard', 'elders', 'reading'])
  const words = useElderWords()
  const label = t(name === 'number' ? 'elders:field.identityNumber' : `elders:field.${name}`)
  const text = { label, value, error, onChange }
  const sexes = ['1', '2'] as const
  return (
    <section className="reading-field" aria-label={label}>
      <div className="reading-line">
        <PictureView picture={picture} part={roomAround(field.box)} label={t('reading:line', { field: label })} />
        {field.value === undefined ? (
          <Chip tone="red">{t(name === 'number' ? 'numberUnread' : 'unread')}</Chip>
        ) : (
          <Certainty confidence={field.confidence} />
        )}
      </div>
      {name === 'sex' ? (
        <ChoiceField
          label={label}
          value={sexes.find((sex) => sex === value)}
          choices={sexes.map((sex) => ({ value: sex, label: t(`elders:code.sex.${sex}`) }))}
          onChange={onChange}
        />
      ) : name === 'ethnicity' ? (
        <SelectField
          label={label}
          search
          value={value === '' ? undefined : value}
          choices={ethnicGroups.map(({ code }) => ({ value: code, label: words.ethnicity(code) }))}
          onChange={onChange}
        />
      ) : name === 'birthDate' ? (
        <DateField {...text} />
      ) : (
        <TextField
          {...text}
          {...(name === 'name' ? { hint: t('rareHint') } : {})}
          maxLength={name === 'number' ? 24 : name === 'name' ? 60 : 200}
          lang="zh-CN"
        />
      )}
      {value !== '' && error === undefined && <CheckField label={t('same')} value={isCompared} onChange={onCompared} />}
    </section>
  )
}

/** A number or a date that cannot be is said at once; what is empty is not wrong, it is just not filled. */
function useWrong(values: CardValues, today: CalendarDate): (name: CardFieldName) => string | undefined {
  const refusalText = useRefusalText()
  return (name) => {
    const value = values[name]
    if (value === '') return undefined
    if (name === 'number') {
      const parsed = parseIdentityNumber(value, today)
      return parsed.ok ? undefined : refusalText(parsed.error)
    }
    const code = name === 'birthDate' ? refuseBirthDate(value, today) : undefined
    return code === undefined ? undefined : refusalText({ code })
  }
}

const valuesOf = (card: IdCard): CardValues => ({
  name: card.name.value ?? '',
  sex: card.sex.value ?? '',
  ethnicity: card.ethnicity.value ?? '',
  birthDate: card.birthDate.value ?? '',
  address: card.address.value ?? '',
  number: card.number.value ?? '',
})
