/** antd in our colours, one token set a face. Only screens with forms load it: the first paint does without antd. */
import { ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../i18n/i18n.ts'

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
  fontSize: 16,
  controlHeight: 48,
  controlHeightSM: 44,
  controlHeightLG: 56,
  borderRadius: 12,
}
const elderTokens = {
  ...shared,
  fontSize: 30,
  controlHeight: 96,
  controlHeightSM: 88,
  controlHeightLG: 112,
  borderRadius: 16,
}

export function AntdTheme({ face, children }: { readonly face: 'elder' | 'staff'; readonly children: ReactNode }) {
  useTranslation('ui')
  return (
    <ConfigProvider
      locale={currentLanguage() === 'en' ? enGB : zhCN}
      theme={{ token: face === 'staff' ? staffTokens : elderTokens, hashed: false }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}
