import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileDeviceKeyStore } from '../keys/device-key.ts'
import { type HostProcess, openHostProcess } from '../open-host-process.ts'
import { type Contents, type HandlingIpc, registerHostCalls } from './register-host-calls.ts'

let folder = ''
let host: HostProcess
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ipc-'))
  const deviceKey = fileDeviceKeyStore(join(folder, 'device.key'))
  host = await openHostProcess({ folder: join(folder, 'data'), deviceKey, build: { version: '1', builtAt: 1 } })
})
afterAll(async () => {
  await host.close()
  await rm(folder, { recursive: true, force: true })
})

const frameOf = (url: string) => ({ url })
const ours: Contents = { mainFrame: frameOf('app://kiosk/staff') }

function registered(contents: Contents | undefined = ours, handlers = host.handlers) {
  const channels = new Map<string, Parameters<HandlingIpc['handle']>[1]>()
  const log: string[] = []
  registerHostCalls(
    { handle: (channel, listener) => channels.set(channel, listener) },
    { handlers, contents: () => contents, log: (what) => log.push(what) },
  )
  const [listener] = channels.values()
  if (listener === undefined) throw new Error('no channel registered')
  return { channels, listener, log }
}

describe('host calls over IPC', () => {
  it('are one channel, answered to the main frame of our window', async () => {
    const { channels, listener } = registered()
    expect([...channels.keys()]).toEqual(['ginkgo-host'])
    const answer = await listener({ sender: ours, senderFrame: ours.mainFrame }, 'kiosk.info', {})
    expect(answer).toMatchObject({ phase: 'setup', version: '1' })
  })

  it.each<[string, Contents, Contents['mainFrame'] | null]>([
    ['a frame inside our page', ours, frameOf('app://kiosk/inner')],
    ['a frame that is gone', ours, null],
    ['another window', { mainFrame: ours.mainFrame }, ours.mainFrame],
  ])('are refused to %s', async (_who, sender, senderFrame) => {
    await expect(registered().listener({ sender, senderFrame }, 'kiosk.info', {})).rejects.toThrow('host.notTrusted')
  })

  it('are refused when our window shows another address, or there is none yet', async () => {
    const elsewhere: Contents = { mainFrame: frameOf('https://example.org/') }
    const event = { sender: elsewhere, senderFrame: elsewhere.mainFrame }
    await expect(registered(elsewhere).listener(event, 'kiosk.info', {})).rejects.toThrow('host.notTrusted')
    const before = registerWithoutWindow()
    await expect(before({ sender: ours, senderFrame: ours.mainFrame }, 'kiosk.info', {})).rejects.toThrow(
      'host.notTrusted',
    )
  })

  function registerWithoutWindow() {
    let listener: Parameters<HandlingIpc['handle']>[1] | undefined
    registerHostCalls(
      { handle: (_channel, given) => (listener = given) },
      { handlers: host.handlers, contents: () => undefined, log: () => undefined },
    )
    if (listener === undefined) throw new Error('no channel registered')
    return listener
  }

  it('are refused when they are not in the contract, before anything is done', async () => {
    const { listener } = registered()
    const event = { sender: ours, senderFrame: ours.mainFrame }
    for (const [name, params] of [
      ['shell.run', {}],
      ['constructor', {}],
      [7, {}],
      ['kiosk.info', { more: 1 }],
      ['kiosk.info', undefined],
      ['keys.unlock', { staff: 'x', pin: '123456' }],
    ]) {
      await expect(listener(event, name, params)).rejects.toThrow('host.badCall')
    }
  })

  it('tell the page nothing of a fault, and no answer that breaks the contract reaches it', async () => {
    const event = { sender: ours, senderFrame: ours.mainFrame }
    const failing = { ...host.handlers, 'health.read': () => Promise.reject(new Error('/home/kiosk/secret')) }
    await expect(registered(ours, failing).listener(event, 'health.read', {})).rejects.toThrow(/^host\.fault$/)
    const lying = { ...host.handlers, 'keys.seal': () => Promise.resolve({ dataKey: 'oops' }) }
    await expect(registered(ours, lying).listener(event, 'keys.seal', {})).rejects.toThrow(/^host\.fault$/)
  })
})
