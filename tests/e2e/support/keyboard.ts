/** What of a screen only a finger or a mouse reaches: nothing on the staff's face may, for every task has its path by keyboard. */
import type { Page } from '@playwright/test'

/** Focus goes to each in turn as by Tab; the page is left with it where it was. */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  // From now on the browser shows where the focus stands, as it does for whoever types.
  await page.keyboard.press('Shift')
  return page.evaluate(inspect)
}

/** Runs in the page: knows nothing of this file. */
function inspect(): readonly string[] {
  const faults: string[] = []
  const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)}”`
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
  }
  const focusable =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, audio[controls], video[controls], [tabindex="0"]'
  // One of a group of choices takes the focus, and the arrows lead to the rest.
  const isWithinGroup = (element: Element): boolean =>
    element.getAttribute('tabindex') === '-1' &&
    element.closest('[role="tablist"], [role="listbox"], [role="menu"], [role="radiogroup"], [role="grid"]') !== null

  // A mark that fades would still stand where the focus was a moment ago.
  const still = new CSSStyleSheet()
  still.replaceSync('* { transition: none !important }')
  document.adoptedStyleSheets.push(still)
  const before = document.activeElement
  const ring = (element: Element): string => {
    const seen: string[] = []
    // The mark may stand on the frame around a field.
    for (let at: Element | null = element, step = 0; at !== null && step < 4; at = at.parentElement, step += 1) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, textDecorationLine } =
        getComputedStyle(at)
      seen.push(
        outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`,
        boxShadow,
        borderColor,
        backgroundColor,
        textDecorationLine,
      )
    }
    // Of a hidden box, what is drawn beside it.
    const beside = element.nextElementSibling
    if (beside !== null) seen.push(getComputedStyle(beside).boxShadow, getComputedStyle(beside).outline)
    return seen.join('|')
  }
  for (const element of root.querySelectorAll<HTMLElement>(focusable)) {
    if (!isShown(element) || element.tabIndex < 0 || element.closest('[inert], [aria-hidden="true"]') !== null) continue
    if (element instanceof HTMLInputElement && element.type === 'file') continue
    ;(document.activeElement as HTMLElement | null)?.blur()
    const unseen = ring(element)
    element.focus({ preventScroll: true, focusVisible: true } as FocusOptions)
    if (document.activeElement !== element) faults.push(`takes no focus: ${name(element)}`)
    else if (ring(element) === unseen) faults.push(`no mark where the focus stands: ${name(element)}`)
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still)
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })

  // What listens to a press, as React knows it.
  const pressed = (element: Element): boolean => {
    const key = Object.keys(element).find((one) => one.startsWith('__reactProps$'))
    const props = key === undefined ? undefined : (element as unknown as Record<string, Record<string, unknown>>)[key]
    return typeof props?.['onClick'] === 'function'
  }
  for (const element of root.querySelectorAll('*')) {
    if (!pressed(element) || !isShown(element) || element.closest('[inert], [aria-hidden="true"]') !== null) continue
    const hasPath =
      // A film is a large button beside its own.
      element.matches('dialog, video') ||
      element.closest(`${focusable}, label`) !== null ||
      element.querySelector(focusable) !== null
    if (!hasPath && !isWithinGroup(element) && !element.matches(':disabled, [aria-disabled="true"]')) {
      faults.push(`only a finger presses ${name(element)}`)
    }
  }
  return faults
}
