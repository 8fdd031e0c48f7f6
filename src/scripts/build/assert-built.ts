import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../../errors'

/** Refuses to go on without a build, where building is somebody else's work. */
export async function assertBuilt(): Promise<void> {
  if (existsSync(join('.next', 'BUILD_ID'))) return
  throw new StartError('L’application n’est pas construite : lancez « npm start » sans « --no-build ».')
}
