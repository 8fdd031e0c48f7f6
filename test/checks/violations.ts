import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { layerViolations } from './layer-violations'
import { appends, replaces, type Violation, writes } from './violation'

/** One mistake for each check of `npm run check`. */
export const violations: Violation[] = [
  {
    check: 'format',
    mistake: 'a double quote and a semicolon',
    make: writes({ 'src/domain/badly-formatted.ts': 'export const quote = "double";\n' }),
    report: ['src/domain/badly-formatted.ts format'],
  },
  {
    check: 'lint',
    mistake: 'an any, and a console in code that is no script',
    make: writes({ 'src/domain/loose.ts': 'export function loose(value: any) {\n  console.log(value)\n}\n' }),
    report: [
      'src/domain/loose.ts:1:30 lint/suspicious/noExplicitAny',
      'src/domain/loose.ts:2:3 lint/suspicious/noConsole',
    ],
  },
  {
    check: 'lint',
    mistake: 'the environment read outside src/env.ts',
    make: writes({ 'src/domain/reads-environment.ts': 'export const home = process.env.HOME\n' }),
    report: ['src/domain/reads-environment.ts:1:21 lint/style/noProcessEnv'],
  },
  {
    check: 'contract',
    mistake: 'a field that clients of the released contract read, and that is no more',
    make: replaces('test/contract/released/schema.graphql', 'type Session {', 'type Session {\n  subtitle: String'),
    report: ['Session.subtitle was removed.', 'raise the first number in src/contract/version.ts'],
  },
  {
    check: 'types',
    mistake: 'a number that is a string',
    make: writes({ 'src/domain/wrong-type.ts': "export const count: number = 'two'\n" }),
    report: ['src/domain/wrong-type.ts(1,14): error TS2322'],
  },
  ...layerViolations,
  {
    check: 'dead-code',
    mistake: 'a file without an import of it',
    make: writes({ 'src/content/unused.ts': 'export const unused = 1\n' }),
    report: ['Unused files', 'src/content/unused.ts'],
  },
  {
    check: 'used-by-tests-only',
    mistake: 'a file that only a test imports',
    make: writes({
      'src/content/only-tested.ts': 'export const onlyTested = 1\n',
      'test/domain/only-tested.test.ts': "import '../../src/content/only-tested'\n",
    }),
    report: ['Unused files', 'src/content/only-tested.ts'],
  },
  {
    check: 'payload-types',
    mistake: 'types that are not those of the collections',
    make: appends('src/payload-types.ts', '\nexport type Stale = true\n'),
    report: ['src/payload-types.ts is stale: run `npm run generate`'],
  },
  {
    check: 'import-map',
    mistake: 'an import map that is not that of the admin',
    make: appends('src/app/(payload)/admin/importMap.js', '\n// stale\n'),
    report: ['src/app/(payload)/admin/importMap.js is stale: run `npm run generate`'],
  },
  {
    check: 'graphql-schema',
    mistake: 'a schema that is not the one served',
    make: appends('src/schema.graphql', '\nscalar Stale\n'),
    report: ['src/schema.graphql is stale: run `npm run generate`'],
  },
  {
    check: 'openapi',
    mistake: 'a description that is not that of the configuration',
    make: replaces('src/openapi.json', '"openapi": "3.1.1"', '"openapi": "3.1.0"'),
    report: ['src/openapi.json is stale: run `npm run generate`'],
  },
  {
    check: 'checks-guide',
    mistake: 'a table of rules that is not that of the rules',
    make: replaces('docs/checks.md', '| `room-overlap` | `blocks` |', '| `room-overlap` | `warns` |'),
    report: ['docs/checks.md is stale: run `npm run generate`'],
  },
  {
    check: 'front-end-guide',
    mistake: 'a client in the guide that is not the one that is tested',
    make: replaces('docs/front-end.md', "'If-None-Match'", "'If-Match'"),
    report: ['docs/front-end.md is stale: run `npm run generate`'],
  },
  {
    check: 'migrations',
    mistake: 'tables that no migration makes',
    make: async (folder) => {
      const migrations = join(folder, 'src/migrations')
      const snapshots = (await readdir(migrations)).filter((file) => file.endsWith('.json'))
      await Promise.all(snapshots.map((file) => rm(join(migrations, file))))
    },
    report: ['The tables differ from the last migration: run `npm run generate -- --migration <name>`'],
  },
]
