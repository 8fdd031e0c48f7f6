import type { TestProject } from 'vitest/node'
import { sqliteTemplate } from './sqlite-template'

/** Makes the migrated SQLite template once for the run. */
export default async function setup(project: TestProject): Promise<void> {
  const isMongo = process.env.TEST_DATABASE === 'mongodb'
  project.provide('sqliteTemplate', isMongo ? '' : await sqliteTemplate())
}
