// A new thread has no TypeScript loader: see src/scripts/start.cjs.
require('tsx/cjs/api').register()
require('./cache-thread.ts')
