/**
 * The identity card read from a photo into the form: each field stands beside its line of the photo and is filled only when
 * a person has compared it. The photo and what was read from it live in this dialog and end with it.
 */
import './id-card.css'
import { IdCard as CardIcon, RotateCcw, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ethnicGroups } from '../../../src-domain/elders/ethnic-groups.ts'
import type { ElderDraft } from '../../../src-domain/elders/elder-rules.ts'
import { type CardFieldName, clearConfidence, type IdCard } from '../../../src-domain/id-card/read-id-card.ts'
import { parseIdentityNumber, refuseBirthDate } from '../../../src-domain/shared/identity-number.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { GreyPicture } from '../../ocr/grey-picture.ts'
import { PictureView } from '../../ocr/picture-view.tsx'
import type { QuarterTurns } from '../../ocr/prepare-worker.ts'
import { readIdCardPicture } from '../../ocr/read-id-card-picture.ts'
import type { PictureReading, ReadingProblem } from '../../ocr/read-picture.ts'
import { useReading } from '../../ocr/use-reading.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField, ChoiceField, DateField, SelectField, TextField } from '../../ui/fields.tsx'
import { TakePicture } from '../../ui/take-picture.tsx'
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
      <div className="stack">
        {state.state === 'none' && (
          <>
            <Notice tone="blue" title={`${t('side')} ${t('tips')}`}>
              {t('privacy')} {t('readerFirst')}
            </Notice>
            <TakePicture frame="card" onPicture={(picture) => void start(picture)} />
          </>
        )}
        {state.state === 'atWork' && (
          <>
            <Notice tone="blue" title={t(`atWork.${state.step}`)}>
              {t('wait')}
            </Notice>
            <progress className="reading-progress" aria-label={t(`atWork.${state.step}`)} />
            <div>
              <Button onPress={forget}>{t('giveUp')}</Button>
            </div>
          </>
        )}
        {state.state === 'failed' && (
          <>
            <ReadingFailed problem={state.problem} />
            <TakePicture frame="card" onPicture={(picture) => void start(picture)} />
          </>
        )}
        {state.state === 'done' && (
          <NotFound
            reading={state.reading}
            onTurn={(by) => void start(state.file, ((state.turns + by) % 4) as QuarterTurns)}
            onAgain={forget}
          />
        )}
      </div>
    </Dialog>
  )
}

function ReadingFailed({ problem }: { readonly problem: ReadingProblem }) {
  const { t } = useTranslation('idCard')
  const isMachine = problem === 'noEngine' || problem === 'failed' || problem === 'givenUp'
  return (
    <Notice tone={problem === 'givenUp' ? 'blue' : 'gold'} title={t(`problem.${problem}`)} urgent>
      {t(isMachine ? 'problemHint.machine' : 'problemHint.file')}
    </Notice>
  )
}

function NotFound({
  reading,
  onTurn,
  onAgain,
}: {
  readonly reading: PictureReading<IdCard | undefined>
  readonly onTurn: (by: QuarterTurns) => void
  readonly onAgain: () => void
}) {
  const { t } = useTranslation('idCard')
  return (
    <>
      <Notice tone="gold" title={t('notFound')} urgent>
        {t('notFoundHint')}
      </Notice>
      {reading.isDark && (
        <Notice tone="gold" title={t('dark')}>
          {t('darkHint')}
        </Notice>
      )}
      <PictureView picture={reading.picture} label={t('picture')} />
      <div className="take-picture-ways">
        <Button icon={RotateCcw} onPress={() => onTurn(2)}>
          {t('turnOver')}
        </Button>
        <Button icon={RotateCw} onPress={() => onTurn(1)}>
          {t('turnRight')}
        </Button>
        <Button kind="primary" onPress={onAgain}>
          {t('again')}
        </Button>
      </div>
    </>
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
  const { t } = useTranslation('idCard')
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
          <output className="id-card-left">
            {isEmpty ? t('nothing') : left > 0 ? t('left', { count: left }) : ''}
          </output>
          <Button onPress={onAgain}>{t('again')}</Button>
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
      <div className="id-card-compare">
        <div className="id-card-picture">
          <PictureView picture={reading.picture} label={t('picture')} />
          <p>{t('check')}</p>
          {reading.isDark && (
            <Notice tone="gold" title={t('dark')}>
              {t('darkHint')}
            </Notice>
          )}
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
  const { t } = useTranslation(['idCard', 'elders'])
  const words = useElderWords()
  const label = t(name === 'number' ? 'elders:field.identityNumber' : `elders:field.${name}`)
  const text = { label, value, error, onChange }
  const sexes = ['1', '2'] as const
  return (
    <section className="id-card-field" aria-label={label}>
      <div className="id-card-line">
        <PictureView picture={picture} part={roomAround(field.box)} label={t('line', { field: label })} />
        <Certainty name={name} field={field} />
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

function Certainty({ name, field }: { readonly name: CardFieldName; readonly field: IdCard[CardFieldName] }) {
  const { t } = useTranslation('idCard')
  if (field.value === undefined) {
    return <Chip tone="red">{t(name === 'number' ? 'numberUnread' : 'unread')}</Chip>
  }
  return field.confidence >= clearConfidence ? (
    <Chip tone="green">{t('clear')}</Chip>
  ) : (
    <Chip tone="gold">{t('unclear')}</Chip>
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

/** A little of what stands around a line, so that a cut letter is seen to be cut. */
function roomAround(box: IdCard['name']['box']): IdCard['name']['box'] {
  const room = Math.min(24, (box.y1 - box.y0) * 0.3)
  return { x0: box.x0 - room, x1: box.x1 + room, y0: box.y0 - room, y1: box.y1 + room }
}
