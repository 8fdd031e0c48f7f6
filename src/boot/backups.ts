import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Payload } from 'payload'
import { copyLedgerBeside } from '../backup/ledger-beside'
import { archivePlace } from '../backup/places/archive-places'
import type { Part } from '../database/decorate'
import { parseCron } from '../domain/cron'
import { childEnvironment, env } from '../env'
import { takeBackupTurn } from './backup-turn'

const TICK_MS = 20_000

/**
 * Copies the ledger beside the archives within a minute of each change, and starts `npm run backup -- --verify` at the minutes that
 * `BACKUP_CRON` names, in a process of its own. Of several nodes with one database, one makes the backup.
 */
export function startBackups(payload: Payload): Part {
  const { logger } = payload
  const cron = parseCron(env.BACKUP_CRON ?? '')
  let command: ChildProcess | undefined
  let lastMinute = minuteOf(new Date())
  let isClosed = false
  const copyLedger = ledgerCopier()
  const beginBackup = async () => {
    const now = new Date()
    if (minuteOf(now) === lastMinute) return
    lastMinute = minuteOf(now)
    if (!cron?.matches(now) || command?.exitCode === null || !(await takeBackupTurn(payload, lastMinute))) return
    if (isClosed) return
    command = startCommand((text, isFailure) => (isFailure ? logger.error(text) : logger.info(text)))
  }
  const timer = setInterval(() => {
    copyLedger().catch((err: unknown) =>
      logger.error({ err, msg: 'The ledger could not be copied beside the backups.' }),
    )
    beginBackup().catch((err: unknown) => logger.error({ err, msg: 'A planned backup could not be begun.' }))
  }, TICK_MS)
  timer.unref()
  return {
    close: async () => {
      isClosed = true
      clearInterval(timer)
      if (command?.exitCode !== null || command.signalCode !== null) return
      const ended = once(command, 'exit')
      command.kill()
      await ended
    },
  }
}

const minuteOf = (at: Date) => Math.floor(at.getTime() / 60_000)

/**
 * Returns a function that copies the ledger beside the archives when it has changed since the last copy. It rejects once for each problem:
 * it is called every few seconds.
 */
function ledgerCopier(): () => Promise<void> {
  const place = archivePlace(env)
  let copied = Number.NaN
  let problem: string | undefined
  return async () => {
    const changedAt = (await stat(env.LEDGER_FILE).catch(() => undefined))?.mtimeMs
    if (changedAt === undefined || changedAt === copied || !place.isUsed()) return
    try {
      await copyLedgerBeside(env, place)
      copied = changedAt
      problem = undefined
    } catch (error) {
      if (problem === String(error)) return
      problem = String(error)
      throw error
    }
  }
}

/** Starts the command; what it prints is given to `log` at its end. */
function startCommand(log: (text: string, isFailure: boolean) => void): ChildProcess {
  const script = join('src', 'scripts', 'backup.ts')
  const command = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', script, '--verify'], {
    env: childEnvironment({ NODE_OPTIONS: '' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
  command.once('error', (error) => log(`The backup could not be started: ${error.message}`, true))
  command.once('close', (code) => log(Buffer.concat(output).toString('utf8').trim(), code !== 0))
  return command
}
