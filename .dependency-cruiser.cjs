// The walls between folders (docs/ARCHITECTURE.md): imports go one way, features meet in app.ts and pipeline.ts only.
const feature =
  '^apps/api/src/(connectors|forms|imports|ingest|registers|snapshots|realtime|reports|units|series|sources|screens|annotations|meetings|views|audit|session)/'
const tests = '(\\.test\\.tsx?$|/testing/)'

module.exports = {
  forbidden: [
    {
      name: 'metrics-imports-nothing',
      comment: 'The domain has no dependency, no I/O, no clock.',
      severity: 'error',
      from: { path: '^packages/metrics/src', pathNot: tests },
      to: { pathNot: '^packages/metrics/src' },
    },
    {
      name: 'contract-imports-metrics-and-zod',
      severity: 'error',
      from: { path: '^packages/contract/src', pathNot: tests },
      to: { pathNot: ['^packages/(contract|metrics)/src', 'node_modules/zod'] },
    },
    {
      name: 'nothing-imports-an-app',
      severity: 'error',
      from: { path: '^(apps/[^/]+|packages)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^$1/' },
    },
    {
      name: 'apps-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'a-feature-never-imports-another',
      severity: 'error',
      from: { path: feature, pathNot: tests },
      to: { path: feature, pathNot: '^apps/api/src/$1/' },
    },
    {
      name: 'no-feature-knows-the-engine',
      comment: 'Nothing above the port may know which database is behind it.',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: ['^apps/api/src/store/', tests] },
      to: { path: ['^apps/api/src/store/sqlite/', 'node_modules/(better-sqlite3|drizzle-orm)/'] },
    },
    {
      name: 'only-realtime-imports-socket-io',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: ['^apps/api/src/realtime/', tests] },
      to: { path: 'node_modules/(socket\\.io|engine\\.io)/' },
    },
    {
      name: 'only-routes-know-fastify',
      severity: 'error',
      from: { path: feature, pathNot: ['\\.routes\\.ts$', '^apps/api/src/realtime/', tests] },
      to: { path: 'node_modules/fastify/' },
    },
    {
      name: 'a-widget-never-fetches',
      severity: 'error',
      from: { path: '^apps/dashboard/src/(widgets|charts|ui)/', pathNot: tests },
      to: { path: ['^apps/dashboard/src/(data|app|wall|features)/', 'node_modules/(socket\\.io-client|@tanstack)/'] },
    },
    {
      name: 'desk-and-wall-meet-in-app',
      severity: 'error',
      from: { path: '^apps/dashboard/src/(features|wall)/', pathNot: tests },
      to: {
        path: '^apps/dashboard/src/(features|wall|app)/',
        // Within the desk pages share parts; what the wall shares with them stands in widgets.
        pathNot: '^apps/dashboard/src/$1/',
      },
    },
    {
      name: 'only-echart-creates-charts',
      severity: 'error',
      from: { path: '^apps/dashboard/src/', pathNot: ['^apps/dashboard/src/charts/', tests] },
      to: { path: 'node_modules/echarts/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/var/|\\.stryker-tmp)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
