/**
 * Who may talk to the loopback host. The port is open to every program and every web page on this machine, so a
 * request counts only when it names us as host (no DNS rebinding), comes from our own page (Origin, Sec-Fetch-Site)
 * and carries the cookie of this launch.
 */
import { createHash, timingSafeEqual } from 'node:crypto'

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

export type Launch = {
  readonly port: number
  /** In the address that opens the kiosk. */
  readonly token: string
  /** In the cookie the page gets for it. */
  readonly cookie: string
}

/** Cookies know no ports: two kiosks on one machine must not overwrite each other's. */
export const cookieName = (port: number): string => `ginkgo-${port}`

export const isOurHost = (headers: Headers, port: number): boolean => headers['host'] === `127.0.0.1:${port}`

export function isFromOurPage(headers: Headers, launch: Launch): boolean {
  const origin = headers['origin']
  const site = headers['sec-fetch-site']
  if (origin === undefined && site === undefined) return false
  if (origin !== undefined && origin !== `http://127.0.0.1:${launch.port}`) return false
  if (site !== undefined && site !== 'same-origin') return false
  return isOurHost(headers, launch.port) && hasCookie(headers, launch)
}

export const isSameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

function hasCookie(headers: Headers, launch: Launch): boolean {
  const cookies = headers['cookie']
  if (typeof cookies !== 'string') return false
  const name = `${cookieName(launch.port)}=`
  return cookies.split(';').some((cookie) => {
    const text = cookie.trim()
    return text.startsWith(name) && isSameSecret(text.slice(name.length), launch.cookie)
  })
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
