import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint'
import { nextBuild } from './next-build'
import { showProgress } from './progress'

const stamp = join('.next', 'assises-fingerprint')

/** Builds the application when its sources are not those of the last build that succeeded. */
export async function buildWhenStale(signal?: AbortSignal): Promise<void> {
  const current = fingerprint('.')
  if (lastBuilt() === current) return
  rmSync(stamp, { force: true })
  const progress = showProgress('Construction de l’application (une fois par version, environ une minute)')
  try {
    await nextBuild(progress.step, signal)
  } finally {
    progress.end()
  }
  writeFileSync(stamp, current)
}

function lastBuilt(): string | undefined {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}
