/** For staff: four pictures, or six digits, that open this elder's own face once, on any kiosk of the station, for ten minutes. */
import './elder-identify.css'
import { Images } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import {
  giveVisitCode,
  isVisitCode,
  picturesOf,
  type VisitCode,
  visitCodeLife,
  voidVisitCodes,
} from '../../../src-domain/activity/visit-code.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { VisitPicturesShown } from './visit-pictures.tsx'

export function VisitCodeButton({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('elderIdentify')
  const { busy, refusal, code, give, forget } = useVisitCode(elder)
  return (
    <>
      <Button icon={Images} busy={busy} onPress={() => void give()}>
        {t('visitCode.give')}
      </Button>
      {(code !== undefined || refusal !== undefined) && (
        <VisitCodeDialog code={code} refusal={refusal} busy={busy} onAgain={() => void give()} onClose={forget} />
      )}
    </>
  )
}

type Giving = ReturnType<typeof useVisitCode>

function VisitCodeDialog({
  code,
  refusal,
  busy,
  onAgain,
  onClose,
}: Pick<Giving, 'code' | 'refusal' | 'busy'> & { readonly onAgain: () => void; readonly onClose: () => void }) {
  const { t } = useTranslation(['elderIdentify', 'ui'])
  const format = useFormat()
  const refusalText = useRefusalText()
  return (
    <Dialog
      title={t('visitCode.title')}
      onClose={onClose}
      actions={
        <>
          <Button busy={busy} onPress={onAgain}>
            {t('visitCode.again')}
          </Button>
          <Button kind="primary" takesFocus onPress={onClose}>
            {t('ui:done')}
          </Button>
        </>
      }
    >
      {code !== undefined && (
        <>
          <VisitPicturesShown pictures={picturesOf(code.body.code)} />
          <p>
            {t('visitCode.orDigits')} <b className="visit-code">{code.body.code}</b>
          </p>
          <p>
            {t('visitCode.until', {
              time: format.time(instantOf(Date.parse(code.occurredAt) + visitCodeLife), code.offset),
            })}
          </p>
        </>
      )}
      <p>{t('visitCode.text')}</p>
      {refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}
    </Dialog>
  )
}

function useVisitCode(elder: string) {
  const replica = useReplica()
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const [code, setCode] = useState<VisitCode | undefined>()
  const [isShown, setShown] = useState(false)
  const give = async () => {
    const now = act()
    const since = instantOf(now.now - visitCodeLife)
    const others = await replica.find({ collection: 'activity', kind: 'visit-code', since })
    const codes = others.filter(isVisitCode)
    const given = giveVisitCode(elder, codes, now)
    const audit = recordAudit({ action: 'handOver', subject: elder, parts: ['visitCode'] }, now, elder)
    setShown(true)
    if (await save([given, ...voidVisitCodes(elder, codes, now), audit])) setCode(given)
  }
  return {
    busy,
    refusal: isShown ? refusals[0] : undefined,
    code: isShown ? code : undefined,
    give,
    forget: () => {
      setShown(false)
      setCode(undefined)
    },
  }
}
