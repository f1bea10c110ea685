/** A birthday kept beside the card's: by the lunar calendar, or the true one where the card is wrong. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, FieldGrid, TextField } from '../../ui/fields.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { type ElderFormProps, numberOf } from './draft.ts'

export function OtherBirthdayFields({ draft, change }: Pick<ElderFormProps, 'draft' | 'change'>) {
  const { t } = useTranslation('elders')
  const other = draft.otherBirthday
  if (other === undefined) {
    return (
      <div>
        <Button small kind="quiet" onPress={() => change({ otherBirthday: { calendar: 'lunar' } })}>
          {t('field.otherBirthday')}
        </Button>
        <span className="quiet"> {t('field.otherBirthdayHint')}</span>
      </div>
    )
  }
  const { month, day, note, ...rest } = other
  const edit = (changes: { month?: number | undefined; day?: number | undefined; note?: string | undefined }) => {
    const next = { month, day, note, ...changes }
    change({
      otherBirthday: {
        ...rest,
        ...(next.month === undefined ? {} : { month: next.month }),
        ...(next.day === undefined ? {} : { day: next.day }),
        ...(next.note === undefined || next.note === '' ? {} : { note: next.note }),
      },
    })
  }
  return (
    <FieldGrid>
      <ChoiceField
        label={t('field.otherBirthday')}
        value={other.calendar}
        choices={(['lunar', 'solar'] as const).map((value) => ({ value, label: t(`code.calendar.${value}`) }))}
        onChange={(calendar) => change({ otherBirthday: { ...other, calendar } })}
      />
      <NumberField
        label={t('field.month')}
        min={1}
        max={12}
        whole
        value={month}
        onChange={(value) => edit({ month: numberOf(value) })}
      />
      <NumberField
        label={t('field.day')}
        min={1}
        max={31}
        whole
        value={day}
        onChange={(value) => edit({ day: numberOf(value) })}
      />
      <TextField
        label={t('field.otherBirthdayNote')}
        maxLength={100}
        value={note ?? ''}
        onChange={(value) => edit({ note: value })}
      />
    </FieldGrid>
  )
}
