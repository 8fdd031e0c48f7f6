import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A deliberate mistake for one gate: how it is made in a copy of the project, and what the gate then says. */
export interface Violation {
  gate: string
  mistake: string
  make: (folder: string) => Promise<void>
  report: string[]
}

/** One mistake for each gate of `npm run check`. */
export const violations: Violation[] = [
  {
    gate: 'format',
    mistake: 'a double quote and a semicolon',
    make: writes('src/domain/badly-formatted.ts', 'export const quote = "double";\n'),
    report: ['src/domain/badly-formatted.ts format'],
  },
  {
    gate: 'lint',
    mistake: 'an any, and a console in code that is no script',
    make: writes('src/domain/loose.ts', 'export function loose(value: any) {\n  console.log(value)\n}\n'),
    report: [
      'src/domain/loose.ts:1:30 lint/suspicious/noExplicitAny',
      'src/domain/loose.ts:2:3 lint/suspicious/noConsole',
    ],
  },
  {
    gate: 'lint',
    mistake: 'the environment read outside src/env.ts',
    make: writes('src/domain/reads-environment.ts', 'export const home = process.env.HOME\n'),
    report: ['src/domain/reads-environment.ts:1:21 lint/style/noProcessEnv'],
  },
  {
    gate: 'types',
    mistake: 'a number that is a string',
    make: writes('src/domain/wrong-type.ts', "export const count: number = 'two'\n"),
    report: ['src/domain/wrong-type.ts(1,14): error TS2322'],
  },
  {
    gate: 'layers',
    mistake: 'the domain importing a collection rule',
    make: writes('src/domain/climbs.ts', "import '../../collections/shared/access/rules'\n"),
    report: ['foundation-imports-no-higher-layer: src/domain/climbs.ts → collections/shared/access/rules.ts'],
  },
  {
    gate: 'layers',
    mistake: 'Node and Payload in the domain',
    make: writes('src/domain/impure.ts', "import 'node:fs'\nimport 'payload'\n"),
    report: ['domain-has-no-node: src/domain/impure.ts → ', 'domain-is-pure: src/domain/impure.ts → '],
  },
  {
    gate: 'layers',
    mistake: 'Payload and the cache in the reading of HTTP',
    make: writes('src/http/application.ts', "import 'payload'\nimport '../cache/tags'\n"),
    report: [
      'http-knows-no-application: src/http/application.ts → ',
      'http-knows-no-application: src/http/application.ts → src/cache/tags.ts',
    ],
  },
  {
    gate: 'layers',
    mistake: 'two features that meet',
    make: async (folder) => {
      await writes('src/feeds/first.ts', "import '../webhooks/second'\n")(folder)
      await writes('src/webhooks/second.ts', 'export {}\n')(folder)
    },
    report: ['features-do-not-meet: src/feeds/first.ts → src/webhooks/second.ts'],
  },
  {
    gate: 'layers',
    mistake: 'two modules that import each other',
    make: async (folder) => {
      await writes('src/domain/egg.ts', "import './hen'\n")(folder)
      await writes('src/domain/hen.ts', "import './egg'\n")(folder)
    },
    report: ['no-circular: src/domain/egg.ts'],
  },
  {
    gate: 'layers',
    mistake: 'a folder called utils',
    make: writes('src/content/utils/date.ts', "import '../../domain/zone'\n"),
    report: ['names-say-something: src/content/utils/date.ts'],
  },
  {
    gate: 'dead-code',
    mistake: 'a file nobody imports',
    make: writes('src/content/forgotten.ts', 'export const forgotten = 1\n'),
    report: ['Unused files', 'src/content/forgotten.ts'],
  },
  {
    gate: 'payload-types',
    mistake: 'types that are not those of the collections',
    make: appends('src/payload-types.ts', '\nexport type Stale = true\n'),
    report: ['src/payload-types.ts is stale: run `npm run generate`'],
  },
  {
    gate: 'import-map',
    mistake: 'an import map that is not that of the admin',
    make: appends('src/app/(payload)/admin/importMap.js', '\n// stale\n'),
    report: ['src/app/(payload)/admin/importMap.js is stale: run `npm run generate`'],
  },
  {
    gate: 'graphql-schema',
    mistake: 'a schema that is not the one served',
    make: appends('src/schema.graphql', '\nscalar Stale\n'),
    report: ['src/schema.graphql is stale: run `npm run generate`'],
  },
  {
    gate: 'checks-guide',
    mistake: 'a table of rules that is not that of the rules',
    make: replaces('docs/checks.md', '| `room-overlap` | `blocks` |', '| `room-overlap` | `warns` |'),
    report: ['docs/checks.md is stale: run `npm run generate`'],
  },
  {
    gate: 'migrations',
    mistake: 'tables that no migration makes',
    make: async (folder) => {
      const migrations = join(folder, 'src/migrations')
      const snapshots = (await readdir(migrations)).filter((file) => file.endsWith('.json'))
      await Promise.all(snapshots.map((file) => rm(join(migrations, file))))
    },
    report: ['The tables differ from the last migration: run `npm run generate -- --migration <name>`'],
  },
]

function writes(path: string, text: string) {
  return async (folder: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

function appends(path: string, text: string) {
  return (folder: string) => appendFile(join(folder, path), text)
}

function replaces(path: string, text: string, replacement: string) {
  return async (folder: string) => {
    const file = join(folder, path)
    await writeFile(file, (await readFile(file, 'utf8')).replace(text, replacement))
  }
}
