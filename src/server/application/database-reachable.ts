import { Resolver } from 'node:dns/promises'
import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import type { Settings } from '../../env/parse-env'
import { StartError } from '../../errors'

const TIMEOUT_MS = 3_000

/** Rejects within seconds, with a French `StartError`, when no server of the database of `settings` can be reached. */
export async function assertDatabaseReachable(settings: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR' | 'isMongo'>) {
  if (!settings.isMongo) return createFolder(settings.DATA_DIR)
  const hosts = await mongoHosts(settings.DATABASE_URL)
  const isReachable = await Promise.any(hosts.map(({ host, port }) => open(host, port))).then(
    () => true,
    () => false,
  )
  if (isReachable) return
  const names = hosts.map(({ host, port }) => `${host}:${port}`).join(', ')
  throw new StartError(`La base de données ne répond pas (${names}) : démarrez MongoDB, ou corrigez DATABASE_URL.`)
}

function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new StartError(
      `Le dossier ${folder} ne peut pas être créé : donnez-en le droit à ce processus, ou changez DATABASE_URL.`,
      { cause: error },
    )
  }
}

interface Host {
  host: string
  port: number
}

async function mongoHosts(url: string): Promise<Host[]> {
  const authority = url.replace(/^mongodb(\+srv)?:\/\//, '').replace(/[/?].*$/s, '')
  const hosts = authority.slice(authority.lastIndexOf('@') + 1).split(',')
  return url.startsWith('mongodb+srv:') ? resolveSeedList(hosts[0] ?? '') : hosts.map(parseHost)
}

function parseHost(text: string): Host {
  const [, host = text, port = '27017'] = /^\[?(.+?)\]?(?::(\d+))?$/.exec(decodeURIComponent(text)) ?? []
  return { host, port: Number(port) }
}

async function resolveSeedList(name: string): Promise<Host[]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 })
  try {
    const records = await resolver.resolveSrv(`_mongodb._tcp.${name}`)
    return records.map((record) => ({ host: record.name, port: record.port }))
  } catch (error) {
    throw new StartError(`Le domaine ${name} ne mène à aucune base MongoDB : corrigez DATABASE_URL.`, { cause: error })
  }
}

function open(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(host.startsWith('/') ? { path: host } : { host, port })
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`No answer from ${host}`)))
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
  })
}
