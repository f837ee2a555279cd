/** The floor plan, as a test. Each rule says why its wall is there. */
const PURE = '(/rules/[^/]+|\\.rules)\\.ts$';

/** The faces that each domain may look at. Read from the ground up: a domain looks down only. */
const MAY_USE = require('./server/domains/may-use.json');

const domainRules = Object.entries(MAY_USE).map(([domain, allowed]) => ({
  name: `${domain}-uses-only`,
  severity: 'error',
  comment: `server/domains/${domain} may use: ${allowed.join(', ') || 'no other domain'}`,
  from: { path: `^server/domains/${domain}/` },
  to: { path: '^server/domains/', pathNot: `^server/domains/(${[domain, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel is the vocabulary: pure, and safe in the browser. zod is its only library.',
      severity: 'error',
      from: { path: '^server/kernel/' },
      to: { pathNot: ['^server/kernel/', '^node_modules/zod/'] },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/(domains|reactions|jobs|realtime|demo|app\\.ts|main\\.ts)' },
    },
    {
      name: 'domains-know-no-upper-floor',
      comment: 'Cause and effect across domains lives in reactions/ and jobs/.',
      severity: 'error',
      from: { path: '^server/domains/' },
      to: { path: '^server/(reactions|jobs|realtime|demo|app\\.ts|main\\.ts)' },
    },
    {
      name: 'domains-meet-at-the-face',
      comment: 'Another domain shows itself in index.ts; its tables may be joined, its contract quoted, its rules asked.',
      severity: 'error',
      from: { path: '^server/domains/([^/]+)/' },
      to: {
        path: '^server/domains/',
        pathNot: ['^server/domains/$1/', '^server/domains/[^/]+/(index|tables)\\.ts$', '/contract\\.ts$', PURE],
      },
    },
    {
      name: 'glue-uses-faces-only',
      severity: 'error',
      from: { path: '^server/(reactions|jobs|realtime|demo)/' },
      to: { path: '^server/domains/', pathNot: ['^server/domains/[^/]+/index\\.ts$', '/contract\\.ts$'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule takes data and gives data: no database, no clock, no network.',
      severity: 'error',
      from: { path: PURE },
      to: {
        pathNot: [PURE, '/facts\\.ts$', '/facts/', '/contract\\.ts$', '^server/kernel/', '^node_modules/zod/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'contracts-are-pure',
      comment: 'A contract is read by the browser: zod, the kernel and other contracts only.',
      severity: 'error',
      from: { path: '^server/.+/contract\\.ts$' },
      to: { pathNot: ['/contract\\.ts$', '^server/kernel/', '^node_modules/zod/'] },
    },
    {
      name: 'routes-do-not-touch-tables',
      severity: 'error',
      from: { path: '/(portal-)?routes\\.ts$' },
      to: { path: ['/tables\\.ts$', '^node_modules/drizzle-orm/'] },
    },
    {
      name: 'only-routes-know-express',
      severity: 'error',
      from: {
        path: '^server/',
        pathNot: ['routes\\.ts$', '^server/platform/http/', '^server/app\\.ts$', '^server/demo/sandbox-gateway/'],
      },
      to: { path: '^node_modules/express/' },
    },
    {
      name: 'web-reads-contracts-only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^server/', pathNot: ['/contract\\.ts$', '^server/kernel/'] },
    },
    { name: 'server-knows-no-web', severity: 'error', from: { path: '^server/' }, to: { path: '^web/' } },
    {
      name: 'features-do-not-meet',
      comment: 'Two features are put together on a page, in web/app.',
      severity: 'error',
      from: { path: '^web/features/([^/]+)/' },
      to: { path: '^web/features/', pathNot: '^web/features/$1/' },
    },
    {
      name: 'web-looks-down',
      severity: 'error',
      from: { path: '^web/(features|ui|lib)/' },
      to: { path: '^web/(app|portal)/' },
    },
    {
      name: 'ui-has-no-domain-words',
      severity: 'error',
      from: { path: '^web/(ui|lib)/' },
      to: { path: ['^web/features/', '^server/domains/'] },
    },
    { name: 'nothing-depends-on-tests', severity: 'error', from: { path: '^(server|web)/' }, to: { path: '^tests/' } },
    {
      name: 'demo-is-never-part-of-the-product',
      comment: 'Only the demo composes the demo: what `npm start` runs cannot reach it.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/demo/' },
      to: { path: '^server/demo/' },
    },
    {
      name: 'every-domain-is-on-the-plan',
      comment: 'Name a new domain, and what it may use, in server/domains/may-use.json.',
      severity: 'error',
      from: { path: '^server/domains/', pathNot: `^server/domains/(${Object.keys(MAY_USE).join('|')})/` },
      to: {},
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...domainRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
