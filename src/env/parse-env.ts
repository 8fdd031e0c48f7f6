import { dirname } from 'node:path'
import type { z } from 'zod'
import { SettingsError } from '../errors'
import { crossProblems, variables } from './schema'
import { secretProblem } from './secret'

type Source = Readonly<Record<string, string | undefined>>

/** The settings, checked. An absent `PAYLOAD_SECRET` is created later and stored beside the embedded database. */
export interface Settings extends z.output<typeof variables> {
  isProduction: boolean
  isMongo: boolean
  /** The folder of private documents. */
  DOCUMENTS_DIR: string
  /** The folder of the SQLite file; `./data` for a database that has no file. */
  DATA_DIR: string
  /** The ledger of withdrawals and erasures: beside the SQLite file, else in the folder of media, which nodes share. */
  LEDGER_FILE: string
  /** The folder of backups: beside the SQLite file, else in `./data`. */
  BACKUP_DIR: string
}

/**
 * Reads the settings from `source`, where an empty value counts as absent. Throws a `SettingsError` that names each wrong
 * variable. With `isToolRun` (a build, generated code), no secret is required.
 */
export function parseEnv(source: Source, isToolRun = false): Settings {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = variables.safeParse(present)
  const isMongo = /^mongodb/.test(present.DATABASE_URL ?? '')
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue): [string, string] => [issue.path.join('.'), issue.message]),
    ...crossProblems(present),
    ...secretProblems(present.PAYLOAD_SECRET, isMongo && !isToolRun),
  ]
  if (!parsed.success || problems.length > 0) {
    throw new SettingsError(problems.map(([name, sentence]) => `${name}\u00A0: ${sentence}`))
  }
  const DATA_DIR = isMongo ? './data' : folderOf(parsed.data.DATABASE_URL)
  const { MEDIA_DIR, DOCUMENTS_DIR, LEDGER_FILE, BACKUP_DIR } = parsed.data
  return {
    ...parsed.data,
    isProduction: parsed.data.NODE_ENV === 'production',
    isMongo,
    DATA_DIR,
    // Nodes of one MongoDB share the folder of media, and perhaps no other.
    DOCUMENTS_DIR: DOCUMENTS_DIR ?? (isMongo ? privateFolder(MEDIA_DIR) : privateFolder(DATA_DIR)),
    LEDGER_FILE: LEDGER_FILE ?? (isMongo ? `${MEDIA_DIR}/.ledger.jsonl` : `${DATA_DIR}/ledger.jsonl`),
    BACKUP_DIR: BACKUP_DIR ?? `${DATA_DIR}/backups`,
  }
}

function* secretProblems(secret: string | undefined, isRequired: boolean): Generator<[string, string]> {
  if (secret === undefined && isRequired) yield ['PAYLOAD_SECRET', `obligatoire avec MongoDB ; ${secretProblem('')}`]
  const problem = secret === undefined ? undefined : secretProblem(secret)
  if (problem) yield ['PAYLOAD_SECRET', problem]
}

const privateFolder = (folder: string) => `${folder.replace(/\/$/, '')}/documents`

const folderOf = (url: string) => (url === 'file::memory:' ? './data' : dirname(url.replace(/^file:(\/\/)?/, '')))
