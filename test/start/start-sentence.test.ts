import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSentence } from '../../src/server/application/start-sentence'
import { unwritableFolders } from '../../src/server/process/unwritable-folders'

const settings = { DATABASE_URL: 'file:./data/cms.db' }
const failure = (code: string, message = '') =>
  new Error('cannot connect', { cause: Object.assign(new Error(message), { code }) })

test.each([
  ['a damaged file', failure('SQLITE_CORRUPT'), /abîmée.*restaurez/],
  ['a file that is no database', new Error('SQLITE_NOTADB: file is not a database'), /abîmée.*restaurez/],
  ['a full disk', failure('SQLITE_FULL'), /plein.*libérez/],
  ['a read-only file', failure('SQLITE_READONLY'), /droit d’écrire/],
  ['a lock of another program', failure('SQLITE_BUSY'), /autre programme.*arrêtez-le/],
  ['a wrong password of MongoDB', failure('18', 'Authentication failed.'), /DATABASE_URL/],
])('a start that %s stops says what to do', (_, error, sentence) => {
  expect(startSentence(error, settings)).toMatch(sentence)
})

test('an unknown error has no sentence', () => {
  expect(startSentence(new Error('a bug'), settings)).toBeUndefined()
})

test('a folder of uploads that cannot be written is a warning that names its variable', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_folders-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'a-file'), '')
  const warnings = unwritableFolders({ MEDIA_DIR: join(folder, 'a-file'), DOCUMENTS_DIR: join(folder, 'documents') })
  expect(warnings).toEqual([expect.stringMatching(/^ATTENTION.*a-file.*MEDIA_DIR/)])
})
