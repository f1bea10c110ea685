/** Who works at the station: for the administrator to add, rename, shut out, and give a new PIN when one was forgotten. */
import './people.css'
import { UserPlus, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Staff } from '../../../src-domain/staff/staff.ts'
import { usePerson } from '../../host/host-context.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { ExpertsCard } from './experts-card.tsx'
import { type Asked, PersonDialog } from './person-dialog.tsx'
import { usePeople } from './use-people.ts'

export function PeopleScreen() {
  const { t } = useTranslation('people')
  const people = usePeople()
  const [asked, setAsked] = useState<Asked | undefined>()
  return (
    <Page
      title={t('heading')}
      note={t('note')}
      actions={
        <Button
          kind="primary"
          icon={UserPlus}
          disabled={people === undefined}
          onPress={() => setAsked({ kind: 'add' })}
        >
          {t('add')}
        </Button>
      }
    >
      <Card flush icon={Users} title={t('list')}>
        {people === undefined ? (
          <Skeleton rows={5} />
        ) : (
          <ul className="people">
            {people.map((person) => (
              <PersonRow key={person.id} person={person} onAsk={setAsked} />
            ))}
          </ul>
        )}
      </Card>
      <ExpertsCard people={people} />
      {asked !== undefined && people !== undefined && (
        <PersonDialog asked={asked} people={people} onClose={() => setAsked(undefined)} />
      )}
    </Page>
  )
}

function PersonRow({ person, onAsk }: { readonly person: Staff; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('people')
  const me = usePerson()
  const { name, role, active, pinTemporary, pinVerifier } = person.body
  const isMe = person.id === me.staff
  return (
    <li className={active ? undefined : 'is-out'}>
      <div className="person-who">
        <b>{name}</b>
        <span className="quiet">{t(`roles.${role}`)}</span>
      </div>
      <div className="person-state">
        {!active && <Chip tone="stone">{t('state.out')}</Chip>}
        {active && pinTemporary === true && <Chip tone="gold">{t('state.temporary')}</Chip>}
        {active && pinVerifier === undefined && <Chip tone="stone">{t('state.hereOnly')}</Chip>}
      </div>
      <div className="person-acts">
        {active && (
          <>
            <Button small label={t('actOn.edit', { name })} onPress={() => onAsk({ kind: 'edit', person })}>
              {t('act.edit')}
            </Button>
            <Button
              small
              label={t(isMe ? 'actOn.ownPin' : 'actOn.pin', { name })}
              onPress={() => onAsk({ kind: 'pin', person })}
            >
              {t(isMe ? 'act.ownPin' : 'act.pin')}
            </Button>
          </>
        )}
        {!isMe && (
          <Button
            small
            label={t(active ? 'actOn.disable' : 'actOn.enable', { name })}
            onPress={() => onAsk({ kind: 'active', person })}
          >
            {t(active ? 'act.disable' : 'act.enable')}
          </Button>
        )}
      </div>
    </li>
  )
}
