import { randomBytes } from 'node:crypto'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { variables } from '../../env/schema'
import { withRuleTable } from './checks-guide'
import { withClientFiles } from './client-files'
import { generatedFiles, migrationsFolder } from './files'

const { values } = parseArgs({
  options: { into: { type: 'string', default: '.' }, migration: { type: 'string' } },
})
const root = process.cwd()
const target = resolve(values.into)

// The generated files describe the project without the settings of a site: the embedded database and no connections.
const blanks = Object.fromEntries(Object.keys(variables.shape).map((name) => [name, '']))
// biome-ignore lint/style/noProcessEnv: written here, before the configuration reads it
Object.assign(process.env, blanks, { NODE_ENV: 'development', PAYLOAD_SECRET: randomBytes(32).toString('hex') })

await writeFile(await place('checks-guide'), withRuleTable(await readFile(generatedFiles['checks-guide'], 'utf8')))
const guide = await readFile(generatedFiles['front-end-guide'], 'utf8')
await writeFile(await place('front-end-guide'), await withClientFiles(guide))

const { default: configPromise } = await import('@payload-config')
const config = await configPromise
const { default: payload, generateImportMap } = await import('payload')
const { generateTypes } = await import('payload/node')
const { configToSchema } = await import('@payloadcms/graphql')
const { printSchema } = await import('graphql')
const { openApiOf } = await import('../../contract/openapi/openapi')

// Otherwise Payload would rewrite the types of the project in the background when it starts.
const typescript = { ...config.typescript, outputFile: await place('payload-types'), autoGenerate: false }
await generateTypes({ ...config, typescript })

// Both paths are moved, so the imports in the map stay relative to the project.
const importMapFile = await place('import-map')
const importMap = { ...config.admin.importMap, baseDir: moved(config.admin.importMap.baseDir), importMapFile }
await generateImportMap({ ...config, admin: { ...config.admin, importMap } })

await writeFile(await place('graphql-schema'), printSchema(configToSchema(config).schema))
await writeFile(await place('openapi'), `${JSON.stringify(openApiOf(config), null, 2)}\n`)

if (values.migration !== undefined) await writeMigration(values.migration)
process.exit(0)

/** Returns the absolute path of a generated file under the target, and creates its folder. */
async function place(name: keyof typeof generatedFiles): Promise<string> {
  const path = join(target, generatedFiles[name])
  await mkdir(dirname(path), { recursive: true })
  return path
}

function moved(folder: string): string {
  return resolve(target, relative(root, folder))
}

/** Writes the migration from the last snapshot to the tables of the configuration, unless they are equal. */
async function writeMigration(migrationName: string): Promise<void> {
  const folder = join(target, migrationsFolder)
  if (target !== root) await cp(join(root, migrationsFolder), folder, { recursive: true })
  await payload.init({ config: { ...config, typescript }, disableDBConnect: true, disableOnInit: true })
  payload.db.migrationDir = folder
  await payload.db.createMigration({ migrationName, payload, skipEmpty: true })
}
