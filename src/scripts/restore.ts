import './production'
import { parseArgs } from 'node:util'
import type { Restored } from '../backup/restore/restore'
import { frenchSpaces } from '../domain/typography'
import { progressLine } from './terminal/progress-line'
import { runCommand } from './terminal/run-command'

const ledgerSentences: Record<Restored['ledger'], string> = {
  present: 'Le registre des retraits est en place : il sera rejoué au prochain démarrage.',
  beside:
    'Le registre des retraits est repris à côté de la sauvegarde : il sera rejoué au prochain démarrage. Si vous en avez une copie plus récente, mettez-la à sa place d’abord.',
  none: 'ATTENTION : il n’y a pas de registre des retraits. Les témoignages et les photos de personnes ne paraîtront pas. Mettez sa dernière copie en place avant de démarrer.',
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    ...{ allowPositionals: true, options: { replace: { type: 'boolean', default: false } } },
  })
  const [archive] = positionals
  const [{ env }, { restore }, { BackupError }] = await Promise.all([
    import('../env'),
    import('../backup/restore/restore'),
    import('../backup/backup-error'),
  ])
  if (!archive)
    throw new BackupError('Indiquez une sauvegarde, par exemple npm run restore -- data/backups/assises-….tar')
  const restored = await restore(env, {
    archive,
    isReplacing: values.replace,
    onProgress: progressLine('Restauration'),
    onBrought: progressLine('Réception'),
  })
  const { manifest, ledger, hasItsSecret, former } = restored
  const lines = [
    `La sauvegarde du ${new Date(manifest.takenAt).toLocaleString('fr')} est restaurée. Démarrez le serveur.`,
    ledgerSentences[ledger],
    ...(former === 'damaged' ? ['Les données remplacées étaient abîmées : elles n’ont pas été sauvegardées.'] : []),
    ...(former && former !== 'damaged' ? [`Ce qui a été remplacé est dans ${former}.`] : []),
    ...(hasItsSecret
      ? []
      : [
          'ATTENTION : PAYLOAD_SECRET n’est pas celle de la sauvegarde. Sans elle, les sessions, les clés d’API, la connexion en deux étapes et les secrets des webhooks sont à refaire.',
        ]),
    ...(manifest.missing.length > 0 ? [`Ces fichiers manquaient déjà : ${manifest.missing.join(', ')}.`] : []),
  ]
  console.log(frenchSpaces(lines.join('\n')))
})
