import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatedFiles, migrationsFolder } from '../generated/files'
import { runGenerator } from '../generated/run'
import type { Check } from './command-check'

interface Generation {
  folder: string
  output: string
  failed: boolean
}

/**
 * Returns the checks that compare the committed files with what the configuration generates now. They share one generation,
 * made in a temporary folder: the working tree is only read.
 */
export function freshnessChecks(): { checks: Check[]; cleanUp: () => Promise<void> } {
  let generation: Promise<Generation> | undefined
  const generate = () => {
    generation ??= generateInTemporaryFolder()
    return generation
  }
  const files = Object.entries(generatedFiles).map(
    ([name, path]): Check => ({ name, run: async () => reportStale(path, await generate()) }),
  )
  return {
    checks: [...files, { name: 'migrations', run: async () => reportPending(await generate()) }],
    cleanUp: async () => {
      if (generation !== undefined) await rm((await generation).folder, { recursive: true, force: true })
    },
  }
}

async function generateInTemporaryFolder(): Promise<Generation> {
  const folder = await mkdtemp(join(tmpdir(), 'assises-generated-'))
  const { code, output } = await runGenerator(['--into', folder, '--migration', 'pending'])
  return { folder, output, failed: code !== 0 }
}

async function reportStale(path: string, { folder, output }: Generation): Promise<string | null> {
  const expected = await textOf(join(folder, path))
  if (expected === null) return `${path} could not be generated:\n${output}`
  if ((await textOf(path)) === expected) return null
  return `${path} is stale: run \`npm run generate\` and commit it.`
}

async function reportPending({ folder, output, failed }: Generation): Promise<string | null> {
  const written = await readdir(join(folder, migrationsFolder)).catch(() => [])
  if (written.some((file) => file.endsWith('_pending.ts'))) {
    return 'The tables differ from the last migration: run `npm run generate -- --migration <name>` and commit it.'
  }
  if (!failed) return null
  return `The tables could not be compared: run \`npm run generate -- --migration <name>\` in a terminal.\n${output}`
}

function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}
