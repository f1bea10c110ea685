/**
 * The demo station: an embedded server on loopback with the seeded demo data, and a kiosk enrolled at it that the demo staff
 * can open. Made once; the next start finds it again, and goes on where a start that was interrupted stopped.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { type DemoStaff, demoStaff } from '../../src-domain/demo/demo-staff.ts'
import { calendarDateOf, instantOf, isCalendarDate } from '../../src-domain/shared/instant.ts'
import type { HostHandlers } from '../../src-main/bridge/contract.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'

export const demoStation = { id: 'qingshiqiao', name: '青石桥社区驿站', phone: '0512-00000000' } as const

const chinaOffset = 480
export const demoSeed = 20_261_122

/** The server of the demo, always at the port it had first; throws EADDRINUSE when another program holds it. */
export async function startDemoServer(folder: string, elders = 300): Promise<RunningServer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const portFile = join(folder, 'port')
  const port = Number(readText(portFile))
  const server = await startServer({ dataFolder: join(folder, 'data'), port })
  try {
    if (port !== server.port) writeText(portFile, String(server.port))
    await seed(server, folder, elders)
    return server
  } catch (error) {
    await server.close()
    throw error
  }
}

/** Each step finds out by itself whether it was done: a start can be interrupted between any two of them. */
async function seed(server: RunningServer, folder: string, elders: number): Promise<void> {
  const seeded = join(folder, 'seeded')
  if (existsSync(seeded)) return
  if (!server.access.stations().some((station) => station.id === demoStation.id)) {
    await server.createStation(demoStation.name, demoStation.id, demoStation.phone)
  }
  // Ids come from the seed and the day: gone on with another day, everybody would be there twice.
  const dayFile = join(folder, 'seed-day')
  const begun = readText(dayFile)
  const today = isCalendarDate(begun) ? begun : calendarDateOf(instantOf(Date.now()), chinaOffset)
  if (begun !== today) writeText(dayFile, today)
  await server.importDocuments(demoStation.id, demoData({ seed: demoSeed, today, elders }))
  writeText(seeded, `${today}\n`)
}

const readText = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')

/** Whole or not at all. */
function writeText(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { flush: true })
  renameSync(`${file}.new`, file)
}

/**
 * Enrols a kiosk that is not set up yet and gives the demo staff their PINs on it; also those whom an interrupted start left
 * out. @returns who has a PIN on it.
 */
export async function furnishKiosk(
  handlers: HostHandlers,
  server: RunningServer,
  kioskName: string,
  serverUrl: string = server.url,
): Promise<readonly DemoStaff[]> {
  const info = await handlers['kiosk.info']({})
  if (info.phase !== 'ready') {
    const { code } = await server.createEnrolmentCode(demoStation.id)
    const enrolled = await handlers['setup.enrol']({ serverUrl, code, kioskName })
    if (!enrolled.ok) throw new Error(`the demo kiosk was not enrolled: ${enrolled.error.code}`)
  }
  const people = new Set((await handlers['keys.people']({})).map(({ staff }) => staff))
  const present = demoStaff.filter(({ id }) => people.has(id))
  const missing = demoStaff.filter(({ id }) => !people.has(id))
  if (missing.length === 0) return present
  // One of those who are there lets the others in; whose PINs were all changed meanwhile, nobody is added.
  if (info.phase === 'ready' && !(await unlockAsAny(handlers, present))) return present
  for (const { id, name, role, pin } of missing) {
    const added = await handlers['keys.add']({ holder: { staff: id, name, role }, pin })
    if (!added.ok) throw new Error(`no key for ${id}: ${added.error.code}`)
  }
  await handlers['keys.seal']({})
  return demoStaff
}

async function unlockAsAny(handlers: HostHandlers, people: readonly DemoStaff[]): Promise<boolean> {
  for (const { id, pin } of people) {
    if ((await handlers['keys.unlock']({ staff: id, pin })).ok) return true
  }
  return false
}

/** A table for people to read: who may sign in with what. */
export const demoPins = (people: readonly DemoStaff[]): string =>
  people.map(({ name, role, pin }) => `    ${pin}   ${name} (${role})`).join('\n')
