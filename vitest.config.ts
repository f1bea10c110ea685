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
            'src-{main,renderer}/**/*.test.{ts,tsx}',
            'sync-server/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/boundaries/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          // Pure functions leave nothing to one another: loaded once a worker, they take a quarter of the time.
          name: 'unit-domain',
          isolate: false,
          maxWorkers: '100%',
          include: ['src-domain/**/*.test.ts'],
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
