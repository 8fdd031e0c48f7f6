import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tracesOfSite } from '../../src/boot/traces'
import { endFirstStart, noteFirstStart } from '../../src/env/first-start'
import { loadOrCreateSecret } from '../../src/env/secret'

let DATA_DIR: string
const places = () => ({
  DATA_DIR,
  MEDIA_DIR: join(DATA_DIR, 'media'),
  DOCUMENTS_DIR: join(DATA_DIR, 'documents'),
  LEDGER_FILE: join(DATA_DIR, 'ledger.jsonl'),
  isMongo: false,
})

beforeEach(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'assises_test_traces-'))
  await mkdir(join(DATA_DIR, 'media'))
  await writeFile(join(DATA_DIR, 'media', '.gitkeep'), '')
})
afterEach(() => rm(DATA_DIR, { recursive: true }))

test('a first start finds nothing, and neither does the one after an interrupted one', async () => {
  expect(tracesOfSite(places())).toEqual([])
  loadOrCreateSecret(DATA_DIR)
  expect(tracesOfSite(places())).toEqual([])
  // The example was being written.
  noteFirstStart(DATA_DIR, 'example')
  await writeFile(join(DATA_DIR, 'media', 'portrait.webp'), '')
  expect(tracesOfSite(places())).toEqual([])
})

test('the uploads of a site are found although its secret is new: the folder of its database is another one', async () => {
  loadOrCreateSecret(DATA_DIR)
  await writeFile(join(DATA_DIR, 'media', 'portrait.webp'), '')
  expect(tracesOfSite(places())).toEqual([join(DATA_DIR, 'media')])
})

test.each(['secret', 'cache.snapshot', 'ledger.jsonl'])('a site that was in service has left its %s', async (name) => {
  loadOrCreateSecret(DATA_DIR)
  endFirstStart(DATA_DIR)
  await writeFile(join(DATA_DIR, name), 'x')
  expect(tracesOfSite(places())).toContain(join(DATA_DIR, name))
})

test('the secret and the snapshot of another database are no traces of one on MongoDB', async () => {
  for (const name of ['secret', 'cache.snapshot']) await writeFile(join(DATA_DIR, name), 'x')
  expect(tracesOfSite({ ...places(), isMongo: true })).toEqual([])
})
