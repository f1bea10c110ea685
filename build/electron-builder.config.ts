/**
 * Packs the shell: `npx electron-builder --config build/electron-builder.config.ts` after `npm run build`. Where
 * Electron cannot be downloaded, ELECTRON_OVERRIDE_DIST_PATH names a folder that holds a runtime of the same version.
 *
 * The fuses are burnt into the binary: whoever may write the command line or the environment of a kiosk can then
 * neither run Node with it, nor attach a debugger, nor make it load other code than the signed archive.
 */
import type { Configuration } from 'electron-builder'

const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']

const config: Configuration = {
  appId: 'org.ginkgo-station.kiosk',
  productName: 'GinkgoStation',
  copyright: 'Apache-2.0',
  directories: { output: 'dist', buildResources: 'build' },
  // Main and preload carry their packages inside; nothing of node_modules is shipped.
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json', '!node_modules/**'],
  npmRebuild: false,
  asar: true,
  ...(runtime === undefined || runtime === '' ? {} : { electronDist: runtime }),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  // Updates are carried by hand until a signed channel stands.
  publish: null,
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    icon: 'build/icons/icon.png',
    executableName: 'ginkgo-station',
  },
  deb: { maintainer: 'Ginkgo Station' },
  win: { target: ['nsis'], icon: 'build/icons/icon.ico' },
  nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: false },
  mac: { target: ['dmg'], icon: 'build/icons/icon.png', hardenedRuntime: true },
}

export default config
