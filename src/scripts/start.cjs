// Set before any module that reads it is loaded: Next, React and Payload choose their code by NODE_ENV, and Payload writes
// some dates on the server in the zone of its process.
const isDevelopment = process.argv.includes('--dev')
const environment = { NODE_ENV: isDevelopment ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' }
// biome-ignore lint/style/noProcessEnv: src/env.ts reads it, and is not loaded yet
Object.assign(process.env, { TZ: 'Europe/Paris', ...process.env, ...environment })

// A reader of the logs that goes away must not end the process, nor make each line an error that is logged in turn.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const { inspect } = require('node:util')
const { setFlagsFromString } = require('node:v8')
// Both threads collect garbage when the heap is 20 % larger than its live objects; V8 would wait for four times as much.
if (!isDevelopment) setFlagsFromString('--heap-growing-percent=20')
// Modules are parsed by WebAssembly at the start, and optimising it takes 30 MB in each thread.
setFlagsFromString('--liftoff-only')

// The loader for `require` runs in this thread: the one for `import` needs a thread of its own, about 40 MB.
const unregister = require('tsx/cjs/api').register()
const { isStartProblem } = require('../errors.ts')
const { answerOptions } = require('./start-options.ts')

/** Rejects with a `StartError` while the server is loaded when a setting is wrong. */
async function run() {
  const { start } = require('./start.ts')
  // Next and its bundle are not TypeScript: passing them through the loader would take time and 8 MB.
  if (!isDevelopment) unregister()
  await start({ isDevelopment })
}

answerOptions(process.argv.slice(2))
run().catch((error) => {
  process.stderr.write(`${isStartProblem(error) ? error.message : inspect(error)}\n`)
  process.exit(1)
})
