// A new thread has none of the loaders of the main thread: see src/scripts/start.cjs.
require('tsx/cjs/api').register()
require('./cache-thread.ts')
