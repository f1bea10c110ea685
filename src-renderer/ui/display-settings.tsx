/** Text size, contrast, hand and language of the elder at the machine; forgotten when the session ends. */
import { createContext, useContext } from 'react'
import type { Language } from '../i18n/resources.ts'

export type TextSize = 'small' | 'medium' | 'large'
export const textSizes: readonly TextSize[] = ['small', 'medium', 'large']

export type DisplaySettings = {
  readonly size: TextSize
  readonly highContrast: boolean
  /** Head and bar are mirrored: 「叫工作人员」 stands on the left. */
  readonly leftHanded: boolean
  readonly language: Language
}
export const defaultDisplay: DisplaySettings = {
  size: 'medium',
  highContrast: false,
  leftHanded: false,
  language: 'zh-CN',
}

/** How a visit begins, before the elder's record or anybody says otherwise: a practice as the machine looked before it. */
export const FirstDisplayContext = createContext<Partial<DisplaySettings>>({})

export type DisplayControl = {
  readonly display: DisplaySettings
  readonly change: (changes: Partial<DisplaySettings>) => void
}

export const DisplayContext = createContext<DisplayControl>({ display: defaultDisplay, change: () => undefined })

export const useDisplay = (): DisplayControl => useContext(DisplayContext)

/** The settings as they stand there. */
export function appliedDisplay(): Partial<DisplaySettings> {
  const { size: named, contrast, hand } = document.documentElement.dataset
  const size = textSizes.find((known) => known === named)
  return { ...(size === undefined ? {} : { size }), highContrast: contrast === 'high', leftHanded: hand === 'left' }
}

/** Puts the settings where the style sheets look: on the root element. */
export function applyDisplay(face: 'elder' | 'staff', display: DisplaySettings): void {
  const root = document.documentElement
  root.dataset['face'] = face
  root.dataset['size'] = display.size
  root.dataset['contrast'] = display.highContrast ? 'high' : 'normal'
  root.dataset['hand'] = face === 'elder' && display.leftHanded ? 'left' : 'right'
}
