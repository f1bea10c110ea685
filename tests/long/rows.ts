/** The large column of the sync's figures. */
export type Row = {
  readonly name: string
  readonly what: string
  /** What each test of the row must have tried to count as run. */
  readonly tried: number
  /** How many tests of the row note figures. */
  readonly tests: number
  readonly env: Readonly<Record<string, string>>
  readonly command: readonly string[]
  /** Only what was noted under this name counts, added up: it is noted part by part, among other tests. */
  readonly sumOf?: string
  /** Its command takes `--kept FILE` and goes on from there. */
  readonly goesOn?: boolean
}

const vitest = (project: 'unit' | 'parts', ...files: readonly string[]): readonly string[] => [
  'vitest',
  'run',
  `--project=${project}*`,
  ...files,
]

export const rows: readonly Row[] = [
  {
    name: 'simulator',
    what: 'seeded stories of faults, besides the pinned ones',
    tried: 2_000,
    tests: 1,
    env: {},
    command: ['node', 'tests/sync/simulator/run.ts', '--seeds', '2000'],
    goesOn: true,
  },
  {
    name: 'damage',
    what: "files of a kiosk's storage damaged",
    tried: 200,
    tests: 1,
    env: { DAMAGE_CASES: '200' },
    command: vitest('parts', 'tests/replica/storage-damage.test.ts'),
  },
  {
    name: 'fsync',
    what: 'acknowledgements against the fsyncs that cover them',
    tried: 60,
    tests: 4,
    env: {},
    command: vitest('parts', 'tests/durability/fsync.test.ts'),
  },
  {
    name: 'isolation',
    what: 'stations, every pair, every route',
    tried: 50,
    tests: 1,
    env: { GINKGO_STATIONS: '50' },
    command: vitest('parts', 'tests/sync/isolation.test.ts'),
  },
  {
    name: 'malformed',
    what: 'malformed requests',
    tried: 100_000,
    tests: 1,
    env: { GINKGO_MALFORMED: '100000' },
    command: vitest('parts', 'tests/sync/malformed-requests.test.ts'),
  },
  {
    name: 'guesses',
    what: 'guesses at a PIN, at the recovery code, at a code that lets a kiosk in, at a visit code and at four pictures',
    tried: 10_000,
    tests: 5,
    env: { GINKGO_GUESSES: '10000' },
    command: vitest(
      'unit',
      'src-main/keys/guesses.test.ts',
      'src-main/kiosk/code-attempts.test.ts',
      'sync-server/access/code-guesses.test.ts',
    ),
  },
  {
    name: 'tamperings',
    what: 'tamperings with an audit trail',
    tried: 10_000,
    tests: 1,
    env: { GINKGO_TAMPERINGS: '10000' },
    command: vitest('unit', 'src-domain/activity/audit-trail.test.ts'),
  },
  {
    name: 'reconnection',
    what: 'stations that come back at once with 300 documents each',
    tried: 100,
    tests: 1,
    env: { GINKGO_RECONNECT_STATIONS: '100' },
    command: vitest('parts', 'tests/sync/reconnection.test.ts'),
  },
  {
    name: 'refused',
    what: 'unsent documents of a kiosk, 1 % refused and 5 % conflicting',
    tried: 10_000,
    tests: 1,
    env: { GINKGO_REFUSED_AMONG: '10000' },
    command: vitest('parts', 'tests/replica/refused.test.ts'),
  },
  {
    name: 'packs',
    what: 'megabytes of a media pack whose line is cut 20 times, into LevelDB and into a real browser that is killed on the way',
    tried: 500,
    tests: 2,
    env: { GINKGO_PACK_MEGABYTES: '500' },
    command: vitest('parts', 'tests/sync/packs.test.ts', 'tests/replica/packs.test.ts'),
  },
  {
    name: 'canaries',
    what: 'personal strings, searched in every file afterwards',
    tried: 200,
    tests: 1,
    env: {},
    command: ['playwright', 'test', 'tests/e2e/canaries.spec.ts'],
  },
  {
    name: 'faces',
    what: 'looks of axe at every screen: three sizes of text, two languages, two contrasts',
    tried: 1_500,
    tests: 1,
    sumOf: 'faces',
    env: { GINKGO_LOOKS: 'whole', GINKGO_PICTURES: 'none' },
    command: ['playwright', 'test', '--retries=1', '--timeout=7200000'],
  },
  {
    name: 'id-cards',
    what: 'drawn identity cards, photographed badly',
    tried: 40,
    tests: 1,
    env: { GINKGO_ID_CARDS: '40' },
    command: vitest('parts', 'tests/id-cards/id-cards.test.ts'),
  },
]
