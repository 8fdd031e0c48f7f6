const isDevelopment = process.argv.includes('--dev')

// Before anything that reads it is loaded: Next, React and Payload choose their code by this name.
// biome-ignore lint/style/noProcessEnv: written here, read in src/env.ts
Object.assign(process.env, { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })

try {
  const [{ serve }, { buildWhenStale }] = await Promise.all([import('../server'), import('./build/build-when-stale')])
  const isBuilt = isDevelopment || process.argv.includes('--no-build')
  await serve({ isDevelopment, prepare: isBuilt ? undefined : buildWhenStale })
} catch (error) {
  const isExpected = error instanceof Error && ['SettingsError', 'StartError'].includes(error.name)
  console.error(isExpected ? error.message : error)
  process.exit(1)
}

export {}
