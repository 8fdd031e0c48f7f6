// A new thread loads TypeScript only once it is told to: Node 20 gives it none of the loaders of the main thread.
import { register } from 'tsx/esm/api'

register()
await import('./front.ts')
