import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Two shared cores: waits are for a state, and the limits only end a test that hangs.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Vitest would leave one of two cores alone.
          maxWorkers: '100%',
          include: [
            'src-main/**/*.test.ts',
            'sync-server/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/boundaries/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          // What is pure or drawn on a page of its own leaves nothing to the next file: loaded once a worker, it takes half the time.
          name: 'unit-shared',
          isolate: false,
          maxWorkers: '100%',
          include: ['src-{domain,renderer}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/boundaries/**'],
          maxWorkers: 2,
          // Several browsers and servers each.
          testTimeout: 180_000,
        },
      },
    ],
  },
})
