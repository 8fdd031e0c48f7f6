/**
 * `npm run test:mongo [-- vitest arguments]`: the `api` tests on a server that speaks the MongoDB protocol. With
 * `TEST_MONGODB_TRANSACTIONS=1` a proxy gives a server without transactions those of MongoDB. `npm run test:conflicts` does so
 * with the tests of writes, unless its arguments name others; those of conflicts have a proxy of their own in any case.
 */
import { spawn } from 'node:child_process'
import { describeMongo, findMongo } from './mongo'
import { type MongoProxy, startMongoProxy } from './mongo-proxy/proxy'

const [isOfWrites, given] =
  process.argv[2] === '--writes' ? [true, process.argv.slice(3)] : [false, process.argv.slice(2)]
const writes = ['editorial', 'api/withdrawal-races', 'api/sessions', 'api/board', 'api/plans', 'api/edits']
const namesFiles = given.some((argument) => !argument.startsWith('-'))
const vitestArguments = isOfWrites && !namesFiles ? [...writes.map((path) => `test/${path}`), ...given] : given
const wantsTransactions = isOfWrites || process.env.TEST_MONGODB_TRANSACTIONS === '1'

async function main(): Promise<void> {
  const server = await findMongo()
  if (!server) {
    console.log('SKIPPED: MongoDB tests — no server: set TEST_MONGODB_URL, or put mongod on the PATH.')
    return
  }
  const proxy = wantsTransactions ? await startMongoProxy(server.url) : undefined
  try {
    const stand = proxy ? ', through a stand-in for its transactions' : ''
    console.log(`MongoDB tests on ${await describeMongo(server.url)}${stand}`)
    const behind: Record<string, string> = proxy ? { TEST_MONGODB_BEHIND: server.url } : {}
    process.exitCode = await vitest({ TEST_MONGODB_URL: proxy?.url ?? server.url, ...behind })
    if (proxy) report(proxy)
  } finally {
    await proxy?.close()
    server.stop()
  }
}

const vitest = (server: Record<string, string>) =>
  new Promise<number>((resolve) => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'api', ...vitestArguments]
    const env = { ...process.env, TEST_DATABASE: 'mongodb', ...server }
    spawn(process.execPath, args, { env, stdio: 'inherit' }).once('exit', (code) => resolve(code ?? 1))
  })

/** Prints what the transactions of the run did. Two commands of one transaction at once fail the run. */
function report({ counts, overlaps }: MongoProxy): void {
  console.log(`${counts.commits} transactions committed, ${counts.conflicts} conflicts`)
  if (overlaps.length === 0) return
  const distinct = [...new Set(overlaps)]
  console.error(`FAILED: ${overlaps.length} commands were sent beside another one of their transaction:`)
  for (const overlap of distinct.slice(0, 30)) console.error(`  ${overlap}`)
  process.exitCode = 1
}

await main()
