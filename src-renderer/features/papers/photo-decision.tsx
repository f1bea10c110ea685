/** Whether the photo itself is kept with the record, and as what: nobody decides that but the person. */
import { useTranslation } from 'react-i18next'
import { type PaperSort, paperSorts } from '../../../src-domain/papers/paper-photo.ts'
import { ChoiceField } from '../../ui/fields.tsx'

export type PhotoChoice = PaperSort | 'drop'

export function PhotoDecision({
  choice,
  onChoose,
}: {
  readonly choice: PhotoChoice | undefined
  readonly onChoose: (choice: PhotoChoice) => void
}) {
  const { t } = useTranslation('papers')
  return (
    <ChoiceField<PhotoChoice>
      label={t('photo.decide')}
      hint={t('photo.hint')}
      required
      choices={[
        ...paperSorts.map((sort) => ({ value: sort, label: t('photo.keep', { sort: t(`sort.${sort}`) }) })),
        { value: 'drop', label: t('photo.drop') },
      ]}
      value={choice}
      onChange={onChoose}
    />
  )
}
