import './production'
import { parseArgs } from 'node:util'
import { frenchSpaces } from '../domain/typography'
import type { Env } from '../env'
import { progressLine } from './terminal/progress-line'
import { runCommand } from './terminal/run-command'

const formatRows = (count: number) => `${count.toLocaleString('fr')} lignes`

await runCommand(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' }, replace: { type: 'boolean', default: false } } })
  const [{ env }, { default: config }, { transfer }, { assertBuilt }] = await Promise.all([
    import('../env'),
    import('@payload-config'),
    import('../backup/transfer/transfer'),
    import('./build/assert-built'),
  ])
  await assertBuilt()
  const startedAt = performance.now()
  const done = await transfer(env, await config, {
    to: values.to ?? '',
    isReplacing: values.replace,
    onProgress: progressLine('Transfert', formatRows),
  })
  const seconds = ((performance.now() - startedAt) / 1_000).toLocaleString('fr', { maximumFractionDigits: 1 })
  const lines = [
    `Transfert fait et vérifié en ${seconds} s : ${formatRows(done.rows)} et ${done.answers} réponses publiques sont les mêmes.`,
    ...(done.unknown.length > 0 ? [`Ne sont pas du CMS, et restent : ${done.unknown.join(', ')}.`] : []),
    `La base d’avant est intacte, et sauvegardée dans ${done.archive}.`,
    ...settingsOf(env),
  ]
  console.log(frenchSpaces(lines.join('\n')))
})

/** The settings of the next start: the defaults of what is beside the database depend on its kind. */
function settingsOf({ isMongo, MEDIA_DIR, DOCUMENTS_DIR, LEDGER_FILE, BACKUP_DIR }: Env): string[] {
  const secret = isMongo ? '' : ' (celui du fichier « secret » à côté de la base, s’il n’est pas réglé)'
  return [
    `Avant de démarrer, réglez DATABASE_URL sur l’adresse de --to, gardez le même PAYLOAD_SECRET${secret}, et réglez :`,
    ...Object.entries({ MEDIA_DIR, DOCUMENTS_DIR, LEDGER_FILE, BACKUP_DIR }).map(
      ([name, value]) => `  ${name}=${value}`,
    ),
  ]
}
