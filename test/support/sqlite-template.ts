import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { withoutTopLevelAwait } from './node-conditions'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Returns the path of an empty SQLite file with every migration applied; it is made again when a migration changes. */
export async function sqliteTemplate(): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'assises-cms')
  const template = join(cache, `template-${await migrationsHash()}.db`)
  if (existsSync(template)) return template
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'template-'))
  try {
    const file = join(staging, 'template.db')
    await run(process.execPath, [...withoutTopLevelAwait, '--import', 'tsx', 'test/support/migrate-file.ts', file], {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: `file:${join(staging, 'migrated.db')}` },
    })
    await rename(file, template)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return template
}

async function migrationsHash(): Promise<string> {
  const folder = join(root, 'src', 'migrations')
  const names = (await readdir(folder)).sort()
  const contents = await Promise.all(
    [join(root, 'package-lock.json'), ...names.map((name) => join(folder, name))].map((path) => readFile(path)),
  )
  const hash = createHash('sha256')
  for (const content of [...names, ...contents]) hash.update(content).update('\0')
  return hash.digest('hex').slice(0, 16)
}
