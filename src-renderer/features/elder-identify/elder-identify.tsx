/**
 * An elder says who they are: with their card, or with four pictures or six digits that staff gave them. No identity number and no
 * password is typed here (design.md §5).
 */
import './elder-identify.css'
import { CircleHelp, Grid3x3, HandHelping, Images, ScanLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { visitCodeLength, type VisitPicture, visitPictureLength } from '../../../src-domain/activity/visit-code.ts'
import { BigButton } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { Keypad } from '../../ui/keypad.tsx'
import { useScanner } from '../../ui/scanner.ts'
import { Skeleton } from '../../ui/states.tsx'
import { type IdentifyState, useIdentify } from './use-identify.ts'
import { PicturePad } from './visit-pictures.tsx'

export function ElderIdentify({
  onIdentified,
  onBack,
}: {
  readonly onIdentified: (elder: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('elderIdentify')
  const { state, scanned, typed, again } = useIdentify(onIdentified)
  const [way, setWay] = useState<'card' | 'pictures' | 'digits'>('card')
  const [digits, setDigits] = useState('')
  const [touched, setTouched] = useState<readonly VisitPicture[]>([])
  useScanner((text) => () => {
    setWay('card')
    scanned(text)
  })
  const go = (next: 'pictures' | 'digits') => {
    again()
    setDigits('')
    setTouched([])
    setWay(next)
  }
  if (way === 'pictures') {
    const touch = (picture: VisitPicture) => {
      const next = [...touched, picture]
      if (next.length === 1) again()
      setTouched(next.length < visitPictureLength ? next : [])
      if (next.length === visitPictureLength) typed(next)
    }
    return (
      <ElderPage title={t('pictureTitle')} onBack={() => setWay('card')}>
        <div className="identify is-pictures">
          <section className="identify-card is-code">
            <PicturePad
              touched={touched}
              disabled={state === 'reading'}
              onTouch={touch}
              onClear={() => setTouched([])}
            />
          </section>
          <section className="identify-card is-help">
            {(state === 'waiting' || state === 'reading') && <p className="identify-words">{t('pictureText')}</p>}
            <Answer state={state} />
          </section>
        </div>
      </ElderPage>
    )
  }
  if (way === 'digits') {
    return (
      <ElderPage title={t('codeTitle')} onBack={() => setWay('card')}>
        <div className="identify">
          <section className="identify-card is-code">
            <Keypad
              length={visitCodeLength}
              value={digits}
              onChange={(next) => {
                setDigits(next)
                if (next.length === 1) again()
              }}
              onComplete={(code) => {
                setDigits('')
                typed(code)
              }}
              disabled={state === 'reading'}
              secret={false}
              hearsKeyboard={false}
              label={t('codeTitle')}
            />
          </section>
          <section className="identify-card is-help">
            {(state === 'waiting' || state === 'reading') && <p className="identify-words">{t('codeText')}</p>}
            <Answer state={state} />
          </section>
        </div>
      </ElderPage>
    )
  }
  return (
    <ElderPage title={t('title')} onBack={onBack}>
      <div className="identify">
        <section className="identify-card">
          <span className="identify-mark" aria-hidden>
            <ScanLine />
          </span>
          <p className="identify-words">{t('card')}</p>
          <Answer state={state} />
        </section>
        <section className="identify-card is-help">
          <span className="identify-mark" aria-hidden>
            {state === 'unknownCard' ? <CircleHelp /> : <HandHelping />}
          </span>
          <h2>{t('noCard')}</h2>
          <p>{t('noCardText')}</p>
          <BigButton icon={Images} kind="primary" onPress={() => go('pictures')}>
            {t('touchPictures')}
          </BigButton>
          <BigButton icon={Grid3x3} onPress={() => go('digits')}>
            {t('typeCode')}
          </BigButton>
        </section>
      </div>
    </ElderPage>
  )
}

function Answer({ state }: { readonly state: IdentifyState }) {
  const { t } = useTranslation('elderIdentify')
  switch (state) {
    case 'waiting':
      return null
    case 'reading':
      return (
        <>
          <output>{t('reading')}</output>
          <Skeleton rows={1} />
        </>
      )
    case 'unknownCard':
    case 'unknownCode':
    case 'tooManyCodes':
    case 'failed':
      return (
        <Notice tone="gold" title={t(`${state}.title`)} urgent>
          {t(`${state}.text`)}
        </Notice>
      )
    default:
      return state satisfies never
  }
}
