import pLimit from 'p-limit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsideTransactions } from '../../src/database/transaction-scope'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { aConsent, anEdition, aSession, aSpeaker, aTestimonial } from '../support/fixtures'
import { aPersonLink, PersonVisit } from '../support/person-visit'
import { lastByteAfter, publicSurfaces, siteOf } from '../support/public-surfaces'

const SESSIONS = 300
const NAME = 'Zoe Kanarizoe'

let app: TestApp
let cached: CachedApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  cached = await startCachedApp(app)
  // Of each kind of page there is one.
  await aConsent(app, 'testimonials', (await aTestimonial(app)).id)
})
afterAll(async () => {
  await cached.close()
  await app.close()
})

/** Starts a release, and reports its progress until it ends. */
async function startRelease(edition: string) {
  const headers = { accept: 'application/x-ndjson' }
  const response = await app.fetch(`/api/programme/${edition}/release`, { method: 'POST', as: editor, headers })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const state = {
    done: 0,
    restarts: 0,
    result: undefined as { status: number } | undefined,
    endedAt: Number.POSITIVE_INFINITY,
  }
  const read = async () => {
    for (let text = ''; ; ) {
      const chunk = await reader?.read()
      text += chunk?.value ?? ''
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) {
        const { done, ...result } = JSON.parse(line)
        if (done < state.done) state.restarts += 1
        if (done !== undefined) state.done = done
        if ('status' in result) Object.assign(state, { result, endedAt: performance.now() })
      }
      if (!chunk || chunk.done) return
    }
  }
  return { state, ended: read() }
}

const atOnce = pLimit(6)

async function showing(paths: readonly string[]) {
  const found = await Promise.all(
    paths.map((path) =>
      atOnce(async () => {
        const body = await (await fetch(cached.url + path, { redirect: 'manual' })).text()
        return body.includes(NAME) ? [{ path, at: performance.now() }] : []
      }),
    ),
  )
  return found.flat()
}

test(`the last public byte of a person comes before the end of a release of ${SESSIONS} sessions that was running`, async () => {
  const { id } = await aSpeaker(app, { name: NAME })
  const participants = [{ speaker: id, role: 'speaker' }]
  await aSession(app, (await anEdition(app)).id, { participants })
  const { id: edition } = await anEdition(app)
  for (let index = 0; index < SESSIONS; index += 1) {
    const hour = String(8 + Math.floor(index / 30)).padStart(2, '0')
    const minute = (index % 30) * 2
    const [from, to] = [minute, minute + 1].map((each) => `${hour}:${String(each).padStart(2, '0')}`)
    await aSession(app, edition, { from, to, _status: 'draft' })
  }
  const visit = new PersonVisit()
  await visit.open(await aPersonLink(app, editor, { collection: 'speakers', id, person: NAME }))
  const paths = await publicSurfaces(siteOf(app))
  await showing(paths)
  const before = (await showing(paths)).map(({ path }) => path)
  expect(before.length).toBeGreaterThan(10)

  const { state, ended } = await outsideTransactions(() => startRelease(edition))
  while (state.done < 50) await new Promise((resolve) => setTimeout(resolve, 5))
  let [clicked, answered] = [0, 0]
  const { lastByte } = await lastByteAfter(
    () => showing(before),
    async () => {
      clicked = performance.now()
      await visit.send('retrait')
      answered = performance.now() - clicked
    },
  )
  expect(visit.html).toContain('a quitté le site')
  await ended
  const [byte, answer, end] = [lastByte, answered, state.endedAt - clicked].map(Math.round) as [number, number, number]
  process.stdout.write(
    `last public byte ${byte} ms after the click, answered after ${answer} ms, the release ended after ${end} ms\n`,
  )
  expect(byte).toBeLessThan(end)
  expect(state).toMatchObject({ result: { status: 201 }, restarts: expect.any(Number) })
  expect(await showing(before)).toEqual([])
  const { totalDocs } = await (await app.fetch(`/api/sessions?where[edition][equals]=${edition}&limit=1`)).json()
  expect(totalDocs).toBe(SESSIONS)
}, 300_000)
