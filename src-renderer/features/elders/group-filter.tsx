/** How many elders have each label, and a press to see only those who have it; several presses: those who have them all. */
import { useTranslation } from 'react-i18next'
import { type GroupId, groupIds, maySeeLabel } from '../../../src-domain/roster/groups.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import type { RosterState } from '../../roster/open-roster.ts'
import { Button } from '../../ui/button.tsx'

export function GroupFilter({
  roster: { counts, progress },
  chosen,
  onChoose,
}: {
  readonly roster: RosterState
  readonly chosen: readonly GroupId[]
  readonly onChoose: (groups: readonly GroupId[]) => void
}) {
  const { t } = useTranslation('elders')
  const format = useFormat()
  const { role } = usePerson()
  const toggle = (id: GroupId) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <>
      <fieldset className="list-filters">
        <legend className="list-legend">{t('group.label')}</legend>
        {groupIds
          .filter((id) => maySeeLabel(role, id))
          .map((id) => (
            <Button
              key={id}
              small
              pressed={chosen.includes(id)}
              kind={chosen.includes(id) ? 'primary' : 'plain'}
              onPress={() => toggle(id)}
            >
              {t('group.one', { name: t(`group.name.${id}`), number: format.number(counts[id]) })}
            </Button>
          ))}
        {chosen.length > 0 && (
          <Button small kind="quiet" onPress={() => onChoose([])}>
            {t('group.clear')}
          </Button>
        )}
      </fieldset>
      {progress.step !== 'ready' && (
        <output className="quiet">
          {t(`group.${progress.step}`, { done: format.number(progress.done), total: format.number(progress.total) })}
        </output>
      )}
    </>
  )
}
