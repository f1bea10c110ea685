/**
 * The demo station: an embedded server on loopback with the seeded demo data, and a kiosk enrolled at it that the demo staff
 * can open. Made once; the next start finds it again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { demoStaff } from '../../src-domain/demo/demo-staff.ts'
import { calendarDateOf, instantOf } from '../../src-domain/shared/instant.ts'
import type { HostHandlers } from '../../src-main/bridge/contract.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'

export const demoStation = { id: 'qingshiqiao', name: '青石桥社区驿站', phone: '0512-00000000' } as const

const chinaOffset = 480
export const demoSeed = 20_261_122

/** The server of the demo, always at the port it had first; throws EADDRINUSE when another program holds it. */
export async function startDemoServer(folder: string, elders = 300): Promise<RunningServer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const portFile = join(folder, 'port')
  const port = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0
  const server = await startServer({ dataFolder: join(folder, 'data'), port })
  writeFileSync(portFile, String(server.port))
  const seeded = join(folder, 'seeded')
  if (!existsSync(seeded)) {
    await server.createStation(demoStation.name, demoStation.id, demoStation.phone)
    const today = calendarDateOf(instantOf(Date.now()), chinaOffset)
    await server.importDocuments(demoStation.id, demoData({ seed: demoSeed, today, elders }))
    writeFileSync(seeded, `${today}\n`)
  }
  return server
}

/** Enrols a kiosk that is not set up yet and gives the demo staff their PINs on it. */
export async function furnishKiosk(
  handlers: HostHandlers,
  server: RunningServer,
  kioskName: string,
  serverUrl: string = server.url,
): Promise<void> {
  const info = await handlers['kiosk.info']({})
  if (info.phase === 'ready') return
  const { code } = await server.createEnrolmentCode(demoStation.id)
  const enrolled = await handlers['setup.enrol']({ serverUrl, code, kioskName })
  if (!enrolled.ok) throw new Error(`the demo kiosk was not enrolled: ${enrolled.error.code}`)
  for (const { id, name, role, pin } of demoStaff) {
    const added = await handlers['keys.add']({ holder: { staff: id, name, role }, pin })
    if (!added.ok) throw new Error(`no key for ${id}: ${added.error.code}`)
  }
  await handlers['keys.seal']({})
}

/** A table for people to read: who may sign in with what. */
export const demoPins = (): string =>
  demoStaff.map(({ name, role, pin }) => `    ${pin}   ${name} (${role})`).join('\n')
