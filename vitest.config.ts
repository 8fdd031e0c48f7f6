import { statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { withoutTopLevelAwait } from './test/support/node-conditions.ts'
import { isTestedOnMongoDB } from './test/support/tested-database.ts'

const api = 'test/{api,contract,delivery,editorial}/*.test.ts'
const browser = 'test/{browser,server}/**/*.test.ts'
const long = 'test/**/*.long.test.ts'

/** A process runs one file after another, and finds itself clean before each: packages are loaded once. */
const oneProcess = { isolate: false, setupFiles: 'test/support/file-setup.ts' }

/** Databases and media of tests are in memory where there is room: a commit then waits for no disk. */
const env = hasRoom('/dev/shm', 4 * 2 ** 30) ? { TMPDIR: '/dev/shm' } : {}

/**
 * `unit` reads and computes; `api` boots Payload in process, one database per file; `browser` drives the real build, once
 * the others are done. `long` has what takes minutes: kills, several nodes, two people in one form, walks through every view.
 */
export default defineConfig({
  resolve: { alias: { '@payload-config': fileURLToPath(new URL('payload.config.ts', import.meta.url)) } },
  test: {
    pool: 'forks',
    execArgv: withoutTopLevelAwait,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [api, browser, long],
          ...oneProcess,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: [api],
          exclude: [long],
          globalSetup: 'test/support/global-setup.ts',
          env,
          // Not on MongoDB, where no whole run has shown yet that files leave nothing to the next one.
          isolate: isTestedOnMongoDB,
          setupFiles: ['test/support/file-setup.ts', 'test/support/derivations-setup.ts'],
          sequence: { groupOrder: 1, setupFiles: 'list' },
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browser],
          exclude: [long],
          env,
          globalSetup: 'test/support/build-setup.ts',
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // What others see of a change reaches them by the second.
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: [long],
          globalSetup: ['test/support/global-setup.ts', 'test/support/build-setup.ts'],
          // These wait more than they compute: for a lease that ends, a text that is saved, a page that is quiet.
          maxWorkers: 3,
          sequence: { groupOrder: 3 },
          testTimeout: 600_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})

/** Whether a file system in memory has this many bytes free, and the machine twice as many. */
function hasRoom(folder: string, bytes: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > bytes && freemem() > 2 * bytes
  } catch {
    return false
  }
}
