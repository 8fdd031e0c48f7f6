import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
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
  // What was written last may still be in the log beside the file.
  for (const part of ['', '-wal']) {
    const source = join(folder, `${database}${part}`)
    if (existsSync(source)) await copyFile(source, join(folder, `stock.db${part}`))
  }
  const port = await freePort()
  const command = [process.execPath, next, 'start', '-H', '127.0.0.1', '-p', String(port)]
  return startPeer(`http://127.0.0.1:${port}`, programmeByGraphQL(edition), command, {
    cwd,
    env: environment(folder, 'stock.db'),
  })
}
