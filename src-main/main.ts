/** The Electron shell: only wires. What each part decides is tested beside it, without Electron. */
import { join } from 'node:path'
import { BrowserWindow, Menu, app, dialog, ipcMain, protocol, safeStorage, session } from 'electron'
import { homeUrl } from './guard/app-origin.ts'
import { guardApp } from './guard/guard-contents.ts'
import { guardSession } from './guard/guard-session.ts'
import { registerHostCalls } from './ipc/register-host-calls.ts'
import { fileDeviceKeyStore, systemDeviceKeyStore } from './keys/device-key.ts'
import { multicastNetwork } from './lan/local-network.ts'
import { openHostProcess } from './open-host-process.ts'
import { readBuildInfo } from './page/build-info.ts'
import { appSchemePrivileges, createAppProtocol } from './protocol/app-protocol.ts'
import { startProblemOf } from './start-problem.ts'
import { createSyncProxy } from './sync-proxy/sync-proxy.ts'
import { kioskWindowOptions } from './window/kiosk-window.ts'
import { recoverWindow } from './window/recover-window.ts'

const rendererFolder = join(import.meta.dirname, '..', 'renderer')
const log = (what: string, error?: unknown): void => console.error(what, error ?? '')
// A packed kiosk has one data folder; only a development shell may be pointed elsewhere (npm start, tests/electron).
const demo = !app.isPackaged && app.commandLine.hasSwitch('demo')
const developmentFolder = app.isPackaged ? '' : app.commandLine.getSwitchValue('data-folder')
if (developmentFolder !== '') app.setPath('userData', developmentFolder)
app.setPath('sessionData', join(app.getPath('userData'), 'browser'))
app.enableSandbox()
protocol.registerSchemesAsPrivileged([appSchemePrivileges])
Menu.setApplicationMenu(null)
guardApp(app, log)

let window: BrowserWindow | undefined

async function start(): Promise<void> {
  await app.whenReady()
  const folder = join(app.getPath('userData'), 'station')
  const build = (await readBuildInfo(rendererFolder)) ?? { version: app.getVersion(), builtAt: 0 }
  const keyFile = join(app.getPath('userData'), 'device-key', 'device.key')
  // npm start furnishes the demo kiosk before the shell runs, without Electron's key store.
  const deviceKey = demo ? fileDeviceKeyStore(keyFile) : systemDeviceKeyStore(keyFile, safeStorage)
  const host = await openHostProcess({
    folder,
    deviceKey,
    build,
    demo,
    ...(demo ? {} : { lan: { network: multicastNetwork() } }),
  })
  if (host.keyPlace === 'basic_text')
    log('WARNING: no key store on this system; the device key is protected by file permissions only')
  const proxy = createSyncProxy({
    link: host.link,
    isOpen: host.isOpen,
    serverSays: (at) => void host.serverSays(at),
  })
  guardSession(session.defaultSession, log)
  const clearStorage = () => session.defaultSession.clearStorageData({ storages: ['indexdb'] })
  session.defaultSession.protocol.handle(
    appSchemePrivileges.scheme,
    createAppProtocol({ rendererFolder, proxy, clearStorage }),
  )
  registerHostCalls(ipcMain, { handlers: host.handlers, contents: () => window?.webContents, log })
  app.on('will-quit', () => void host.close())
  const preload = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
  const kiosk = new BrowserWindow(kioskWindowOptions({ preload, production: app.isPackaged }))
  window = kiosk
  kiosk.once('ready-to-show', () => kiosk.show())
  const schedule = (milliseconds: number, action: () => void): (() => void) => {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  }
  recoverWindow(kiosk, { home: homeUrl, now: Date.now, schedule, log })
  await kiosk.loadURL(homeUrl)
}

if (!app.requestSingleInstanceLock()) app.quit()
else {
  app.on('second-instance', () => window?.focus())
  app.on('window-all-closed', () => app.quit())
  start().catch((error: unknown) => {
    log('the kiosk did not start', error)
    dialog.showErrorBox(
      '银杏驿站',
      startProblemOf(error)?.sentence ?? '驿站无法启动，请联系管理员。 The station could not start.',
    )
    app.exit(startProblemOf(error)?.exitCode ?? 1)
  })
}
