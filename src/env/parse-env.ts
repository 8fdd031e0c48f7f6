import { dirname } from 'node:path'
import type { z } from 'zod'
import { SettingsError } from '../errors'
import { crossProblems, variables } from './schema'
import { secretProblem } from './secret'

type Source = Readonly<Record<string, string | undefined>>

/** Everything that can be set from outside, checked; an absent `PAYLOAD_SECRET` is kept beside the embedded database. */
export interface Settings extends z.output<typeof variables> {
  isProduction: boolean
  isMongo: boolean
  /** Folder of the SQLite file, or `./data`. */
  DATA_DIR: string
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
