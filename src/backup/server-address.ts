import type { Env } from '../env'

/** Where the server of these settings answers this machine. */
export function serverAddress({ HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>): string {
  const host = HOST && !/^(?:0\.0\.0\.0|::)$/.test(HOST) ? HOST : '127.0.0.1'
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`
}
