import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWhenStale } from '../../src/scripts/build/build-when-stale'
import { startServer } from './production-server'

/**
 * Builds the application once for the run, unless `npm start` or an earlier run built the same sources, and makes the
 * example site of which servers get copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWhenStale()
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_example-'))
  const databaseUrl = `file:${join(folder, 'assises.db')}`
  const server = await startServer({ from: 'nothing', databaseUrl, mediaDir: join(folder, 'media') })
  await server.stop()
  const admin = { ADMIN_EMAIL: server.adminEmail, ADMIN_PASSWORD: server.adminPassword }
  project.provide('exampleSite', { folder, admin })
  return () => rm(folder, { recursive: true, force: true })
}
