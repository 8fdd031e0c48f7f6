import type { TestProject } from 'vitest/node'
import { sqliteTemplate } from './sqlite-template'
import { isTestedOnMongoDB } from './tested-database'

/** Makes the migrated SQLite template once for the run. */
export default async function setup(project: TestProject): Promise<void> {
  const isMongo = isTestedOnMongoDB
  project.provide('sqliteTemplate', isMongo ? '' : await sqliteTemplate())
}
