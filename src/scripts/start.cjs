// Before anything that reads it is loaded: Next, React and Payload choose their code by this name.
const isDevelopment = process.argv.includes('--dev')
const environment = { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' }
// biome-ignore lint/style/noProcessEnv: src/env.ts reads it, and is not loaded yet
Object.assign(process.env, environment)

const { setFlagsFromString } = require('node:v8')
// Both threads collect at 20 % more than is alive; V8 would go on to four times as much.
if (!isDevelopment) setFlagsFromString('--heap-growing-percent=20')
// What reads modules at the start is WebAssembly, and optimising it takes 30 MB in each thread.
setFlagsFromString('--liftoff-only')

// TypeScript is read in this thread: the loader of modules would need a thread and an isolate of its own, about 40 MB.
const unregister = require('tsx/cjs/api').register()
const { isStartProblem } = require('../errors.ts')

/** Wrong settings are refused as soon as they are read, which is while the server is being loaded. */
async function run() {
  const { start } = require('./start.ts')
  // Next and its bundle are no TypeScript: reading them all again would take time and 8 MB.
  if (!isDevelopment) unregister()
  await start({ isDevelopment })
}

run().catch((error) => {
  console.error(isStartProblem(error) ? error.message : error)
  process.exit(1)
})
