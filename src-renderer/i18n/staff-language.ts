/**
 * The language a staff member works in, remembered on this machine for each of them; nobody's name is written. The elder's
 * face begins in Chinese whatever the staff chose.
 */
import { setLanguage } from './i18n.ts'
import type { Language } from './resources.ts'

const place = (staff: string): string => `ginkgo-language-${staff}`

/** @param staff id of the document. */
export function chooseStaffLanguage(staff: string, language: Language): void {
  localStorage.setItem(place(staff), language)
  setLanguage(language)
}

export const showStaffLanguage = (staff: string): void =>
  setLanguage(localStorage.getItem(place(staff)) === 'en' ? 'en' : 'zh-CN')
