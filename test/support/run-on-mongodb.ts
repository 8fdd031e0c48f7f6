/** `npm run test:mongo [-- vitest arguments]`: the `api` tests on a server that speaks the MongoDB protocol. */
import { spawn } from 'node:child_process'
import { describeMongo, findMongo } from './mongo'

async function main(): Promise<void> {
  const server = await findMongo()
  if (!server) {
    console.log('SKIPPED: MongoDB tests — no server: set TEST_MONGODB_URL, or put mongod on the PATH.')
    return
  }
  try {
    console.log(`MongoDB tests on ${await describeMongo(server.url)}`)
    process.exitCode = await vitest(server.url)
  } finally {
    server.stop()
  }
}

const vitest = (url: string) =>
  new Promise<number>((resolve) => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'api', ...process.argv.slice(2)]
    const env = { ...process.env, TEST_DATABASE: 'mongodb', TEST_MONGODB_URL: url }
    spawn(process.execPath, args, { env, stdio: 'inherit' }).once('exit', (code) => resolve(code ?? 1))
  })

await main()
