/**
 * `npm start`: builds what is missing and opens a kiosk. Without arguments on the demo station with its embedded server;
 * `-- --empty` as a new station of one's own. `--data FOLDER` puts the data elsewhere, `--no-open` only prints the address.
 */
import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startLoopbackHost } from '../src-main/loopback-host/loopback-host.ts'
import { fileDeviceKeyStore } from '../src-main/keys/device-key.ts'
import { openHostProcess } from '../src-main/open-host-process.ts'
import type { DemoStaff } from '../src-domain/demo/demo-staff.ts'
import type { RunningServer } from '../sync-server/start-server.ts'
import { buildIfNeeded } from './start/build-if-needed.ts'
import { demoPins, demoStation, furnishKiosk, startDemoServer } from './start/demo-station.ts'
import { findElectronRuntime } from './start/electron-runtime.ts'
import { openEnding } from './start/ending.ts'
import { makeFolder } from './start/make-folder.ts'
import { openKiosk, thisMachine, whyNoWindow } from './start/open-kiosk.ts'
import { keepDetails, whereDetails } from './start/start-failure.ts'

const root = join(import.meta.dirname, '..')
const options = {
  empty: { type: 'boolean', default: false },
  data: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
} as const

const ending = openEnding((code) => process.exit(code), console.error)

async function start(): Promise<void> {
  const { empty, data, 'no-open': noOpen } = parseArgs({ options }).values
  const folder = data ?? (empty ? join(homedir(), '.ginkgo-station') : join(root, '.data', 'demo'))
  makeFolder(folder)
  if (!buildIfNeeded(root)) {
    console.error(
      '界面没有构建成功，上面写着原因；数据没有改动。 The build failed for the reason above; no data was touched.',
    )
    return ending.stop(1)
  }
  let server: RunningServer | undefined
  if (!empty) {
    console.log('正在准备演示驿站（300 位老人）…  Preparing the demo station…')
    server = await startDemoServer(join(folder, 'server'))
    ending.closeAtEnd(server.close)
  }
  // Where no window can open, Electron would only end with a message of its own; the browser's way leaves an address.
  const electron = noOpen || whyNoWindow(thisMachine) !== undefined ? undefined : findElectronRuntime(root)
  await (electron === undefined ? inBrowser(folder, server, noOpen) : inElectron(electron, folder, server))
}

async function inBrowser(folder: string, server: RunningServer | undefined, noOpen: boolean): Promise<void> {
  const host = await startLoopbackHost({
    dataFolder: join(folder, 'kiosk'),
    rendererFolder: join(root, 'out', 'renderer'),
    demo: server !== undefined,
    log: noteFault,
  })
  ending.closeAtEnd(host.close)
  greet(server === undefined ? undefined : await furnishKiosk(host.handlers, server, '一号机'))
  ending.running()
  const opened = noOpen ? { openByHand: '' } : await openKiosk(host.url, join(folder, 'browser'))
  if ('openByHand' in opened) {
    console.log(
      `\n${opened.openByHand}\n请在浏览器中打开（只在本机、只到本次停止前有效）：\nOpen this address in a browser on this machine; it is valid until this stops:\n\n    ${host.url}\n`,
    )
    return
  }
  ending.closeAtEnd(async () => void opened.browser.kill())
  opened.browser.once('exit', () => void ending.stop(0))
}

async function inElectron(electron: string, folder: string, server: RunningServer | undefined): Promise<void> {
  const data = join(folder, 'electron')
  let people: readonly DemoStaff[] | undefined
  if (server !== undefined) {
    const deviceKey = fileDeviceKeyStore(join(data, 'device-key', 'device.key'))
    const kiosk = await openHostProcess({
      folder: join(data, 'station'),
      deviceKey,
      build: { version: 'demo', builtAt: 0 },
      demo: true,
    })
    people = await furnishKiosk(kiosk.handlers, server, '一号机').finally(kiosk.close)
  }
  greet(people)
  const shell = spawn(electron, [root, `--data-folder=${data}`, ...(server === undefined ? [] : ['--demo'])], {
    stdio: 'inherit',
  })
  ending.closeAtEnd(async () => void shell.kill())
  shell.once('spawn', ending.running)
  shell.once('error', (error) => void ending.fail(error))
  shell.once('exit', (code) => void ending.stop(code ?? 0))
}

/** @param people who has a PIN of the demo; undefined for a station of one's own. */
function greet(people: readonly DemoStaff[] | undefined): void {
  if (people === undefined) {
    console.log('\n新的驿站：屏幕会带您完成第一次设置。 A new station: the screen leads through the first set-up.')
    return
  }
  console.log(
    `\n${demoStation.name} · 演示数据，人物都是虚构的。 Demo data; everybody in it is invented.\n口令 PINs:\n${demoPins(people)}\n\n按 Ctrl+C 停止。 Ctrl+C stops it.`,
  )
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void ending.stop(0))

/** While the station runs: a fault of one call, which the screen has told already. */
function noteFault(what: string, error: unknown): void {
  console.error(
    `有一步没有做成，驿站照常开着。 One step failed; the station goes on.${whereDetails(keepDetails(what, error))}`,
  )
}

process.on('uncaughtException', (error) => void ending.fail(error))
start().catch(ending.fail)
