// From the lowest to the highest. A layer may import itself and every layer before it.
const features = '^src/(api|audit|changes-api|consent|contract|delivery|editorial|feeds|mail|seed|site|webhooks)/'
const layers = [
  ['foundation', '^src/((domain|cache|http|env|logs|traces|migrations)/|(env|errors|payload-types)\\.ts$)'],
  ['database', '^src/(database|file-stores)/'],
  ['shared', '^collections/shared/'],
  ['collections', '^collections/(?!shared/)'],
  ['content', '^src/content/'],
  ['features', features],
  ['configuration', '^payload\\.config\\.ts$'],
  ['entries', '^(src/(app|admin|backup|boot|scripts|server|static-archive)/|src/(server|instrumentation)\\.ts$)'],
  ['tests', '^(test|bench)/'],
]

const layerRules = layers.slice(0, -1).map(([name, path], index) => ({
  name: `${name}-imports-no-higher-layer`,
  severity: 'error',
  comment: 'A layer imports itself and lower layers: see CONTRIBUTING.md.',
  from: { path },
  to: { path: layers.slice(index + 1).map(([, higher]) => higher) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two modules that import each other are one module, or miss a third one.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'src/domain runs anywhere: no Payload, no Next, no React, no Node.',
      from: { path: '^src/domain/' },
      to: { path: ['node_modules/(@?payload|next|react)', '^src/(?!domain/)'] },
    },
    {
      name: 'domain-has-no-node',
      severity: 'error',
      comment: 'src/domain runs in a browser too.',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'http-knows-no-application',
      severity: 'error',
      comment: 'src/http reads HTTP for any application: no Payload, no Next, only pure rules of this one.',
      from: { path: '^src/http/' },
      to: { path: ['node_modules/(@?payload|next|react)', '^(src/(?!(http|domain)/)|collections/|payload\\.config)'] },
    },
    {
      name: 'read-cache-has-one-entry',
      severity: 'error',
      comment: 'The read cache is a plugin: nothing else reads through its parts.',
      from: { pathNot: '^(src/content/read-cache|test)/' },
      to: { path: '^src/content/read-cache/', pathNot: '^src/content/read-cache/plugin\\.ts$' },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      comment: 'Features meet in payload.config.ts and in routes.',
      from: { path: features },
      to: { path: features, pathNot: '^src/$1/' },
    },
    {
      name: 'collections-do-not-meet',
      severity: 'error',
      comment: 'Collections know each other by slug; what two of them need is in collections/shared.',
      from: { path: '^collections/(?!shared/)([^/]+)/' },
      to: { path: '^collections/(?!shared/)', pathNot: '^collections/$1/' },
    },
    {
      name: 'api-and-mail-know-no-content',
      severity: 'error',
      comment: 'The guards of the APIs and the mail work for any collections.',
      from: { path: '^src/(api|mail)/' },
      to: { path: ['^collections/', '^src/content/'] },
    },
    {
      name: 'server-imports-no-collection',
      severity: 'error',
      comment: 'Collections live in the Next bundle; imported by the server they would exist twice in the process.',
      from: { path: '^src/server(/|\\.ts$)' },
      to: { path: '^(collections/|payload\\.config\\.ts$)', reachable: true },
    },
    {
      name: 'names-say-something',
      severity: 'error',
      comment: 'A module is named after the idea it holds.',
      from: { path: '(^|/)(utils?|helpers?|lib|common|misc)(/|\\.[a-z]+$)' },
      to: {},
    },
    {
      name: 'imported-names-say-something',
      severity: 'error',
      comment: 'A module is named after the idea it holds.',
      from: {},
      to: { path: '^(?!node_modules).*(^|/)(utils?|helpers?|lib|common|misc)(/|\\.[a-z]+$)', pathNot: 'node_modules/' },
    },
    {
      name: 'only-production-dependencies',
      severity: 'error',
      comment: 'What runs on the server is in dependencies.',
      from: { path: '^(src/|collections/|payload\\.config\\.ts$)', pathNot: '(^src/scripts/|\\.test\\.tsx?$)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-folder-has-a-layer',
      severity: 'error',
      comment: 'A new folder is given its place in `layers` above.',
      from: { path: '^(src|collections)/', pathNot: layers.map(([, path]) => path) },
      to: {},
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment:
        'An import names a file or a package that exists. Clients are projects of their own, with types that they generate.',
      from: { pathNot: '^test/clients/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)\\.next/|^(data|media|coverage|test/artifacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
