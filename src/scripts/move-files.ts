import './production'
import { parseArgs } from 'node:util'
import { frenchSpaces } from '../domain/typography'
import { progressLine } from './terminal/progress-line'
import { runCommand } from './terminal/run-command'

const print = (...lines: string[]) => console.log(frenchSpaces(lines.join('\n')))
const labels = { media: 'Images', documents: 'Documents privés' }

// As the server writes them: nobody else reads private files.
process.umask(0o077)

await runCommand(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  const [{ env }, { BackupError }, { refuseRunning }, { finishRestore }, { moveFiles }, stores] = await Promise.all([
    import('../env'),
    import('../backup/backup-error'),
    import('../backup/restore/refusals'),
    import('../backup/restore/plan'),
    import('../file-stores/move-files'),
    import('../file-stores/upload-stores'),
  ])
  if (values.to !== 'bucket' && values.to !== 'disk') {
    throw new BackupError('Indiquez où vont les fichiers : npm run files:move -- --to bucket, ou --to disk.')
  }
  const inBucket = stores.storesInBucket(env)
  if (!inBucket) throw new BackupError('Indiquez le bucket : S3_BUCKET, sa clé et son adresse, comme au serveur.')
  await refuseRunning(env)
  await finishRestore(env)
  const onDisk = stores.storesInFolders(env)
  const [from, to] = values.to === 'bucket' ? [onDisk, inBucket] : [inBucket, onDisk]
  let [moved, present] = [0, 0]
  for (const collection of stores.uploadCollections) {
    const progress = progressLine(labels[collection], (count) => `${count} fichiers`)
    const outcome = await moveFiles(from[collection], to[collection], progress).catch((cause: Error) => {
      throw new BackupError(`Rien n’est perdu : corrigez ceci, puis relancez la même commande. ${cause.message}`, {
        cause,
      })
    })
    moved += outcome.moved
    present += outcome.present
  }
  print(
    `${moved} fichiers sont déplacés, chacun relu et comparé (${present} y étaient déjà).`,
    values.to === 'bucket'
      ? `Ils sont dans le bucket ${env.S3_BUCKET} : démarrez le serveur avec ces réglages.`
      : 'Ils sont sur le disque : retirez S3_BUCKET et les autres réglages S3_, puis démarrez le serveur.',
  )
})
