import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AdminClient,
  adminOf,
  databaseKinds,
  everyRow,
  type KillableSite,
  killableSite,
  leaveLeasesBehind,
  tracesOfImports,
} from '../support/killable-site'
import { until } from '../support/wait-until'

const LINES = 60
const order = { startsOn: '2027-05-21', endsOn: '2027-05-21', city: 'Alès' }

describe.each(databaseKinds)('on %s, a process killed half-way through', (kind) => {
  let site: KillableSite
  let admin: AdminClient
  let edition: string

  beforeAll(async () => {
    site = await killableSite(kind)
    admin = await adminOf(site.server)
  }, 660_000)
  afterAll(() => site?.close())

  const newEdition = async (slug: string) => {
    const days = { startsOn: '2026-05-21', endsOn: '2026-05-21', timezone: 'Europe/Paris' }
    const json = { title: slug, slug, city: 'Nîmes', attendance: 'onsite', ...days, _status: 'published' }
    return String((await (await admin('editions', { method: 'POST', json })).json()).doc.id)
  }
  const restart = async () => {
    await site.server.kill()
    // Nobody waits here for the minute after which a lease has lost its owner.
    await leaveLeasesBehind(site)
    await site.restart()
    admin = await adminOf(site.server)
  }
  const drafts = (collection: string, of = edition) =>
    everyRow(admin, collection, `&draft=true&where[edition][equals]=${of}`)
  const imports = () => everyRow(admin, 'imports', `&where[edition][equals]=${edition}`)
  const importFile = () => admin(`programme/${edition}/import`, { method: 'POST', body: programme(), headers: ndjson })
  const post = (path: string, json = {}) => admin(`programme/${edition}/${path}`, { method: 'POST', json })

  test.each([1, LINES / 2, LINES + 20])('an import, after %i documents, leaves nothing and says so', async (after) => {
    edition = await newEdition(`import-${kind}-${after}`)
    await progress(await importFile(), after)
    await restart()
    await until(async () => (await imports()).some(({ state }) => state === 'interrupted'), 30_000)
    const page = await admin(`../admin/collections/editions/${edition}/importer`)
    expect(await page.text()).toContain('Cet import a été interrompu par un arrêt du serveur.')
    expect([await drafts('sessions'), await drafts('rooms')]).toEqual([[], []])
    expect(await tracesOfImports(site)).toBe(0)
    expect((await post('release')).status).toBe(409)
    expect((await result(await importFile())).status).toBe(201)
    expect(await drafts('sessions')).toHaveLength(LINES)
    await post(`import/${(await imports()).find(({ state }) => state === 'applied')?.id}/undo`)
  })

  // An undo reports its progress by twenty documents.
  test.each([20, 60])('an undo, after %i documents, is finished by itself or by asking again', async (after) => {
    edition = await newEdition(`undo-${kind}-${after}`)
    await result(await importFile())
    const [applied] = await imports()
    const undo = (headers?: HeadersInit) =>
      admin(`programme/${edition}/import/${applied?.id}/undo`, { method: 'POST', headers })
    await progress(await undo(ndjson), after)
    await restart()
    expect([200, 409]).toContain((await undo()).status)
    expect(await imports()).toMatchObject([{ state: 'undone' }])
    expect([await drafts('sessions'), await drafts('rooms')]).toEqual([[], []])
    expect(await tracesOfImports(site)).toBe(0)
  })

  test('a new edition is finished at the next start, without duplicates', async () => {
    edition = await newEdition(`copy-${kind}`)
    await result(await importFile())
    const response = await admin(`programme/${edition}/copy`, { method: 'POST', json: order, headers: ndjson })
    await progress(response, LINES / 2)
    await restart()
    const copies = () => everyRow(admin, 'editions', '&draft=true&where[city][equals]=Alès')
    await until(async () => {
      const [copy] = await copies()
      return copy !== undefined && (await drafts('sessions', String(copy.id))).length === LINES
    }, 60_000)
    expect(await copies()).toHaveLength(1)
    const again = await post('copy', order)
    expect(await again.json()).toMatchObject({ created: { rooms: 0, sessions: 0 } })
  })

  test.each([20, 60])(
    'the undo of a new edition, after %i documents, is finished by itself or by asking again',
    async (after) => {
      edition = await newEdition(`undone-copy-${kind}-${after}`)
      await result(await importFile())
      const made = await (await post('copy', { ...order, city: `Sète ${after}` })).json()
      const copy = String(made.edition.id)
      const undo = (headers?: HeadersInit) => admin(`programme/${copy}/copy/undo`, { method: 'POST', headers })
      await progress(await undo(ndjson), after)
      await restart()
      expect([200, 409]).toContain((await undo()).status)
      expect(await everyRow(admin, 'editions', `&draft=true&where[id][equals]=${copy}`)).toEqual([])
      expect([await drafts('sessions', copy), await drafts('rooms', copy)]).toEqual([[], []])
      expect(await drafts('sessions')).toHaveLength(LINES)
    },
  )

  test('a release shows the old programme or is finished by asking again', async () => {
    edition = await newEdition(`release-${kind}`)
    await result(await importFile())
    const response = await admin(`programme/${edition}/release`, { method: 'POST', headers: ndjson })
    await progress(response, LINES / 2)
    await restart()
    const shown = () =>
      everyRow(admin, 'sessions', `&where[edition][equals]=${edition}&where[_status][equals]=published`)
    if (kind === 'sqlite') expect(await shown()).toEqual([])
    expect((await post('release')).status).toBe(201)
    expect(await shown()).toHaveLength(LINES)
  })
})

describe.runIf(process.env.TEST_MONGODB_URL)('on two nodes', () => {
  test('an import that is sent to both at once is made once, and the second one says why', async () => {
    const site = await killableSite('mongodb')
    const other = await site.startAnother()
    try {
      const nodes = [await adminOf(site.server), await adminOf(other)]
      const [admin] = nodes
      if (!admin) throw new Error('There is no node.')
      const days = { startsOn: '2026-05-21', endsOn: '2026-05-21', timezone: 'Europe/Paris' }
      const json = { title: 'Deux', city: 'Nîmes', attendance: 'onsite', ...days, _status: 'published' }
      const { doc } = await (await admin('editions', { method: 'POST', json })).json()
      const answers = await Promise.all(
        nodes.map(async (node) => {
          const response = await node(`programme/${doc.id}/import`, {
            method: 'POST',
            body: programme(),
            headers: ndjson,
          })
          return result(response)
        }),
      )
      const statuses = answers.map(({ status }) => status).sort()
      expect([
        [200, 201],
        [201, 409],
      ]).toContainEqual(statuses)
      for (const { status, text } of answers) if (status === 409) expect(text).toContain('Un import est en cours')
      expect(await everyRow(admin, 'sessions', `&draft=true&where[edition][equals]=${doc.id}`)).toHaveLength(LINES)
      expect(await everyRow(admin, 'imports')).toHaveLength(1)
    } finally {
      await other.stop()
      await site.close()
    }
  })
})

const ndjson = { accept: 'application/x-ndjson', 'accept-language': 'fr' }

/** A table of sessions, each with a speaker of its own, in twenty rooms. */
function programme(): FormData {
  const lines = Array.from({ length: LINES }, (_, at) => {
    const hour = 8 + Math.floor(at / 20)
    return `Session ${at};Atelier;${hour}h;${hour}h30;Salle ${at % 20};Personne ${at} Exemple`
  })
  const table = ['Titre;Format;Début;Fin;Salle;Intervenants', ...lines].join('\r\n')
  const body = new FormData()
  body.append('file', new File([table], 'programme.csv'))
  body.append('apply', 'true')
  return body
}

/** Reads the progress of an operation until so many documents are written. */
async function progress(response: Response, written: number): Promise<void> {
  let text = ''
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    text += read.value
    if (text.includes(`{"done":${written},`)) return
  }
  throw new Error(`The operation ended first: ${text.slice(-500)}`)
}

/** Waits for the end of an operation, and returns its status and its last line. */
async function result(response: Response): Promise<{ status: number; text: string }> {
  const text = (await response.text()).trim().split('\n').at(-1) ?? '{}'
  return { status: Number(JSON.parse(text).status), text }
}
