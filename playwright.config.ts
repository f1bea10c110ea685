import { defineConfig } from '@playwright/test'
import { findBrowser, testBrowserFlags } from './scripts/find-browser.ts'

const executablePath = await findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Two cores: a walk mostly waits for the screen.
  workers: 2,
  // On shared cores a walk that failed is walked once more from its beginning, and told as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-results/report.json' }],
  ],
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { args: [...testBrowserFlags], ...(executablePath === undefined ? {} : { executablePath }) },
  },
})
