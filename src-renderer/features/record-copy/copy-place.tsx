/** Where a copy of a record goes: this machine, or a stick that is plugged in. */
import { useTranslation } from 'react-i18next'
import { useSticks } from '../../host/use-sticks.ts'
import { SelectField } from '../../ui/fields.tsx'

export const thisMachine = ''

export function Place({ value, onChange }: { readonly value: string; readonly onChange: (folder: string) => void }) {
  const { t } = useTranslation('recordCopy')
  const sticks = useSticks()
  return (
    <SelectField
      label={t('place.label')}
      hint={sticks.length === 0 ? t('place.noStick') : t('place.stickHint')}
      value={value}
      onChange={onChange}
      choices={[
        ...sticks.map((folder) => ({ value: folder, label: t('place.stick', { folder }) })),
        { value: thisMachine, label: t('place.machine') },
      ]}
    />
  )
}
