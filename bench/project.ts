import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../test/support/free-port'
import { type Peer, startPeer } from './child'

/** The account that publishes during a measure. */
export const editor = { email: 'admin@assises.example', password: randomBytes(15).toString('base64url') }

const secret = randomBytes(32).toString('hex')
const ready = { method: 'GET', path: '/health/ready' } as const

/** The environment of a process of this project on a database of the run, a file of its folder or a URL. */
export const environment = (folder: string, database: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  DATABASE_URL: database.includes('://') ? database : `file:${join(folder, database)}`,
  MEDIA_DIR: join(folder, `${basename(database)}-media`),
  PAYLOAD_SECRET: secret,
})

/** Starts this project as `npm start` does, without a build, on a database of the run. */
export async function startProject(folder: string, database: string): Promise<Peer> {
  const port = await freePort()
  const settings = { HOST: '127.0.0.1', PORT: String(port), ADMIN_EMAIL: editor.email, ADMIN_PASSWORD: editor.password }
  const command = [process.execPath, '--max-semi-space-size=8', 'src/scripts/start.cjs', '--no-build']
  return startPeer(`http://127.0.0.1:${port}`, ready, command, {
    env: { ...environment(folder, database), ...settings },
  })
}

/** Creates a database with the example, a number of generated editions, each with a number of sessions, and people besides. */
export async function writeContent(folder: string, database: string, editions: number, sessions: number, people = 0) {
  const sizes = ['--editions', String(editions), '--sessions', String(sessions), '--people', String(people)]
  const args = ['--conditions=production', '--import', 'tsx', 'bench/content/write.ts', ...sizes]
  await promisify(execFile)(process.execPath, args, { env: environment(folder, database) })
}
