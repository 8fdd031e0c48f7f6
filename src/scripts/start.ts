import { serve } from '../server'
import { assertBuilt } from './build/assert-built'
import { buildWhenStale } from './build/build-when-stale'

export function start({ isDevelopment }: { isDevelopment: boolean }): Promise<void> {
  const build = process.argv.includes('--no-build') ? assertBuilt : buildWhenStale
  // The loader of TypeScript turns them on; in production the maps of the bundle cost more memory than the bundle.
  process.setSourceMapsEnabled(isDevelopment)
  return serve({ isDevelopment, prepare: isDevelopment ? undefined : build })
}
