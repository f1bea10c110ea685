/**
 * Builds the three parts of the shell into out/. Main and preload carry their few packages inside, so that the packed
 * app needs no node_modules; the page is the same for Electron and the loopback host. Electron's binary is not needed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** Beside the page: which build this is; a clock before it runs wrong. SOURCE_DATE_EPOCH makes builds repeatable. */
const buildNote = (): Plugin => ({
  name: 'build-note',
  generateBundle() {
    const epoch = Number(process.env['SOURCE_DATE_EPOCH'] ?? '')
    const builtAt = epoch > 0 ? epoch * 1000 : Date.now()
    this.emitFile({ type: 'asset', fileName: 'build.json', source: JSON.stringify({ version, builtAt }) })
  },
})

/**
 * electron-vite sets relative addresses, made for file://. Ours are app://kiosk/ and http://127.0.0.1, with routes
 * several levels deep: addresses start at the root.
 */
const fromTheRoot = (): Plugin => ({ name: 'from-the-root', config: { order: 'post', handler: () => ({ base: '/' }) } })

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: { main: join(root, 'src-main', 'main.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: join(root, 'src-main', 'preload.ts') },
        // A sandboxed preload script is CommonJS, whatever the package says.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'src-renderer'),
    plugins: [react(), buildNote(), fromTheRoot()],
    build: {
      outDir: join(root, 'out', 'renderer'),
      target: 'chrome140',
      // electron-vite leaves the page as it is; less to read is an earlier start.
      minify: 'oxc',
      // The fonts are many small subsets; inlined they would all be loaded at once.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
      rollupOptions: { input: { index: join(root, 'src-renderer', 'index.html') } },
    },
  },
})
