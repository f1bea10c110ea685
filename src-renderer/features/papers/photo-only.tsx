/** A photo on which nothing was read, kept all the same: which paper it is, and its day. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PaperSort, paperSorts } from '../../../src-domain/papers/paper-photo.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ChoiceField, DateField } from '../../ui/fields.tsx'
import { type PaperPicture, usePaperSave } from './use-paper-save.ts'

export function PhotoOnly({
  elder,
  picture,
  onSaved,
}: {
  readonly elder: string
  readonly picture: PaperPicture
  readonly onSaved: () => void
}) {
  const { t } = useTranslation('papers')
  const refusalText = useRefusalText()
  const [sort, setSort] = useState<PaperSort | undefined>()
  const [on, setOn] = useState('')
  const { busy, refusals, save } = usePaperSave(elder, picture)
  const press = async (chosen: PaperSort): Promise<void> => {
    if (await save({ bodies: [], photo: { sort: chosen, on } })) onSaved()
  }
  return (
    <section className="stack" aria-label={t('photo.only')}>
      <h3>{t('photo.only')}</h3>
      <ChoiceField
        label={t('photo.decide')}
        hint={t('photo.hint')}
        choices={paperSorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        value={sort}
        onChange={setSort}
      />
      <DateField label={t('date')} value={on} onChange={setOn} />
      {refusals.map((one) => (
        <Notice key={one.code} tone="red" urgent title={refusalText(one)} />
      ))}
      <div>
        <Button
          kind="primary"
          busy={busy}
          disabled={sort === undefined}
          onPress={() => void (sort !== undefined && press(sort))}
        >
          {t('photo.only')}
        </Button>
      </div>
    </section>
  )
}
