/** The experts who may sign in to answer: each bound to papers in order; whoever's papers are not sees here and at the door why. */
import { Stethoscope, UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExpertAccount, isExpertAccount, whyNotAnswering } from '../../../src-domain/staff/expert-account.ts'
import type { Staff } from '../../../src-domain/staff/staff.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { type AskedOfExpert, ExpertDialog } from './expert-dialog.tsx'
import { useExperts } from './use-people.ts'

export function ExpertsCard({ people }: { readonly people: readonly Staff[] | undefined }) {
  const { t } = useTranslation('people')
  const documents = useDocuments({ collection: 'staff', kind: 'expert-account' })
  const accounts = useMemo(() => documents?.filter(isExpertAccount), [documents])
  const experts = useExperts()
  const [asked, setAsked] = useState<AskedOfExpert | undefined>()
  const isReady = people !== undefined && accounts !== undefined && experts !== undefined
  return (
    <Card flush icon={Stethoscope} title={t('experts.list')} note={t('experts.note')}>
      <div className="people-none">
        {isReady && accounts.length === 0 && <p className="quiet">{t('experts.none')}</p>}
        <Button disabled={!isReady} icon={UserPlus} onPress={() => setAsked({ kind: 'add' })}>
          {t('experts.add')}
        </Button>
      </div>
      {!isReady && <Skeleton rows={2} />}
      {isReady && accounts.length > 0 && (
        <ul className="people">
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} papers={experts.get(account.body.expert)} onAsk={setAsked} />
          ))}
        </ul>
      )}
      {asked !== undefined && isReady && (
        <ExpertDialog
          asked={asked}
          accounts={[...people, ...accounts]}
          experts={[...experts.values()]}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}

function AccountRow({
  account,
  papers,
  onAsk,
}: {
  readonly account: ExpertAccount
  readonly papers: Parameters<typeof whyNotAnswering>[1]
  readonly onAsk: (asked: AskedOfExpert) => void
}) {
  const { t } = useTranslation(['people', 'app'])
  const format = useFormat()
  const refusalText = useRefusalText()
  const today = useToday()
  const { name, active, pinTemporary } = account.body
  const [reason] = active ? whyNotAnswering(account, papers, today) : []
  return (
    <li className={active ? undefined : 'is-out'}>
      <div className="person-who">
        <b>{name}</b>
        <span className="quiet">
          {papers?.body.title === undefined
            ? t('roles.expert')
            : format.clauses([t('roles.expert'), papers.body.title])}
        </span>
        {reason !== undefined && <span className="quiet">{t('experts.cannot', { why: refusalText(reason) })}</span>}
      </div>
      <div className="person-state">
        {!active && <Chip tone="stone">{t('state.out')}</Chip>}
        {reason !== undefined && <Chip tone="gold">{t('experts.notNow')}</Chip>}
        {active && pinTemporary === true && <Chip tone="gold">{t('state.temporary')}</Chip>}
      </div>
      <div className="person-acts">
        {active && (
          <Button small label={t('actOn.pin', { name })} onPress={() => onAsk({ kind: 'pin', account })}>
            {t('act.pin')}
          </Button>
        )}
        <Button
          small
          label={t(active ? 'actOn.disable' : 'actOn.enable', { name })}
          onPress={() => onAsk({ kind: 'active', account })}
        >
          {t(active ? 'act.disable' : 'act.enable')}
        </Button>
      </div>
    </li>
  )
}
