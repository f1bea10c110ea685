/** The page's one address in the Electron shell. */
export const appScheme = 'app'
const appHost = 'kiosk'
export const homeUrl = `${appScheme}://${appHost}/`

/** URL.origin is "null" for schemes that Node does not know, so scheme and host are compared themselves. */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
}
