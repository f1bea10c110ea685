/** All the page gets of Electron: one function, no channel names, no events, no ipcRenderer. */
import { contextBridge, ipcRenderer } from 'electron'
import type { HostBridge } from './bridge/contract.ts'
import { hostChannel } from './ipc/host-channel.ts'

contextBridge.exposeInMainWorld('ginkgoHost', {
  call: (name, params) => ipcRenderer.invoke(hostChannel, name, params),
} satisfies HostBridge)
