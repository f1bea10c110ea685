/**
 * Imported first, so that two things happen while the rest of the page is still being read: Chromium opens the origin's
 * database files, and the host is asked which kiosk this is and whether its day is open.
 */
import { openHost } from '../host/open-host.ts'

void indexedDB.databases()

export const host = openHost()

export const greeting = Promise.all([host.call('kiosk.info', {}), host.call('keys.session', {})])
// The session shows what went wrong; here nobody listens yet.
greeting.catch(() => undefined)
