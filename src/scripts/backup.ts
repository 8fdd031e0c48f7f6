import './production'
import { parseArgs } from 'node:util'
import type { Backup } from '../backup/back-up'
import { frenchSpaces } from '../domain/typography'
import { formatBytes, progressLine } from './terminal/progress-line'
import { runCommand } from './terminal/run-command'

const print = (...lines: string[]) => console.log(frenchSpaces(lines.join('\n')))
const formatSeconds = (seconds: number) => seconds.toLocaleString('fr', { maximumFractionDigits: 1 })

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    ...{ allowPositionals: true, options: { verify: { type: 'boolean', default: false } } },
  })
  const [chosen] = positionals
  if (chosen && !values.verify) {
    const { BackupError } = await import('../backup/backup-error')
    throw new BackupError('Pour vérifier une sauvegarde, ajoutez --verify avant son chemin.')
  }
  const path = chosen ?? (await makeBackup(values.verify))
  if (values.verify) await verify(path)
})

/** Makes a backup and returns its address. One that is verified records the answers of the running site. */
async function makeBackup(isVerified: boolean): Promise<string> {
  const [{ env }, { backUp }] = await Promise.all([import('../env'), import('../backup/back-up')])
  const startedAt = performance.now()
  const readAnswers = isVerified ? await readerOfAnswers() : undefined
  const options = {
    reason: 'assises',
    contents: 'everything',
    onProgress: progressLine('Sauvegarde'),
    onSent: progressLine('Envoi'),
    readAnswers,
  } as const
  const backup = await backUp(env, options).catch(recordFailure)
  printBackup(backup, (performance.now() - startedAt) / 1_000)
  return backup.address
}

async function readerOfAnswers() {
  const [{ env }, { default: config }, { ownAnswers }] = await Promise.all([
    import('../env'),
    import('@payload-config'),
    import('../backup/verify/own-answers'),
  ])
  const sanitized = await config
  return () => ownAnswers(env, sanitized)
}

function printBackup({ address, bytes, manifest }: Backup, seconds: number): void {
  const files = manifest.entries.filter(({ name }) => /^(?:media|documents)\//.test(name)).length
  print(`Sauvegarde faite en ${formatSeconds(seconds)} s : ${address} (${formatBytes(bytes)}, ${files} fichiers).`)
  if (!manifest.isSnapshot) {
    print(
      'ATTENTION : ce serveur MongoDB n’a pas de jeu de réplicas : ce qui a été écrit pendant la sauvegarde peut y être à moitié.',
    )
  }
  if (manifest.missing.length > 0) {
    print(`ATTENTION : ces fichiers manquent déjà sur le site : ${manifest.missing.join(', ')}.`)
  }
}

async function verify(path: string): Promise<void> {
  const [{ env }, { default: config }, { verifyArchive }, { assertBuilt }] = await Promise.all([
    import('../env'),
    import('@payload-config'),
    import('../backup/verify/verify'),
    import('./build/assert-built'),
  ])
  await assertBuilt().catch(recordFailure)
  const verified = await verifyArchive(env, await config, path, {
    onProgress: progressLine('Restauration d’essai'),
    onBrought: progressLine('Réception'),
  }).catch(recordFailure)
  const { files, answers, compared, onOtherKind, seconds } = verified
  print(
    `Sauvegarde vérifiée en ${formatSeconds(seconds)} s : le site restauré démarre et donne ses ${answers} réponses publiques, ${files} fichiers ont leur somme de contrôle.`,
    compared > 0
      ? `${compared} réponses sont celles du site au moment de la sauvegarde ; les autres ont changé pendant qu’elle était faite, ou dépendent de l’heure.`
      : 'Le site ne tournait pas quand elle a été faite : ses réponses n’ont pas pu être comparées.',
    ...(onOtherKind === undefined
      ? []
      : [`Sur la base de VERIFY_DATABASE_URL, ${onOtherKind} réponses sont les mêmes.`]),
  )
}

/** Notes a failure for the home of the admin and the metrics, and rejects with it. That somebody else makes a backup is none. */
async function recordFailure(error: Error): Promise<never> {
  const [{ env }, { writeBackupStatus }, { BusyFolderError }] = await Promise.all([
    import('../env'),
    import('../backup/status'),
    import('../backup/folder-lock'),
  ])
  const failed = { at: new Date().toISOString(), reason: error.message }
  if (!(error instanceof BusyFolderError)) await writeBackupStatus(env, { failed }).catch(() => undefined)
  throw error
}
