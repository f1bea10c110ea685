import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoSeed, demoStation, furnishKiosk, startDemoServer } from '../../scripts/start/demo-station.ts'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { demoStaff } from '../../src-domain/demo/demo-staff.ts'
import type { HostHandlers } from '../../src-main/bridge/contract.ts'
import { fileDeviceKeyStore } from '../../src-main/keys/device-key.ts'
import { type HostProcess, openHostProcess } from '../../src-main/open-host-process.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'

const elders = 6
let folder: string
let server: RunningServer | undefined
let kiosk: HostProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-demo-'))
})
afterEach(async () => {
  await kiosk?.close()
  await server?.close()
  kiosk = undefined
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

const open = async (): Promise<RunningServer> => (server = await startDemoServer(folder, elders))
const close = async (): Promise<void> => {
  await server?.close()
  server = undefined
}

async function eldersIn({ store }: RunningServer): Promise<number> {
  let count = 0
  for await (const page of store.readAllDocs(`station-${demoStation.id}`, {
    startKey: 'elders:',
    endKey: 'elders:\ufff0',
  }))
    count += page.length
  return count
}

describe('a first start of the demo that was cut off', () => {
  it('after the station was made goes on with its people', async () => {
    server = await startServer({ dataFolder: join(folder, 'data') })
    await server.createStation(demoStation.name, demoStation.id, demoStation.phone)
    await close()
    expect(await eldersIn(await open())).toBe(elders)
  })

  it('among the people, on another day, brings nobody in twice', async () => {
    const day = '2026-03-01'
    server = await startServer({ dataFolder: join(folder, 'data') })
    await server.createStation(demoStation.name, demoStation.id, demoStation.phone)
    writeFileSync(join(folder, 'seed-day'), day)
    const documents = demoData({ seed: demoSeed, today: day, elders })
    await server.importDocuments(demoStation.id, documents.slice(0, Math.floor(documents.length * 0.9)))
    await close()
    expect(await eldersIn(await open())).toBe(elders)
    await close()
    expect(await eldersIn(await open())).toBe(elders)
  })

  it('with a port file that was only begun chooses a port', async () => {
    writeFileSync(join(folder, 'port'), '')
    const { port } = await open()
    await close()
    expect((await open()).port).toBe(port)
  })
})

describe('the PINs of the demo', () => {
  const openKiosk = async (): Promise<HostHandlers> => {
    kiosk = await openHostProcess({
      folder: join(folder, 'kiosk'),
      deviceKey: fileDeviceKeyStore(join(folder, 'kiosk', 'device-key', 'device.key')),
      build: { version: 'test', builtAt: 0 },
      demo: true,
    })
    return kiosk.handlers
  }
  const restart = async (): Promise<HostHandlers> => {
    await kiosk?.close()
    return openKiosk()
  }
  /** Ends after so many people, like Ctrl+C between two of them. */
  const cutOffAfter = (handlers: HostHandlers, people: number): HostHandlers => {
    let added = 0
    return {
      ...handlers,
      'keys.add': (params) => {
        if ((added += 1) > people) throw new Error('cut off')
        return handlers['keys.add'](params)
      },
    }
  }

  it('all work after a start that was cut off between two people', async () => {
    const running = await open()
    await expect(furnishKiosk(cutOffAfter(await openKiosk(), 1), running, '一号机')).rejects.toThrow('cut off')
    const handlers = await restart()
    const printed = await furnishKiosk(handlers, running, '一号机')
    expect(printed).toEqual(demoStaff)
    expect(await handlers['keys.session']({})).toEqual({})
    for (const { id, pin } of printed) {
      expect(await handlers['keys.unlock']({ staff: id, pin })).toMatchObject({ ok: true })
    }
    // The kiosk was enrolled once.
    expect(running.access.holders().filter((one) => one.role === 'kiosk')).toHaveLength(1)
  })

  it('all work after a start that was cut off before the first of them', async () => {
    const running = await open()
    await expect(furnishKiosk(cutOffAfter(await openKiosk(), 0), running, '一号机')).rejects.toThrow('cut off')
    expect(await furnishKiosk(await restart(), running, '一号机')).toEqual(demoStaff)
  })

  it('are printed for those alone who have one, where nobody can let the others in', async () => {
    const running = await open()
    await expect(furnishKiosk(cutOffAfter(await openKiosk(), 1), running, '一号机')).rejects.toThrow('cut off')
    const [{ id, name, role }] = demoStaff as [(typeof demoStaff)[number]]
    await kiosk?.handlers['keys.add']({ holder: { staff: id, name, role }, pin: '917352' })
    const printed = await furnishKiosk(await restart(), running, '一号机')
    expect(printed.map((person) => person.id)).toEqual([id])
  })
})
