import { execFile } from 'node:child_process'
import { copyFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../test/support/free-port'
import { type Peer, startPeer } from './child'
import { environment } from './project'
import { programmeByGraphQL } from './queries'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const cwd = join('bench', 'stock')

/** Builds stock Payload with the collections of this project. */
export async function buildStock(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [next, 'build'], { cwd, env: environment(folder, 'none.db') })
}

/** Starts stock Payload with `next start`, on a copy of a database that is not open. */
export async function startStock(folder: string, database: string, edition: string): Promise<Peer> {
  await copyFile(join(folder, database), join(folder, 'stock.db'))
  const port = await freePort()
  const command = [process.execPath, next, 'start', '-H', '127.0.0.1', '-p', String(port)]
  return startPeer(`http://127.0.0.1:${port}`, programmeByGraphQL(edition), command, {
    cwd,
    env: environment(folder, 'stock.db'),
  })
}
