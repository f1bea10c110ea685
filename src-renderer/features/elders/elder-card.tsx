/** The elder's card, to be printed and cut out: the name and a code that names nobody. */
import './elders.css'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { cardText, createCardCode } from '../../../src-domain/elders/elder-card.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { editDocument } from '../../../src-domain/shared/document.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx'
import { PrintSheet } from '../../ui/print-sheet.tsx'
import { QrPicture } from '../../ui/qr-picture.tsx'

export function ElderCardDialog({ elder, onClose }: { readonly elder: Elder; readonly onClose: () => void }) {
  const { t } = useTranslation('elders')
  const { t: ui } = useTranslation('ui')
  const host = useHost()
  const { stationName } = useKiosk()
  const format = useFormat()
  const today = useToday()
  const refusalText = useRefusalText()
  const { refusal, busy, replace, print } = useCard(elder, () => host.print())
  const [isAsking, setAsking] = useState(false)
  return (
    <Dialog
      title={t('printCard')}
      onClose={onClose}
      actions={
        <>
          <Button busy={busy} onPress={() => setAsking(true)}>
            {t('card.replace')}
          </Button>
          <Button
            kind="primary"
            icon={Printer}
            busy={busy}
            disabled={elder.body.cardCode === undefined}
            onPress={() => void print()}
          >
            {ui('print')}
          </Button>
        </>
      }
    >
      <p>{t('card.replaceHint')}</p>
      <ElderCardFace elder={elder} />
      {isAsking && (
        <ConfirmDialog
          title={t('card.replaceTitle')}
          confirm={t('card.replace')}
          danger
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={() => void replace().then(() => setAsking(false))}
        >
          <p>{t('card.replaceText')}</p>
        </ConfirmDialog>
      )}
      {refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}
      <PrintSheet title={t('card.title')} station={stationName} date={format.date(today, '')}>
        <ElderCardFace elder={elder} />
      </PrintSheet>
    </Dialog>
  )
}

export function ElderCardFace({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const { stationName, stationPhone } = useKiosk()
  const { name, cardCode } = elder.body
  return (
    <div className="elder-card">
      {cardCode === undefined ? null : <QrPicture text={cardText(cardCode)} label={t('card.code')} />}
      <div>
        <b>{name}</b>
        <p>{t('card.scan')}</p>
        <p>{t('card.lost')}</p>
        <p>
          {stationName} <span className="phone">{stationPhone}</span>
        </p>
      </div>
    </div>
  )
}

function useCard(elder: Elder, openPrinter: () => void) {
  const act = useAct()
  const { busy, refusals, save } = useSave()
  /** A lost card is void from now on: only the newest code opens the elder's page. */
  const replace = async () => {
    const now = act()
    const audit = recordAudit({ action: 'change', subject: elder.id, parts: ['card'] }, now, elder.id)
    await save([editDocument(elder, { cardCode: createCardCode(now.random) }, now), audit])
  }
  const print = async () => {
    await save([recordAudit({ action: 'print', subject: elder.id, parts: ['card'] }, act(), elder.id)])
    openPrinter()
  }
  return { refusal: refusals[0], busy, replace, print }
}
