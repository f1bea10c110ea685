/** Text size and contrast of the staff member at the machine, remembered on it for each of them as their language is. */
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react'
import { chooseStaffLanguage, showStaffLanguage } from '../i18n/staff-language.ts'
import {
  applyDisplay,
  defaultDisplay,
  DisplayContext,
  type DisplayControl,
  type DisplaySettings,
  textSizes,
} from './display-settings.tsx'

/** Dense, as staff sit before it; for the screens where nobody is signed in too. */
export const staffDisplay: DisplaySettings = { ...defaultDisplay, size: 'small' }

export function StaffDisplayProvider({ staff, children }: { readonly staff: string; readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(() => readChoice(staff))
  useLayoutEffect(() => showStaffLanguage(staff), [staff])
  useLayoutEffect(() => applyDisplay('staff', chosen), [chosen])
  const control = useMemo<DisplayControl>(
    () => ({
      display: chosen,
      change: (changes) => {
        const next = { ...chosen, ...changes }
        localStorage.setItem(place(staff), `${next.size} ${next.highContrast ? 'high' : 'normal'}`)
        if (changes.language !== undefined) chooseStaffLanguage(staff, changes.language)
        setChosen(next)
      },
    }),
    [chosen, staff],
  )
  return <DisplayContext value={control}>{children}</DisplayContext>
}

const place = (staff: string): string => `ginkgo-display-${staff}`

function readChoice(staff: string): DisplaySettings {
  const [size, contrast] = (localStorage.getItem(place(staff)) ?? '').split(' ')
  return {
    ...staffDisplay,
    size: textSizes.find((known) => known === size) ?? staffDisplay.size,
    highContrast: contrast === 'high',
  }
}
