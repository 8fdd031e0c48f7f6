import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsError } from '../errors'
import { noteFirstStart } from './first-start'

const MINIMUM_LENGTH = 32
const PLACEHOLDER = /change[-_ ]?me|changez|placeholder|example|exemple|your[-_ ]?secret|^(secret|password|test|dev)/i

/** Why `secret` is too weak to sign with, as a French sentence that never repeats it; `undefined` when it is not. */
export function secretProblem(secret: string): string | undefined {
  const isRandom = secret.length >= MINIMUM_LENGTH && new Set(secret).size >= 8 && !PLACEHOLDER.test(secret)
  if (isRandom) return undefined
  return `choisissez au moins ${MINIMUM_LENGTH} caractères tirés au hasard, par exemple avec « openssl rand -hex 32 ».`
}

/**
 * The secret stored in `folder`, created on first use; processes that start together get the same one. Throws a
 * `SettingsError` when the file is damaged or cannot be read or written.
 */
export function loadOrCreateSecret(folder: string): string {
  const path = join(folder, 'secret')
  const secret = read(path) ?? create(folder, path)
  if (secretProblem(secret)) {
    throw new SettingsError([`${path} : ce fichier est abîmé ; restaurez-le, ou supprimez-le pour en créer un autre.`])
  }
  return secret
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw new SettingsError([`${path} : ce fichier ne peut pas être lu ; donnez-en le droit à ce processus.`])
  }
}

// Written under another name, then linked: the file is never half written, and linking fails when another process was first.
function create(folder: string, path: string): string {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(folder, { recursive: true })
    noteFirstStart(folder, 'secret')
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 })
    linkSync(draft, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) {
      throw new SettingsError([
        `PAYLOAD_SECRET : le dossier ${folder} ne peut pas la garder ; rendez-le accessible en écriture, ou renseignez-la.`,
      ])
    }
  } finally {
    unlinkQuietly(draft)
  }
  return readFileSync(path, 'utf8').trim()
}

function unlinkQuietly(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // The file was never written, so there is nothing to remove.
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
