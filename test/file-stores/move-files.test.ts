import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FileStore, namesIn } from '../../src/file-stores/file-store'
import { folderStore } from '../../src/file-stores/folder-store'
import { moveFiles } from '../../src/file-stores/move-files'

let folder: string
let from: FileStore
let to: FileStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_move-'))
  from = folderStore(join(folder, 'from'))
  to = folderStore(join(folder, 'to'))
  for (const name of ['un.webp', 'deux.webp', 'trois.pdf']) await from.put(name, Buffer.from(`content of ${name}`))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function contentsOf(store: FileStore): Promise<Record<string, string>> {
  const contents: Record<string, string> = {}
  for (const name of await namesIn(store)) contents[name] = String(await store.read(name))
  return contents
}
const everything = {
  ...{ 'un.webp': 'content of un.webp', 'deux.webp': 'content of deux.webp' },
  'trois.pdf': 'content of trois.pdf',
}

test('every file is moved, with the notes of interrupted writes; what an interrupted move brought is compared', async () => {
  const note = await from.notes.write(['perdue.webp'])
  await to.put('un.webp', Buffer.from('content of un.webp'))
  await to.put('deux.webp', Buffer.from('content of XXXX.webp'))
  await to.put('autre.webp', Buffer.from('since'))
  expect(await moveFiles(from, to)).toEqual({ moved: 3, present: 1 })
  expect(await contentsOf(to)).toEqual({ ...everything, 'autre.webp': 'since' })
  expect(await contentsOf(from)).toEqual({})
  expect((await to.notes.read()).map(({ names }) => names)).toEqual([['perdue.webp']])
  expect((await from.notes.read()).map(({ id }) => id)).not.toContain(note)
})

test('a copy that differs or cannot be written leaves every file where it was, and the move can be done again', async () => {
  const damaging: FileStore = {
    ...to,
    put: (name, bytes) => to.put(name, name === 'deux.webp' ? bytes.subarray(1) : bytes),
  }
  await expect(moveFiles(from, damaging)).rejects.toThrow('The copy of deux.webp differs')
  expect(await contentsOf(from)).toEqual(everything)
  const full: FileStore = { ...to, put: () => Promise.reject(new Error('No room.')) }
  await expect(moveFiles(from, full)).rejects.toThrow('No room.')
  expect(await contentsOf(from)).toEqual(everything)
  await moveFiles(from, to)
  expect([await contentsOf(from), await contentsOf(to)]).toEqual([{}, everything])
})
