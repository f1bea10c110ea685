import { defineConfig } from 'oxlint'

// The boundary matrix of docs/decisions/001-layers-and-boundaries.md. Default is "disallow": what is not written here fails.
// tests/boundaries/boundaries.test.ts plants one violation of each row and expects every one to be found.
const to = (...types: string[]) => ({ to: { element: { types: { anyOf: types } } } })
const packages = (...source: string[]) => ({ to: { module: { origin: 'external', source } } })
const node = { to: { module: { origin: 'core' } } }
const from = (type: string, ...allow: unknown[]) => allow.map((rule) => ({ from: { element: { type } }, allow: rule }))

const react = packages('react', 'react/**', 'react-i18next', 'react-router', 'react-router/**')
const look = packages(
  'antd',
  'antd/**',
  'echarts',
  'echarts/**',
  'lucide-react',
  '@fontsource-variable/**',
  '@tanstack/react-virtual',
  'qrcode',
)
const everyLayer = [
  'domain',
  'bridge',
  'main',
  'ui',
  'i18n',
  'replica',
  'media',
  'ocr',
  'search',
  'roster',
  'host',
  'feature',
  'app',
  'server',
]

export default defineConfig({
  plugins: ['import', 'typescript', 'react', 'unicorn', 'oxc', 'jsx-a11y'],
  jsPlugins: ['eslint-plugin-boundaries', './scripts/lint/pure-domain.ts'],
  ignorePatterns: ['node_modules', 'out', 'dist', 'test-results'],
  categories: { correctness: 'error', suspicious: 'error' },
  settings: {
    'boundaries/elements': [
      { type: 'domain', pattern: 'src-domain' },
      { type: 'bridge', pattern: 'src-main/bridge' },
      { type: 'main', pattern: 'src-main' },
      { type: 'ui', pattern: 'src-renderer/ui' },
      { type: 'i18n', pattern: 'src-renderer/i18n' },
      { type: 'replica', pattern: 'src-renderer/replica' },
      { type: 'media', pattern: 'src-renderer/media' },
      { type: 'ocr', pattern: 'src-renderer/ocr' },
      { type: 'search', pattern: 'src-renderer/search' },
      { type: 'roster', pattern: 'src-renderer/roster' },
      { type: 'host', pattern: 'src-renderer/host' },
      { type: 'feature', pattern: 'src-renderer/features/*', capture: ['feature'] },
      { type: 'app', pattern: 'src-renderer/app' },
      { type: 'store', pattern: 'sync-server/store' },
      { type: 'server', pattern: 'sync-server' },
      { type: 'tests', pattern: 'tests' },
      { type: 'scripts', pattern: 'scripts' },
    ],
  },
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: true }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default': 'off',
    'no-underscore-dangle': 'off', // CouchDB and RxDB name their fields so
    'import/no-named-as-default-member': 'off',
    'react/style-prop-object': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'boundaries/no-unknown-dependencies': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        policies: [
          ...from('domain', to('domain'), packages('typebox', 'typebox/**')),
          ...from('bridge', to('bridge', 'domain'), packages('typebox', 'typebox/**')),
          ...from(
            'main',
            to('main', 'bridge', 'domain'),
            packages('electron', 'typebox', 'typebox/**', 'hash-wasm', 'ws'),
            node,
          ),
          ...from('i18n', to('i18n'), react, packages('i18next')),
          ...from('ui', to('ui', 'i18n'), react, look),
          ...from(
            'replica',
            to('replica', 'media', 'search', 'domain', 'host', 'bridge'),
            react,
            packages('rxdb', 'rxdb/**', 'rxjs', 'dexie'),
          ),
          ...from('media', to('media', 'replica', 'domain', 'host'), react, packages('pouchdb-*', 'rxjs', 'hash-wasm')),
          ...from(
            'ocr',
            to('ocr', 'domain', 'ui', 'i18n'),
            react,
            packages(
              'lucide-react',
              'tesseract.js',
              'tesseract.js/**',
              'tesseract.js-core/**',
              '@tesseract.js-data/**',
            ),
          ),
          ...from(
            'search',
            to('search', 'replica', 'domain', 'host'),
            react,
            packages('minisearch', 'pinyin-pro', 'rxjs'),
          ),
          ...from('roster', to('roster', 'replica', 'domain'), react, packages('rxjs')),
          ...from('host', to('host', 'bridge', 'domain'), react, packages('typebox', 'typebox/**')),
          ...from(
            'feature',
            to('domain', 'ui', 'replica', 'media', 'ocr', 'search', 'roster', 'host', 'i18n'),
            react,
            look,
            packages('rxjs', 'papaparse'),
          ),
          {
            from: { element: { type: 'feature' } },
            allow: {
              to: { element: { type: 'feature', captured: { feature: '{{ from.element.captured.feature }}' } } },
            },
          },
          ...from(
            'app',
            to(
              'app',
              'feature',
              'ui',
              'i18n',
              'replica',
              'media',
              'ocr',
              'search',
              'roster',
              'host',
              'bridge',
              'domain',
            ),
            react,
            look,
            packages('react-dom', 'react-dom/**', 'i18next', 'rxjs'),
          ),
          ...from('store', to('store', 'server', 'domain'), packages('*', '*/**', '@*/**'), node),
          ...from(
            'server',
            to('server', 'store', 'domain'),
            packages('fastify', '@fastify/*', 'pino', 'typebox', 'typebox/**'),
            node,
          ),
          ...from('scripts', to(...everyLayer, 'store', 'scripts'), packages('*', '*/**', '@*/**'), node),
          ...from('tests', to(...everyLayer, 'store', 'tests', 'scripts'), packages('*', '*/**', '@*/**'), node),
          {
            from: { file: { path: '**/*.test.{ts,tsx}' } },
            allow: packages(
              'vitest',
              'fast-check',
              '@medplum/*',
              '@testing-library/**',
              'react-dom',
              'react-dom/**',
              'typebox/**',
            ),
          },
          // A test beside the code is a test: it may use what tests share. Nothing else imports tests.
          { from: { file: { path: '**/*.test.{ts,tsx}' } }, allow: to('tests') },
          { from: { file: { path: '**/*.test.{ts,tsx}' } }, allow: node },
        ],
      },
    ],
  },
  overrides: [
    { files: ['**/*.test.tsx'], rules: { 'react/globals': 'off' } },
    {
      // Time, chance and ids come into the domain as arguments, so that a rule gives the same answer on every machine.
      files: ['src-domain/**/*.ts'],
      rules: {
        'ginkgo/pure-domain': 'error',
        'no-restricted-globals': [
          'error',
          'process',
          'window',
          'document',
          'fetch',
          'setTimeout',
          'setInterval',
          'crypto',
          'localStorage',
        ],
      },
    },
  ],
})
