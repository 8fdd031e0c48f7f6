/** A process with the application, on the database of a test; it is called by messages. See `startAppNode`. */
import config from '@payload-config'
import { getPayload } from 'payload'
import { restApi } from '../../src/api/rest/rest-api'
import { createFirstAdmin } from '../../src/boot/first-admin'
import { seedWhenEmpty } from '../../src/boot/seed-when-empty'
import { startChangeWorker } from '../../src/content/changes/change-worker'
import type { NodeRequest } from './app-nodes'
import { countSteps, dieAfter } from './steps-of-jobs'

const payload = await getPayload({ config, cron: process.env.CRON === '1' })
const rest = restApi(Promise.resolve(config))

async function answer({ path, method, headers, body }: NodeRequest) {
  if (path === 'jobs') return { status: 200, headers: {}, body: await runJobs() }
  if (path === 'die') return { status: 200, headers: {}, body: dieAfter(payload, Number(body)) }
  if (path === 'steps') return { status: 200, headers: {}, body: countSteps() }
  if (path === 'prepare') return { status: 200, headers: {}, body: await prepare() }
  if (path === 'follow') return { status: 200, headers: {}, body: void startChangeWorker(payload) }
  const url = new URL(path, 'http://localhost:3000')
  const slug = url.pathname.replace(/^\/api\//, '').split('/')
  const response = await rest[method](
    new Request(url, { method, headers, body: body && Buffer.from(body, 'base64') }),
    {
      params: Promise.resolve({ slug }),
    },
  )
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.json() }
}

const runJobs = () => payload.jobs.run({ queue: 'default', limit: 50, overrideAccess: true, silent: true })

const prepare = async () => ({
  warnings: [],
  ...(await seedWhenEmpty(payload)),
  firstAdmin: await createFirstAdmin(payload, {}),
})

process.on('message', (request: NodeRequest) => {
  void answer(request).then(
    (reply) => process.send?.({ id: request.id, reply }),
    (error) => process.send?.({ id: request.id, error: String(error) }),
  )
})
// The test that started it is gone.
process.on('disconnect', () => process.exit())
process.send?.('ready')
