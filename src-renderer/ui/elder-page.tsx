/**
 * A page of the elder's face: heading and tools on top, one thing in the middle, and the dark bar that never moves, with
 * 「叫工作人员」 at its right. The shell of the app provides what the bar does.
 */
import './elder-page.css'
import { ALargeSmall, ArrowLeft, BellRing, ChevronsDown, Home, LogOut } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Phrases } from './phrases.tsx'
import { ReadAloudButton, ReadAloudNote, type SpokenParts, useReadAloud } from './read-aloud.tsx'
import { TextSizeControl } from './text-size-control.tsx'
import { useFresh } from './use-fresh.ts'
import { useScrolls } from './use-scrolls.ts'
import { useStartAtTop } from './use-start-at-top.ts'
import { VoiceControl } from './voice-control.tsx'

export type ElderFrame = {
  readonly onHome: () => void
  readonly onCallStaff: () => void
  /** Absent when nobody is signed in. */
  readonly onFinished?: (() => void) | undefined
  /** Left part of the bar on pages without actions: the network in one line. */
  readonly network?: ReactNode
  /** Small entry for staff; a padlock, not a decision for elders. */
  readonly staffDoor?: ReactNode
}

/** Undefined on the staff's face. */
export const ElderFrameContext = createContext<ElderFrame | undefined>(undefined)

const noFrame: ElderFrame = { onHome: () => undefined, onCallStaff: () => undefined }

/** For pages that offer what the bar does (a tile that calls staff). */
export const useElderFrame = (): ElderFrame => useContext(ElderFrameContext) ?? noFrame

type ElderPageProps = {
  readonly title: string
  /** Of a title that is not in the language of the page. */
  readonly titleLang?: string | undefined
  readonly subtitle?: ReactNode
  /** Without it the page is the home page and has no back button. */
  readonly onBack?: (() => void) | undefined
  /** At most two, as `BarButton`: the actions that matter on this page. */
  readonly actions?: ReactNode
  /** Of a page whose content changes under the same title. */
  readonly step?: string | undefined
  /** What is read instead of the page's own text. */
  readonly spoken?: SpokenParts | undefined
  readonly children: ReactNode
}

export function ElderPage({ title, titleLang, subtitle, onBack, actions, step, spoken, children }: ElderPageProps) {
  const { t } = useTranslation('ui')
  const frame = useElderFrame()
  const [sizing, setSizing] = useState(false)
  const place = step === undefined ? title : `${title} ${step}`
  useStartAtTop(place)
  const fresh = useFresh<HTMLDivElement>(place)
  return (
    <div className="elder-page" data-read-aloud ref={fresh}>
      <header className="elder-head">
        {onBack !== undefined && (
          <button type="button" className="elder-tool elder-back" onClick={onBack}>
            <ArrowLeft aria-hidden />
            {t('back')}
          </button>
        )}
        <div className="elder-heading" data-read>
          <Heading key={title} title={title} lang={titleLang} />
          {subtitle !== undefined && <p>{typeof subtitle === 'string' ? <Phrases text={subtitle} /> : subtitle}</p>}
        </div>
        <div className="elder-tools">
          {frame.onFinished !== undefined && (
            <button type="button" className="elder-tool" onClick={frame.onFinished}>
              <LogOut aria-hidden />
              {t('finished')}
            </button>
          )}
          <button type="button" className="elder-tool" aria-expanded={sizing} onClick={() => setSizing(!sizing)}>
            <ALargeSmall aria-hidden />
            {t('textSize.tool')}
          </button>
          <ReadAloudButton spoken={spoken} />
        </div>
      </header>
      <div className="elder-extra">
        <ReadAloudNote />
      </div>
      <Scroller>
        {sizing && (
          <TextSizeControl asksHand onClose={() => setSizing(false)}>
            <VoiceControl />
          </TextSizeControl>
        )}
        {children}
      </Scroller>
      <footer className="elder-bar">
        {onBack !== undefined && (
          <BarButton onPress={frame.onHome} icon={<Home aria-hidden />}>
            {t('home')}
          </BarButton>
        )}
        {actions ?? frame.network}
        <div className="elder-bar-end">
          {onBack === undefined && frame.staffDoor}
          <CallStaffButton />
        </div>
      </footer>
    </div>
  )
}

/** A new page: speech of the last one ends, and the keyboard starts at its heading. */
function Heading({ title, lang }: { readonly title: string; readonly lang: string | undefined }) {
  const { stop } = useReadAloud()
  useEffect(() => stop, [stop])
  return (
    <h1 ref={focusHeading} tabIndex={-1} lang={lang}>
      <Phrases text={title} />
    </h1>
  )
}

const focusHeading = (heading: HTMLHeadingElement | null): void => heading?.focus({ preventScroll: true })

export function BarButton({
  icon,
  children,
  onPress,
}: {
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly onPress: () => void
}) {
  return (
    <button type="button" className="bar-button" onClick={onPress}>
      {icon}
      {children}
    </button>
  )
}

export function CallStaffButton() {
  const { t } = useTranslation('ui')
  const { onCallStaff } = useElderFrame()
  return (
    <button type="button" className="call-staff" onClick={onCallStaff}>
      <BellRing aria-hidden />
      {t('callStaff')}
    </button>
  )
}

/** Nobody has to know how to scroll: while there is more below, a large button says so. */
function Scroller({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('ui')
  const [box, { scrolls, more }] = useScrolls<HTMLElement>()
  return (
    <div className="elder-middle">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <main className="elder-main" data-read ref={box} tabIndex={scrolls ? 0 : undefined}>
        {children}
      </main>
      {more && (
        <div className="elder-more-strip">
          <button
            type="button"
            className="elder-more"
            onClick={() => box.current?.scrollBy({ top: box.current.clientHeight * 0.7, behavior: 'smooth' })}
          >
            <ChevronsDown aria-hidden />
            {t('more')}
          </button>
        </div>
      )}
    </div>
  )
}
