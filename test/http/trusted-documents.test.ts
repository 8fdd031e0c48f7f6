import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOfDocument, trustedDocuments } from '../../src/http/trusted-documents'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_documents-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = () => trustedDocuments({ TRUSTED_DOCUMENTS: folder, TRUSTED_DOCUMENTS_ONLY: true })

test('a folder has its documents by the hash of each form that clients send, and those of its manifests', async () => {
  await writeFile(join(folder, 'rooms.graphql'), 'query Rooms { Rooms { totalDocs } }\n')
  const body = 'query A { Sessions { totalDocs } }'
  const manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: hashOfDocument(body), body }],
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  const other = 'query B { Speakers { totalDocs } }'
  await writeFile(join(folder, 'map.json'), JSON.stringify({ [hashOfDocument(other)]: other }))
  await writeFile(join(folder, 'README.md'), 'Not a document.')
  const documents = read()?.documents
  const printed = 'query Rooms {\n  Rooms {\n    totalDocs\n  }\n}'
  for (const form of [
    'query Rooms { Rooms { totalDocs } }\n',
    'query Rooms { Rooms { totalDocs } }',
    printed,
    body,
    other,
  ]) {
    expect(documents?.get(hashOfDocument(form))).toBe(form)
  }
  expect(documents?.size).toBe(5)
})

test('a file that is no document, or whose hash is of another one, is named', async () => {
  await writeFile(join(folder, 'wrong.graphql'), 'query {')
  expect(read).toThrow(/wrong\.graphql/)
  await writeFile(join(folder, 'wrong.graphql'), '{ a }')
  await writeFile(join(folder, 'wrong.json'), JSON.stringify({ [hashOfDocument('{ a }')]: '{ b }' }))
  expect(read).toThrow(/wrong\.json/)
})

test('without a setting there are none', () => {
  expect(trustedDocuments({ TRUSTED_DOCUMENTS_ONLY: false })).toBeUndefined()
})
