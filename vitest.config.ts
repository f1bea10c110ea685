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
          // What is pure leaves nothing to the next file: loaded once a worker, it takes a quarter of the time.
          name: 'unit-shared',
          isolate: false,
          maxWorkers: '100%',
          include: ['src-{domain,renderer}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          // Likewise what is drawn on a page of its own. Apart from the others, for a worker is loaded anew with its environment.
          name: 'unit-screens',
          isolate: false,
          maxWorkers: '100%',
          include: ['src-renderer/**/*.test.tsx'],
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/boundaries/**'],
          // Several browsers and servers each: two files at once are what two cores carry.
          maxWorkers: 2,
          testTimeout: 600_000,
          // On shared cores one that failed is run once more, and told.
          retry: process.env['CI'] === undefined ? 0 : 1,
        },
      },
    ],
  },
})
