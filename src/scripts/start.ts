import { serve } from '../server'
import { assertBuilt } from './build/assert-built'
import { buildWhenStale } from './build/build-when-stale'

/** Serves the site; in production the application is built first when its sources have changed. */
export function start({ isDevelopment }: { isDevelopment: boolean }): Promise<void> {
  const build = process.argv.includes('--no-build') ? assertBuilt : buildWhenStale
  // The TypeScript loader enables source maps; in production those of the bundle take more memory than the bundle.
  process.setSourceMapsEnabled(isDevelopment)
  return serve({ isDevelopment, prepare: isDevelopment ? undefined : build })
}
