/** antd in our colours, one token set a face. Only screens with forms load it: the first paint does without antd. */
import { ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../i18n/i18n.ts'
import { appliedDisplay, type TextSize } from './display-settings.tsx'

const family = 'var(--sans)'

const shared = {
  fontFamily: family,
  colorPrimary: '#1d5b47',
  colorLink: '#1d5b47',
  colorSuccess: '#1d5b47',
  colorWarning: '#744600',
  colorError: '#8c2916',
  colorInfo: '#1a4a7e',
  colorText: '#17211d',
  colorTextSecondary: '#43504a',
  colorTextPlaceholder: '#5a665f',
  colorTextDescription: '#43504a',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#fffefb',
  colorBgLayout: '#f6f3ea',
  colorBorder: '#8f876d',
  colorBorderSecondary: '#ddd7c7',
  lineWidth: 1,
  motionDurationSlow: '0.12s',
  motionDurationMid: '0.1s',
  wireframe: false,
}

const staffTokens = {
  ...shared,
  controlHeight: 48,
  controlHeightSM: 44,
  controlHeightLG: 56,
  borderRadius: 12,
}
/** Pixels, as the root of the staff's style sheet has them. */
const staffText: Readonly<Record<TextSize, number>> = { small: 16, medium: 18, large: 20 }
const elderTokens = {
  ...shared,
  fontSize: 30,
  controlHeight: 96,
  controlHeightSM: 88,
  controlHeightLG: 112,
  borderRadius: 16,
}

/** Where the style sheets look too, so that no word on a screen has another size than the rest. */
const appliedSize = (): TextSize => appliedDisplay().size ?? 'small'
function onApplied(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-size'] })
  return () => observer.disconnect()
}

export function AntdTheme({ face, children }: { readonly face: 'elder' | 'staff'; readonly children: ReactNode }) {
  useTranslation('ui')
  const size = useSyncExternalStore(onApplied, appliedSize)
  return (
    <ConfigProvider
      locale={currentLanguage() === 'en' ? enGB : zhCN}
      theme={{ token: face === 'staff' ? { ...staffTokens, fontSize: staffText[size] } : elderTokens, hashed: false }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}
