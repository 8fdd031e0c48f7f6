import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppNode, startAppNode } from '../support/app-nodes'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'

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
})
