/** What is to be done besides care, below it: questions that wait, texts to read over, lessons that are due once more. */
import { CircleEllipsis, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'

export type OtherTask = {
  readonly id: string
  readonly icon: LucideIcon
  readonly what: string
  readonly why: string
  readonly onOpen: () => void
}

export function OtherTasks({ tasks }: { readonly tasks: readonly OtherTask[] }) {
  const { t } = useTranslation('today')
  if (tasks.length === 0) return null
  return (
    <Card flush icon={CircleEllipsis} title={t('others.title')}>
      <ul className="other-tasks">
        {tasks.map(({ id, icon: Icon, what, why, onOpen }) => (
          <li key={id}>
            <Icon aria-hidden size={22} />
            <div>
              <b>{what}</b>
              <p className="quiet">{why}</p>
            </div>
            <Button small kind="soft" label={t('others.openOf', { what })} onPress={onOpen}>
              {t('list.open')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
