/** Who may be the same person, before anything is saved: open that record, or say that it was asked. */
import './elders.css'
import { useTranslation } from 'react-i18next'
import { isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { maskIdentityNumber } from '../../../src-domain/shared/identity-number.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import type { FoundDuplicate } from './use-duplicates.ts'
import { useElderWords } from './use-elder-words.ts'

export function DuplicatesPanel({
  duplicates,
  isSettled,
  onSettle,
  onOpen,
}: {
  /** Undefined while the register is still read. */
  readonly duplicates: readonly FoundDuplicate[] | undefined
  /** Staff asked: it is somebody else. */
  readonly isSettled: boolean
  readonly onSettle: () => void
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation('elders')
  if (duplicates === undefined || duplicates.length === 0) return null
  const isCertain = duplicates.some((one) => one.certainty === 'certain')
  return (
    <div className="duplicates-panel">
      <Notice
        tone={isCertain ? 'red' : 'gold'}
        title={t('duplicate.title')}
        action={
          !isCertain && (
            <Button small pressed={isSettled} onPress={onSettle}>
              {isSettled ? t('duplicate.notSameDone') : t('duplicate.notSame')}
            </Button>
          )
        }
      >
        <ul className="duplicates">
          {duplicates.map((one) => (
            <li key={one.id}>
              <b>{one.elder.body.name}</b>
              {isRecordOpen(one.elder) ? <Known duplicate={one} /> : <Chip tone="stone">{t('withdrawnChip')}</Chip>}
              <Button small onPress={() => onOpen(one.id)}>
                {t('duplicate.open')}
              </Button>
            </li>
          ))}
        </ul>
        {isCertain && <p>{t('duplicate.certainText')}</p>}
      </Notice>
    </div>
  )
}

function Known({ duplicate: { certainty, numbersDiffer, elder } }: { readonly duplicate: FoundDuplicate }) {
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const today = useToday()
  const { body } = elder
  return (
    <>
      <span>{words.person(body, today)}</span>
      <span>{words.home(body)}</span>
      <span>{body.identityNumber === undefined ? '' : maskIdentityNumber(body.identityNumber)}</span>
      <Chip tone={certainty === 'certain' ? 'red' : 'gold'}>{t(`duplicate.${certainty}`)}</Chip>
      {numbersDiffer === true && <span className="quiet">{t('duplicate.numbersDiffer')}</span>}
    </>
  )
}

/** Beside the button that cannot be pressed yet: who saves now could register somebody twice. */
export function StillLooking({ duplicates }: { readonly duplicates: readonly FoundDuplicate[] | undefined }) {
  const { t } = useTranslation('elders')
  return <output className="quiet">{duplicates === undefined && t('duplicate.looking')}</output>
}
