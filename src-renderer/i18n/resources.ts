/** Every feature's texts, listed once: two imports and two lines a feature. How to add one: `i18n.ts`. */
import { appEn } from './en/app.ts'
import { refusalEn } from './en/refusal.ts'
import { uiEn } from './en/ui.ts'
import { app } from './zh-CN/app.ts'
import { refusal } from './zh-CN/refusal.ts'
import { ui } from './zh-CN/ui.ts'

export const zhCN = {
  app,
  refusal,
  ui,
} as const

export const en = {
  app: appEn,
  refusal: refusalEn,
  ui: uiEn,
} as const

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
