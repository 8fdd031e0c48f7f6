import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port'
import { type RunningServer, startServer } from './production-server'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The end of a command. */
export interface CommandRun {
  code: number | null
  output: string
}

/** A command that runs. */
export interface RunningCommand {
  done: Promise<CommandRun>
  kill(): void
}

/** A site in a folder of its own, whose server is started when asked, and the commands of who runs it. */
export interface CommandSite {
  folder: string
  mediaDir: string
  databaseUrl: string
  backups: string
  ledger: string
  start(settings?: Record<string, string>): Promise<RunningServer>
  /** Runs `npm run <name> -- <args>` with the settings of the site. */
  run(name: string, ...args: string[]): Promise<CommandRun>
  /** The same with other settings. */
  runWith(settings: Record<string, string>, name: string, ...args: string[]): Promise<CommandRun>
  /** The same on a disk where no file may be larger than `kilobytes`, as on one that is full. */
  runWithin(kilobytes: number, name: string, ...args: string[]): Promise<CommandRun>
  /** Starts the script of a command without npm, so that a kill ends it and nothing else. */
  begin(name: string, ...args: string[]): RunningCommand
  /** Runs a statement in a process of its own, which leaves no connection open, and returns its rows. */
  sql(statement: string): Promise<Record<string, unknown>[]>
  /** The archives, and whatever else is in the folder of backups, hidden files included. */
  inBackups(): Promise<string[]>
  close(): Promise<void>
}

const SQL_SCRIPT = `
  const { createRequire } = require('node:module')
  const root = createRequire(process.cwd() + '/package.json')
  const { createClient } = createRequire(root.resolve('@payloadcms/db-sqlite'))('@libsql/client')
  const [url, statement] = process.argv.slice(1)
  const client = createClient({ url })
  client.execute(statement).then(({ rows }) => console.log(JSON.stringify(rows)))
`

/** Makes a site without any data; its server begins with a copy of the example unless there is a database. `shared` are settings of both. */
export async function commandSite(shared: Record<string, string> = {}): Promise<CommandSite> {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_backup-'))
  const [mediaDir, databaseUrl, port] = [join(folder, 'media'), `file:${join(folder, 'assises.db')}`, await freePort()]
  const PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: folder, NODE_ENV: 'production' as const, TZ: 'Europe/Paris' },
    ...{ DATABASE_URL: databaseUrl, MEDIA_DIR: mediaDir, PAYLOAD_SECRET, PORT: String(port), HOST: '127.0.0.1' },
    ...shared,
  }
  const begin = (command: string, args: string[], settings = {}): RunningCommand => {
    const child = spawn(command, args, { cwd: root, env: { ...env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    const done = new Promise<CommandRun>((resolve) =>
      child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() })),
    )
    return { done, kill: () => child.kill('SIGKILL') }
  }
  const nodeOptions = ['--conditions=production', '--import', 'tsx']
  return {
    ...{ folder, mediaDir, databaseUrl },
    backups: join(folder, 'backups'),
    ledger: join(folder, 'ledger.jsonl'),
    start: (settings) => startServer({ databaseUrl, mediaDir, port, env: { ...shared, ...settings, PAYLOAD_SECRET } }),
    run: (name, ...args) => begin('npm', ['run', '--silent', name, '--', ...args]).done,
    runWith: (settings, name, ...args) => begin('npm', ['run', '--silent', name, '--', ...args], settings).done,
    runWithin: (kilobytes, name, ...args) =>
      begin('bash', ['-c', `ulimit -f ${kilobytes} && exec npm run --silent ${name} -- "$@"`, name, ...args]).done,
    begin: (name, ...args) => begin(process.execPath, [...nodeOptions, `src/scripts/${name}.ts`, ...args]),
    sql: async (statement) => {
      const { code, output } = await begin(process.execPath, ['-e', SQL_SCRIPT, databaseUrl, statement]).done
      if (code !== 0) throw new Error(output)
      return JSON.parse(output)
    },
    inBackups: async () => (await readdir(join(folder, 'backups')).catch(() => [])).sort(),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
