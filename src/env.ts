import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { parseEnv, type Settings } from './env/parse-env'
import { variables } from './env/schema'
import { loadOrCreateSecret } from './env/secret'

/** The settings of the process, with a secret in any case. */
export interface Env extends Settings {
  PAYLOAD_SECRET: string
}

// Building and generating code need a configuration, not the secret of a running site: a random one is enough, and is not stored.
const isToolRun =
  process.env.NEXT_PHASE === 'phase-production-build' ||
  process.argv.some((argument) => /^(generate:|migrate:create$)/.test(argument))

function readEnv(): Env {
  loadFiles(process.env.NODE_ENV ?? 'development')
  const settings = parseEnv(process.env, isToolRun)
  const createSecret = () =>
    isToolRun ? randomBytes(32).toString('hex') : loadOrCreateSecret(resolve(settings.DATA_DIR))
  return { ...settings, PAYLOAD_SECRET: settings.PAYLOAD_SECRET ?? createSecret() }
}

// Same files and precedence as Next, so the process and the bundle inside it agree. Tests depend on no file.
function loadFiles(mode: string): void {
  if (mode === 'test') return
  for (const name of [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']) {
    try {
      process.loadEnvFile(name)
    } catch {
      // An absent file is no error.
    }
  }
}

/** The settings of this process, read once. */
export const env: Env = readEnv()

/** The environment of a build: that of this process with every setting of the site empty, so that none is built in. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  // Empty rather than absent: Next would read an absent setting from an `.env` file.
  const blanks = Object.fromEntries(Object.keys(variables.shape).map((name) => [name, '']))
  return { ...process.env, ...blanks, PAYLOAD_SECRET: '', NODE_ENV: 'production' }
}

/** The environment of a process that this one starts, with other settings; an empty one counts as absent. */
export const childEnvironment = (settings: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...settings,
})

/** Whether npm started this process, as the child of a shell. */
export const isNpmScript = process.env.npm_lifecycle_event !== undefined
