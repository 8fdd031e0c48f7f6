import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restrictFiles } from '../../src/server/process/restrict-files'

let folder: string
const mask = process.umask()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assises-files-'))
})
afterEach(() => {
  process.umask(mask)
  rmSync(folder, { recursive: true })
})

const modeOf = (name: string) => statSync(join(folder, name)).mode & 0o777
const restrict = () =>
  restrictFiles({
    ...{ DATABASE_URL: `file:${folder}/cms.db`, DATA_DIR: folder },
    ...{ DOCUMENTS_DIR: join(folder, 'documents'), LEDGER_FILE: join(folder, 'ledger.jsonl') },
  })

test('what the server writes, and its private files of before, are readable by its user alone', () => {
  const files = ['cms.db', 'cms.db-wal', 'secret', 'cache.snapshot', 'ledger.jsonl', 'notes.txt']
  for (const name of files) writeFileSync(join(folder, name), 'x')
  for (const name of files) chmodSync(join(folder, name), 0o644)
  mkdirSync(join(folder, 'documents'), { recursive: true })
  chmodSync(join(folder, 'documents'), 0o755)
  restrict()
  for (const name of files.slice(0, 5)) expect([name, modeOf(name)]).toEqual([name, 0o600])
  expect(modeOf('documents')).toBe(0o700)
  // The folder of the database may be that of the project: what is not ours stays as it is.
  expect(modeOf('notes.txt')).toBe(0o644)
  writeFileSync(join(folder, 'later'), 'x')
  expect(modeOf('later')).toBe(0o600)
})

test('a first start has nothing to restrict yet', () => {
  expect(restrict).not.toThrow()
})
