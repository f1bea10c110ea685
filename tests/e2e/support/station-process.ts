/**
 * Server and kiosk hosts of an end-to-end test, in a process of their own as in life: told what to do by messages, one answer
 * each. Playwright's module loader cannot load PouchDB, and a server that is killed must not take the test with it.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSeed, demoStation, furnishKiosk, startDemoServer } from '../../../scripts/start/demo-station.ts'
import { demoData } from '../../../src-domain/demo/demo-data.ts'
import { cardText } from '../../../src-domain/elders/elder-card.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { databaseOfScope } from '../../../src-domain/shared/collections.ts'
import { calendarDateOf, instantOf } from '../../../src-domain/shared/instant.ts'
import { multicastNetwork } from '../../../src-main/lan/local-network.ts'
import type { HostLan } from '../../../src-main/open-host-process.ts'
import { type LoopbackHost, startLoopbackHost } from '../../../src-main/loopback-host/loopback-host.ts'
import { runAdminCommand } from '../../../sync-server/access/admin-commands.ts'
import type { RunningServer } from '../../../sync-server/start-server.ts'
import { freeUdpPort } from '../../support/free-udp-port.ts'

export type Order =
  | { readonly do: 'startServer'; readonly folder: string; readonly elders: number }
  | { readonly do: 'stopServer' }
  | { readonly do: 'enrolmentCode'; readonly station?: string }
  | { readonly do: 'listPeople'; readonly elders: number }
  | { readonly do: 'serverDocument'; readonly id: string }
  | {
      readonly do: 'startKiosk'
      readonly folder: string
      readonly name: string
      /** Absent: a new machine that nobody has set up. */
      readonly serverUrl?: string
      /** Milliseconds by which the machine's clock is ahead. */
      readonly clockAhead?: number
      /** All such kiosks of this process stand in one local network. */
      readonly isOnNetwork?: boolean
    }
  | { readonly do: 'revokeKiosk'; readonly name: string }
  /** What an operator does who has these files in a folder; base64 by name. */
  | { readonly do: 'makePack'; readonly name: string; readonly files: Readonly<Record<string, string>> }
  /** The machine is started anew, and its server last renewed it so many days ago. */
  | {
      readonly do: 'ageLease'
      readonly folder: string
      readonly name: string
      readonly days: number
      readonly isOnNetwork?: boolean
    }
  | { readonly do: 'renewalOf'; readonly name: string }
  | { readonly do: 'stopKiosk'; readonly name: string }
/** An elder of the demo data, for tests that need one with a history. */
export type DemoPerson = {
  readonly id: string
  readonly name: string
  /** What a scanner types; empty for somebody without a card. */
  readonly card: string
  readonly assessments: number
  readonly services: number
  readonly readings: number
  readonly followUps: number
  /** Fields that two people changed. */
  readonly questions: number
}
export type Answer = {
  readonly people?: readonly DemoPerson[]
  readonly port?: number
  readonly url?: string
  readonly text?: string
  readonly error?: string
}

/** Another build than the usual one, so that two people can build and test side by side. */
const rendererFolder =
  process.env['GINKGO_TEST_RENDERER'] ?? join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const kiosks = new Map<string, LoopbackHost>()
let server: RunningServer | undefined

let helloPort: number | undefined
async function lanOf({ isOnNetwork = false }: { readonly isOnNetwork?: boolean }): Promise<{ readonly lan?: HostLan }> {
  if (!isOnNetwork) return {}
  helloPort ??= await freeUdpPort()
  return { lan: { network: multicastNetwork({ address: '127.0.0.1', port: 0, helloPort }), timing: { hello: 1_000 } } }
}
const running = (): RunningServer => {
  if (server === undefined) throw new Error('the server is stopped')
  return server
}

async function carryOut(order: Order): Promise<Answer> {
  switch (order.do) {
    case 'startServer':
      server = await startDemoServer(order.folder, order.elders)
      return { port: server.port }
    case 'stopServer':
      await server?.close()
      server = undefined
      return {}
    case 'enrolmentCode':
      if (order.station !== undefined) {
        const id = await running().createStation(order.station)
        return { url: (await running().createEnrolmentCode(id)).code }
      }
      return { url: (await running().createEnrolmentCode(demoStation.id)).code }
    case 'listPeople':
      return { people: peopleOf(order.elders) }
    case 'serverDocument': {
      const found = await running().store.readWinners(databaseOfScope('station', demoStation.id), [order.id])
      return { text: JSON.stringify(found.get(order.id) ?? null) }
    }
    case 'startKiosk': {
      const host = await startLoopbackHost({
        dataFolder: order.folder,
        rendererFolder,
        demo: order.serverUrl !== undefined,
        now: () => Date.now() + (order.clockAhead ?? 0),
        ...(await lanOf(order)),
      })
      kiosks.set(order.name, host)
      if (order.serverUrl !== undefined) await furnishKiosk(host.handlers, running(), order.name, order.serverUrl)
      return { port: host.port, url: host.url }
    }
    case 'makePack': {
      const folder = await mkdtemp(join(tmpdir(), 'ginkgo-pack-'))
      for (const [name, content] of Object.entries(order.files))
        await writeFile(join(folder, name), Buffer.from(content, 'base64'))
      const words = ['pack', order.name, folder, '跟着做的操，每天十分钟']
      const made = await runAdminCommand(running().access, running().store, words)
      await rm(folder, { recursive: true })
      if (!made.ok) throw new Error(made.error)
      return {}
    }
    case 'revokeKiosk':
      if (!(await running().access.revoke(kioskNamed(order.name)))) throw new Error(`${order.name} was not revoked`)
      return {}
    case 'ageLease': {
      await kiosks.get(order.name)?.close()
      const path = join(order.folder, 'renewal.json')
      const line = JSON.parse(await readFile(path, 'utf8')) as { readonly renewedAt: number }
      await writeFile(path, JSON.stringify({ ...line, renewedAt: line.renewedAt - order.days * 86_400_000 }))
      const host = await startLoopbackHost({
        dataFolder: order.folder,
        rendererFolder,
        demo: true,
        ...(await lanOf(order)),
      })
      kiosks.set(order.name, host)
      return { port: host.port, url: host.url }
    }
    case 'renewalOf': {
      const made = await runAdminCommand(running().access, running().store, ['renewal', kioskNamed(order.name)])
      if (!made.ok) throw new Error(made.error)
      return { text: JSON.stringify(made.value) }
    }
    case 'stopKiosk':
      await kiosks.get(order.name)?.close()
      kiosks.delete(order.name)
      return {}
    default:
      return order satisfies never
  }
}

function kioskNamed(wanted: string): string {
  const holders = running().access.holders()
  const kiosk = holders.find(({ name, revokedAt }) => name === wanted && revokedAt === undefined)
  if (kiosk === undefined) throw new Error(`no kiosk ${wanted}`)
  return kiosk.id
}

function peopleOf(elders: number): readonly DemoPerson[] {
  const today = calendarDateOf(instantOf(Date.now()), 480)
  const documents = demoData({ seed: demoSeed, today, elders })
  const count = (kind: string, elder: string): number =>
    documents.filter((document) => document.kind === kind && document.elder === elder).length
  return documents.filter(isElder).map(({ id, body, others }) => ({
    id,
    name: body.name,
    card: body.cardCode === undefined ? '' : cardText(body.cardCode),
    assessments: count('assessment', id),
    services: count('service', id),
    readings: count('reading', id),
    followUps: count('follow-up', id),
    questions: others?.length ?? 0,
  }))
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  )
})
