const isDevelopment = process.argv.includes('--dev')

// Before anything that reads it is loaded: Next, React and Payload choose their code by this name.
// biome-ignore lint/style/noProcessEnv: written here, read in src/env.ts
Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })

try {
  const { serve } = await import('../server')
  const { assertBuilt } = await import('./build/assert-built')
  const { buildWhenStale } = await import('./build/build-when-stale')
  // The loader of TypeScript turns them on; in production the maps of the bundle cost more memory than the bundle.
  process.setSourceMapsEnabled(isDevelopment)
  const build = process.argv.includes('--no-build') ? assertBuilt : buildWhenStale
  await serve({ isDevelopment, prepare: isDevelopment ? undefined : build })
} catch (error) {
  const { isStartProblem } = await import('../errors')
  console.error(isStartProblem(error) ? error.message : error)
  process.exit(1)
}

export {}
