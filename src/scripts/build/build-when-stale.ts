import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST } from '../../server/public/static-manifest'
import { compressStatic } from './compress-static'
import { fingerprint } from './fingerprint'
import { nextBuild } from './next-build'
import { showProgress } from './progress'

const stampFile = join('.next', 'assises-fingerprint')

/** Builds the application when its sources differ from those of the last successful build. */
export async function buildWhenStale(signal?: AbortSignal): Promise<void> {
  const current = fingerprint('.')
  if (lastBuilt() === current) return existsSync(MANIFEST) ? undefined : compressStatic()
  rmSync(stampFile, { force: true })
  const progress = showProgress('Construction de l’application (une fois par version, environ une minute)')
  try {
    await nextBuild(progress.step, signal)
    progress.step('compression')
    await compressStatic()
  } finally {
    progress.end()
  }
  writeFileSync(stampFile, current)
}

function lastBuilt(): string | undefined {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch {
    return undefined
  }
}
