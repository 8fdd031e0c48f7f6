import './production'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Progress } from '../static-archive/collector'
import { formatArchiveSummary } from './terminal/archive-summary'
import { progressLine } from './terminal/progress-line'
import { runCommand } from './terminal/run-command'

await runCommand(async () => {
  const { values, positionals: editions } = parseArgs({
    ...{ allowPositionals: true, options: { to: { type: 'string' }, replace: { type: 'boolean', default: false } } },
  })
  const startedAt = performance.now()
  const [{ env }, { originToArchive, assertConsentsKnown }] = await Promise.all([
    import('../env'),
    import('../static-archive/preconditions'),
  ])
  const origin = await originToArchive(env)
  const [{ default: config }, { getPayload }, { writeStaticArchive }] = await Promise.all([
    import('@payload-config'),
    import('payload'),
    import('../static-archive/write-archive'),
  ])
  const payload = await getPayload({ config }).catch(explainConnection)
  await assertConsentsKnown(payload)
  const target = resolve(values.to ?? join(dirname(env.BACKUP_DIR), 'archives', editions.join('+')))
  const options = { editions, origin, target, isReplacing: values.replace, onProgress: progress() }
  const written = await writeStaticArchive(payload, options)
  const seconds = (performance.now() - startedAt) / 1_000
  console.log(formatArchiveSummary(written, { target, origin, seconds }))
})

async function explainConnection(error: unknown): Promise<never> {
  const { ArchiveError } = await import('../static-archive/archive-error')
  throw new ArchiveError(
    `La base de données ne répond pas : démarrez-la, ou corrigez DATABASE_URL. (${error instanceof Error ? error.message : error})`,
    { cause: error },
  )
}

function progress(): (progress: Progress) => void {
  const format = (total: number) => `${total} adresses`
  const lines = { answers: progressLine('Pages, données et flux', format), files: progressLine('Images', format) }
  return ({ part, ...rest }) => lines[part](rest)
}
