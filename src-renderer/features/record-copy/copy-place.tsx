/** Where a copy of a record goes: this machine, or a stick that is plugged in. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHost } from '../../host/host-context.ts'
import { SelectField } from '../../ui/fields.tsx'

export const thisMachine = ''

/** Sticks are looked for again while the dialog is open. */
export function Place({ value, onChange }: { readonly value: string; readonly onChange: (folder: string) => void }) {
  const { t } = useTranslation('recordCopy')
  const host = useHost()
  const [sticks, setSticks] = useState<readonly string[]>([])
  useEffect(() => {
    let isOpen = true
    const look = () => {
      host.call('backup.places', {}).then(
        ({ folders }) => isOpen && setSticks(folders),
        () => undefined,
      )
    }
    look()
    const timer = setInterval(look, 3_000)
    return () => {
      isOpen = false
      clearInterval(timer)
    }
  }, [host])
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
