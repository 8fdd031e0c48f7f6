/**
 * Measures the operations on many documents on the database at `DATABASE_URL`, which must be empty, and writes the durations as JSON on
 * the last line of its output.
 */
import { parseArgs } from 'node:util'
import { type Application, startApplication } from './application'
import { programmeTable } from './table'
import { type Duration, timed } from './watch'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '500' }, released: { type: 'string', default: '300' } },
})
const [rows, released] = [Number(values.rows), Number(values.released)]
const application = await startApplication()
const durations: Record<string, Duration> = {}

const imported = await application.createEdition('Édition importée')
await measure('dry', () => sendTable(application, imported, rows, false))
const { id } = (await measure('apply', () => sendTable(application, imported, rows, true))).import
await measure('undo', () => post(`${imported}/import/${id}/undo`))

const source = await application.createEdition('Édition source')
await sendTable(application, source, 60, true)
await measure('clone', () =>
  post(`${source}/copy`, { startsOn: '2026-05-21', endsOn: '2026-05-21', city: 'Nîmes', participants: true }),
)

const large = await application.createEdition('Édition publiée')
await sendTable(application, large, released, true)
await measure('release', () => post(`${large}/release`))

await application.payload.destroy()
console.log(JSON.stringify(durations))
process.exit()

async function measure<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const { result, duration } = await timed(application, work)
  durations[name] = duration
  console.error(
    `${name}: ${Math.round(duration.ms)} ms, ${Math.round(duration.processorMs)} ms of the processor, others waited ${Math.round(duration.longestWaitMs)} ms at most`,
  )
  return result
}

async function sendTable({ fetch }: Application, edition: string, sessions: number, isApplied: boolean) {
  const body = new FormData()
  body.append('file', new File([programmeTable(sessions)], 'programme.csv'))
  if (isApplied) body.append('apply', 'true')
  return answerOf(await fetch(`/api/programme/${edition}/import`, { method: 'POST', body }))
}

async function post(path: string, json: object = {}) {
  const headers = { 'content-type': 'application/json' }
  return answerOf(
    await application.fetch(`/api/programme/${path}`, { method: 'POST', headers, body: JSON.stringify(json) }),
  )
}

async function answerOf(response: Response) {
  const answer = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer).slice(0, 1_000)}`)
  return answer
}
