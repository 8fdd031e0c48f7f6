import { bootApp, type TestApp } from './app'
import { type MongoProxy, startMongoProxy } from './mongo-proxy/proxy'

/** An application, and the proxy before its database when a test may make it go wrong. */
export interface ConflictApp {
  app: TestApp
  proxy?: MongoProxy
  close(): Promise<void>
}

/**
 * Boots the application. On a MongoDB without transactions it gets a proxy of its own, which has them; on SQLite, and on a
 * server with transactions, there is none.
 */
export async function bootConflictApp(options: { lifetimeMs?: number } = {}): Promise<ConflictApp> {
  const server = process.env.TEST_MONGODB_BEHIND ?? process.env.TEST_MONGODB_URL ?? ''
  const isProxied = process.env.TEST_DATABASE === 'mongodb' && server !== '' && !/[?&]replicaSet=/.test(server)
  const proxy = isProxied ? await startMongoProxy(server, options) : undefined
  if (proxy) process.env.TEST_MONGODB_URL = proxy.url
  const app = await bootApp()
  const close = async () => {
    await app.close()
    await proxy?.close()
  }
  return { app, proxy, close }
}
