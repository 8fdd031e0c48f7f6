import { appends, type Violation, writes } from './violation'

/** A module that imports one of a higher layer. */
const climbing = (layer: string, from: string, to: string): Violation => ({
  check: 'layers',
  mistake: `the layer ${layer} importing a higher one`,
  make: writes({
    [from]: `import '${'../'.repeat(from.split('/').length - 1) || './'}${to.replace(/\.tsx?$/, '')}'\n`,
  }),
  report: [`${layer}-imports-no-higher-layer: ${from} → ${to}`],
})

const layer = (mistake: string, files: Record<string, string>, report: string[]): Violation => ({
  check: 'layers',
  mistake,
  make: writes(files),
  report,
})

/** One mistake for each rule of `.dependency-cruiser.mjs`. */
export const layerViolations: Violation[] = [
  climbing('foundation', 'src/domain/climbs.ts', 'collections/shared/access/rules.ts'),
  climbing('database', 'src/database/climbs.ts', 'collections/shared/access/rules.ts'),
  climbing('shared', 'collections/shared/climbs.ts', 'collections/rooms/index.ts'),
  climbing('collections', 'collections/rooms/climbs.ts', 'src/content/programme.ts'),
  climbing('content', 'src/content/climbs.ts', 'src/site/plugin.ts'),
  climbing('features', 'src/site/climbs.ts', 'payload.config.ts'),
  climbing('entries', 'src/boot/climbs.ts', 'test/support/wait-until.ts'),
  {
    check: 'layers',
    mistake: 'the configuration importing an entry',
    make: appends('payload.config.ts', "import './src/boot/migrate'\n"),
    report: ['configuration-imports-no-higher-layer: payload.config.ts → src/boot/migrate.ts'],
  },
  layer('Node and Payload in the domain', { 'src/domain/impure.ts': "import 'node:fs'\nimport 'payload'\n" }, [
    'domain-has-no-node: src/domain/impure.ts → ',
    'domain-is-pure: src/domain/impure.ts → ',
  ]),
  layer(
    'Payload and the cache in the reading of HTTP',
    { 'src/http/application.ts': "import 'payload'\nimport '../cache/tags'\n" },
    [
      'http-knows-no-application: src/http/application.ts → ',
      'http-knows-no-application: src/http/application.ts → src/cache/tags.ts',
    ],
  ),
  layer(
    'a part of the read cache used past its plugin',
    { 'src/content/reader.ts': "import './read-cache/find-cached'\n" },
    ['read-cache-has-one-entry: src/content/reader.ts → src/content/read-cache/find-cached.ts'],
  ),
  layer(
    'two features that meet',
    { 'src/site/first.ts': "import '../seed/second'\n", 'src/seed/second.ts': 'export {}\n' },
    ['features-do-not-meet: src/site/first.ts → src/seed/second.ts'],
  ),
  layer('two collections that meet', { 'collections/rooms/meets.ts': "import '../speakers/index'\n" }, [
    'collections-do-not-meet: collections/rooms/meets.ts → collections/speakers/index.ts',
  ]),
  layer('the mail knowing a collection', { 'src/mail/knows.ts': "import '../../collections/rooms/index'\n" }, [
    'api-and-mail-know-no-content: src/mail/knows.ts → collections/rooms/index.ts',
  ]),
  layer('the server importing a collection', { 'src/server/loads.ts': "import '../../collections/rooms/index'\n" }, [
    'server-imports-no-collection: src/server/loads.ts → collections/rooms/index.ts',
  ]),
  layer(
    'two modules that import each other',
    { 'src/domain/egg.ts': "import './hen'\n", 'src/domain/hen.ts': "import './egg'\n" },
    ['no-circular: src/domain/egg.ts'],
  ),
  layer(
    'a folder called utils, and an import of it',
    {
      'src/content/utils/date.ts': "import '../../domain/zone'\n",
      'src/content/dated.ts': "import './utils/date'\n",
    },
    [
      'names-say-something: src/content/utils/date.ts',
      'imported-names-say-something: src/content/dated.ts → src/content/utils/date.ts',
    ],
  ),
  layer('a development dependency on the server', { 'src/content/develops.ts': "import 'fast-check'\n" }, [
    'only-production-dependencies: src/content/develops.ts → ',
  ]),
  layer('a folder without a layer', { 'src/elsewhere/lost.ts': "import '../domain/zone'\n" }, [
    'every-folder-has-a-layer: src/elsewhere/lost.ts',
  ]),
  layer('an import that leads nowhere', { 'src/content/lost.ts': "import './nowhere'\n" }, [
    'everything-resolves: src/content/lost.ts → ./nowhere',
  ]),
]
