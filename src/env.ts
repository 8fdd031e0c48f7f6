import { randomBytes } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import type { z } from 'zod'
import { crossProblems, variables } from './env/schema'
import { keptSecret, secretProblem } from './env/secret'
import { SettingsError } from './errors'

type Source = Readonly<Record<string, string | undefined>>

/** Everything that can be set from outside, checked; an absent `PAYLOAD_SECRET` is kept beside the embedded database. */
export interface Settings extends z.output<typeof variables> {
  isProduction: boolean
  isMongo: boolean
  /** Folder of the SQLite file, or `./data`. */
  DATA_DIR: string
}

/** The settings with the secret they end up with. */
export interface Env extends Settings {
  PAYLOAD_SECRET: string
}

/**
 * Reads settings from `source`, an empty value being absent. Throws a `SettingsError` that names each wrong variable.
 * A run of a tool (`isToolRun`: a build, generated code) needs no secret.
 */
export function parseEnv(source: Source, isToolRun = false): Settings {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = variables.safeParse(present)
  const isMongo = /^mongodb/.test(present.DATABASE_URL ?? '')
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue): [string, string] => [issue.path.join('.'), issue.message]),
    ...crossProblems(present),
    ...wrongSecret(present.PAYLOAD_SECRET, isMongo && !isToolRun),
  ]
  if (!parsed.success || problems.length > 0) {
    throw new SettingsError(problems.map(([name, sentence]) => `${name}\u00A0: ${sentence}`))
  }
  return {
    ...parsed.data,
    isProduction: parsed.data.NODE_ENV === 'production',
    isMongo,
    DATA_DIR: isMongo ? './data' : folderOf(parsed.data.DATABASE_URL),
  }
}

function* wrongSecret(secret: string | undefined, isRequired: boolean): Generator<[string, string]> {
  if (secret === undefined && isRequired) yield ['PAYLOAD_SECRET', `obligatoire avec MongoDB ; ${secretProblem('')}`]
  const problem = secret === undefined ? undefined : secretProblem(secret)
  if (problem) yield ['PAYLOAD_SECRET', problem]
}

const folderOf = (url: string) => (url === 'file::memory:' ? './data' : dirname(url.replace(/^file:(\/\/)?/, '')))

// Building and generating code need a configuration, not the secret of a running site: none is made, none is kept.
const isToolRun =
  process.env.NEXT_PHASE === 'phase-production-build' ||
  process.argv.some((argument) => /^(generate:|migrate:create$)/.test(argument))

function readEnv(): Env {
  loadFiles(process.env.NODE_ENV ?? 'development')
  const settings = parseEnv(process.env, isToolRun)
  const made = () => (isToolRun ? randomBytes(32).toString('hex') : keptSecret(resolve(settings.DATA_DIR)))
  return { ...settings, PAYLOAD_SECRET: settings.PAYLOAD_SECRET ?? made() }
}

// Same files and precedence as Next, so the process and the bundle inside it agree. Tests depend on no file.
function loadFiles(mode: string): void {
  if (mode === 'test') return
  for (const name of [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']) {
    try {
      process.loadEnvFile(name)
    } catch {
      // An absent file says nothing.
    }
  }
}

/** The settings of this process, read once. */
export const env: Env = readEnv()
