import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentsWarning } from '../../src/boot/documents-warning'
import { parseEnv } from '../../src/env/parse-env'
import { moveDocuments } from '../../src/server/process/move-documents'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assises-documents-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (path: string) => join(folder, path)
const move = () => moveDocuments({ MEDIA_DIR: at('media'), DOCUMENTS_DIR: at('data/documents') })

test('private documents are moved out of the folder of media, with the notes of writes under way', () => {
  mkdirSync(at('media/documents/.pending'), { recursive: true })
  writeFileSync(at('media/photo.webp'), 'public')
  writeFileSync(at('media/documents/accord.pdf'), 'signed')
  writeFileSync(at('media/documents/.pending/1_a_b'), '{}')
  move()
  expect(existsSync(at('media/documents'))).toBe(false)
  expect(readFileSync(at('data/documents/accord.pdf'), 'utf8')).toBe('signed')
  expect(readdirSync(at('data/documents')).toSorted()).toEqual(['.pending', 'accord.pdf'])
  expect(readdirSync(at('media'))).toEqual(['photo.webp'])
})

test('a move that was interrupted is finished by the next start, and a start without documents does nothing', () => {
  move()
  expect(existsSync(at('data'))).toBe(false)
  mkdirSync(at('media/documents'), { recursive: true })
  mkdirSync(at('data/documents'), { recursive: true })
  writeFileSync(at('data/documents/first.pdf'), '1')
  for (const name of ['first.pdf', 'second.pdf']) writeFileSync(at(`media/documents/${name}`), name)
  move()
  expect(readdirSync(at('data/documents')).toSorted()).toEqual(['first.pdf', 'second.pdf'])
  expect(existsSync(at('media/documents'))).toBe(false)
})

test('a folder that is no folder stops neither the start nor anything else', () => {
  mkdirSync(at('media/documents'), { recursive: true })
  writeFileSync(at('media/documents/accord.pdf'), 'signed')
  writeFileSync(at('data'), 'a file')
  expect(move).not.toThrow()
  expect(readFileSync(at('media/documents/accord.pdf'), 'utf8')).toBe('signed')
})

test('documents are beside the SQLite file, in the shared folder on MongoDB with a warning, or where DOCUMENTS_DIR says', () => {
  const sqlite = parseEnv({ DATABASE_URL: 'file:/srv/cms/site.db' })
  expect(sqlite.DOCUMENTS_DIR).toBe('/srv/cms/documents')
  expect(documentsWarning(sqlite)).toBeUndefined()
  const mongo = { DATABASE_URL: 'mongodb://127.0.0.1/a', PAYLOAD_SECRET: '9f2c41d07be85a63c1f0d2e4a7b69358' }
  const shared = parseEnv({ ...mongo, MEDIA_DIR: '/srv/media/' })
  expect(shared.DOCUMENTS_DIR).toBe('/srv/media/documents')
  expect(documentsWarning(shared)).toMatch(/DOCUMENTS_DIR/)
  expect(documentsWarning(parseEnv({ ...mongo, DOCUMENTS_DIR: '/srv/documents' }))).toBeUndefined()
})
