import './production'
import { frenchSpaces } from '../domain/typography'
import { formatBytes, progressLine } from './terminal/progress-line'
import { runCommand } from './terminal/run-command'

await runCommand(async () => {
  const [{ env }, { backUp }] = await Promise.all([import('../env'), import('../backup/back-up')])
  const startedAt = performance.now()
  const { path, bytes, manifest } = await backUp(env, {
    ...{ reason: 'assises', contents: 'everything' },
    onProgress: progressLine('Sauvegarde'),
  })
  const seconds = ((performance.now() - startedAt) / 1_000).toLocaleString('fr', { maximumFractionDigits: 1 })
  const files = manifest.entries.filter(({ name }) => /^(?:media|documents)\//.test(name)).length
  const lines = [
    `Sauvegarde faite en ${seconds} s : ${path} (${formatBytes(bytes)}, ${files} fichiers).`,
    ...(manifest.isSnapshot
      ? []
      : [
          'ATTENTION : ce serveur MongoDB n’a pas de jeu de réplicas : ce qui a été écrit pendant la sauvegarde peut y être à moitié.',
        ]),
    ...(manifest.missing.length > 0
      ? [`ATTENTION : ces fichiers manquent déjà sur le site : ${manifest.missing.join(', ')}.`]
      : []),
  ]
  console.log(frenchSpaces(lines.join('\n')))
})
