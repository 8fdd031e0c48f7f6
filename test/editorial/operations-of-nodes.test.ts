import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { type AppNode, startAppNode } from '../support/app-nodes'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'
import { anEdition } from '../support/fixtures'

interface Answer {
  plan?: { digest: string }
  import?: { id: string }
}

// SQLite is for one process.
describe.runIf(process.env.TEST_DATABASE === 'mongodb')('two nodes on one database', () => {
  let site: ConflictApp
  let nodes: AppNode[] = []

  beforeAll(async () => {
    site = await bootConflictApp()
    nodes = await Promise.all([startAppNode(site.app), startAppNode(site.app)])
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.kill()))
    await site.close()
  })

  const count = async (collection: 'editions' | 'media' | 'sessions' | 'speakers' | 'users') =>
    (await site.app.payload.count({ collection, overrideAccess: true })).totalDocs

  test('that start at once while it is empty make one example and one administrator', async () => {
    const reports = await Promise.all(nodes.map((node) => node.prepare()))
    expect(reports.map(({ warnings }) => warnings)).toEqual([[], []])
    expect(reports.filter(({ seeded }) => seeded)).toHaveLength(1)
    expect(reports.filter(({ firstAdmin }) => firstAdmin)).toHaveLength(1)
    expect(await count('users')).toBe(1)
    const { example } = await import('../../src/seed/example')
    for (const collection of ['editions', 'media', 'sessions', 'speakers'] as const) {
      expect(await count(collection)).toBe(example.filter((document) => document.collection === collection).length)
    }
  }, 180_000)

  test('that are sent one import at once make it once', async () => {
    const editor = await signIn(site.app, 'editor')
    const edition = (await anEdition(site.app)).id
    const before = await count('sessions')
    const lines = Array.from({ length: 20 }, (_, at) => `Session ${at};Pause;9h;10h`)
    const send = (node: AppNode | undefined, fields: Record<string, string>) => {
      const form = new FormData()
      form.append('file', new File([['Titre;Format;Début;Fin', ...lines].join('\r\n')], 'programme.csv'))
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return (node as AppNode).send<Answer>('POST', `programme/${edition}/import`, editor, form)
    }
    const { digest } = (await send(nodes[0], {})).body.plan ?? {}
    const answers = await Promise.all(nodes.map((node) => send(node, { apply: 'true', digest: digest ?? '' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201])
    expect(answers[0]?.body.import?.id).toBe(answers[1]?.body.import?.id)
    expect((await site.app.payload.count({ collection: 'imports', overrideAccess: true })).totalDocs).toBe(1)
    const where = { edition: { equals: edition } }
    const drafts = await site.app.payload.find({ collection: 'sessions', where, draft: true, overrideAccess: true })
    expect([drafts.totalDocs, (await count('sessions')) - before]).toEqual([20, 20])
  }, 120_000)
})
