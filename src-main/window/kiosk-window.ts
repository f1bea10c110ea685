/** How the one window is made. Every switch that matters is written out, so that a changed default changes nothing. */

export type KioskWindowSwitches = {
  /** Absolute path of the built preload script. */
  readonly preload: string
  /** Full-screen kiosk without developer tools; off only when somebody develops. */
  readonly production: boolean
}

export const kioskWindowOptions = ({ preload, production }: KioskWindowSwitches) => ({
  kiosk: production,
  fullscreen: production,
  frame: !production,
  autoHideMenuBar: true,
  show: false,
  backgroundColor: '#ffffff',
  width: 1280,
  height: 1024,
  title: '银杏驿站',
  webPreferences: {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !production,
    // A call for staff chimes on kiosks nobody has touched yet, and feeds go on behind a dimmed screen.
    autoplayPolicy: 'no-user-gesture-required' as const,
    backgroundThrottling: false,
  },
})
