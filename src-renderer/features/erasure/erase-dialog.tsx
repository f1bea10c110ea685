/** Erasing an elder's data, in two steps: what goes and what stays, at whose wish; then the name, typed, because nothing brings it back. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { joinedInto } from '../../../src-domain/elders/same-person.ts'
import { eraseElder, erasureWishes, type ErasureWish, staysAfterErasure } from '../../../src-domain/erasure/erasure.ts'
import { collectionsOfScope } from '../../../src-domain/shared/collections.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/fields.tsx'

export function EraseDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('erasure')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const act = useAct()
  const replica = useReplica()
  const documents = useAllAbout(elder)
  const { busy, refusals, save } = useSave()
  const [wish, setWish] = useState<ErasureWish | undefined>()
  const [isSure, setSure] = useState(false)
  const [typed, setTyped] = useState('')
  const { name } = elder.body
  const isNamed = typed.replaceAll(/\s/g, '') === name.replaceAll(/\s/g, '')
  const erase = async () => {
    if (wish === undefined || documents === undefined) return
    // Records that were joined with this one are the same elder's.
    const others = (await Promise.all(joinedWith(elder.id, documents).map(replica.get))).filter(
      (one) => one !== undefined,
    )
    await save(
      [elder, ...others.filter(isElder)].map((one) => eraseElder(one, one === elder ? documents : [one], wish, act())),
    )
  }
  return (
    <Dialog
      wide
      title={t('erase.title', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={isSure ? () => setSure(false) : onClose}>{isSure ? t('erase.back') : ui('cancel')}</Button>
          {isSure ? (
            <Button kind="danger" busy={busy} disabled={!isNamed} onPress={() => void erase()}>
              {t('erase.confirm')}
            </Button>
          ) : (
            <Button
              kind="primary"
              disabled={wish === undefined || documents === undefined}
              onPress={() => setSure(true)}
            >
              {t('erase.next')}
            </Button>
          )}
        </>
      }
    >
      {isSure ? (
        <div className="stack">
          <Notice tone="red" title={t('erase.forGood')}>
            {t('erase.forGoodText')}
          </Notice>
          <TextField label={t('erase.typeName', { name })} value={typed} onChange={setTyped} />
        </div>
      ) : (
        <>
          <h3>{t('erase.goes', { count: documents?.filter((one) => !staysAfterErasure(one)).length ?? 0 })}</h3>
          <ul className="erase-list">
            {(['record', 'health', 'services', 'machines'] as const).map((line) => (
              <li key={line}>{t(`erase.goesLine.${line}`)}</li>
            ))}
          </ul>
          <h3>{t('erase.stays')}</h3>
          <ul className="erase-list">
            {(['proof', 'looks', 'paper'] as const).map((line) => (
              <li key={line}>{t(`erase.staysLine.${line}`)}</li>
            ))}
          </ul>
          <ChoiceField
            label={t('erase.wish')}
            value={wish}
            onChange={setWish}
            choices={erasureWishes.map((value) => ({ value, label: t(`wish.${value}`) }))}
          />
        </>
      )}
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </Dialog>
  )
}

const joinedWith = (elder: string, documents: readonly Document[]): readonly string[] =>
  [...joinedInto(documents)].flatMap(([other, stays]) => (stays === elder ? [other] : []))

/** Everything that stands on this machine about the elder; undefined while it is read. */
function useAllAbout(elder: Elder): readonly Document[] | undefined {
  const replica = useReplica()
  const [documents, setDocuments] = useState<readonly Document[] | undefined>()
  useEffect(() => {
    let isOver = false
    const find = async () => {
      const found = await Promise.all(
        collectionsOfScope('station').map((collection) => replica.find({ collection, elder: elder.id })),
      )
      if (!isOver) setDocuments([elder, ...found.flat()])
    }
    void find()
    return () => {
      isOver = true
    }
  }, [replica, elder])
  return documents
}
