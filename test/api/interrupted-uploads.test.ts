import { spawnSync } from 'node:child_process'
import { access, mkdir, utimes, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compareFilesAndRows } from '../server/files-and-rows'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { jpeg, upload } from '../support/uploads'

let app: TestApp
let editor: Session
let folder: string
let documents: string
let sweepFiles: (payload: Payload) => Promise<number>

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  folder = join(app.database.folder, 'media')
  documents = resolve((await import('../../src/env')).env.DOCUMENTS_DIR)
  ;({ sweepFiles } = await import('../../collections/shared/uploads/sweep-files'))
})
afterAll(() => app.close())

const differences = () =>
  compareFilesAndRows(folder, async (collection) => {
    const { docs } = await app.payload.find({ collection, pagination: false, overrideAccess: true })
    return docs
  })
const none = { missing: [], unnamed: [] }

/** The process id of a program that has ended. */
const endedPid = () => spawnSync(process.execPath, ['--version']).pid

/** The name of a note of another process. */
const noteOf = (pid: number) => `${pid}_of-another-process_${crypto.randomUUID()}`

/** Leaves files and their note as an upload does that is killed before its row is committed. */
async function interruptedUpload(names: string[], { pid = endedPid(), minutesAgo = 0, where = folder } = {}) {
  await mkdir(join(where, '.pending'), { recursive: true })
  for (const name of names) await writeFile(join(where, name), 'x')
  const note = join(where, '.pending', noteOf(pid))
  await writeFile(note, JSON.stringify({ names }))
  const time = new Date(Date.now() - minutesAgo * 60_000)
  await utimes(note, time, time)
}

describe('files of a killed upload', () => {
  test('are removed once, with one line in the log', async () => {
    const info = vi.spyOn(app.payload.logger, 'info')
    await interruptedUpload(['perdue-0123456789.webp', 'perdue-0123456789-og.webp'], { minutesAgo: 11 })
    // A file is written under this name first.
    await writeFile(join(folder, '.perdue-0123456789-og.webp'), 'x')
    await interruptedUpload(['accord-0123456789.pdf'], { minutesAgo: 11, where: documents })
    await sweepFiles(app.payload)
    await sweepFiles(app.payload)
    expect(await differences()).toEqual(none)
    expect(info.mock.calls.filter(([line]) => String(line).startsWith('Interrupted uploads'))).toEqual([
      ['Interrupted uploads: 3 files that no document names were removed.'],
    ])
    info.mockRestore()
  })

  test('are removed at once on an embedded database, whose writers are all on this machine', async () => {
    const isEmbedded = app.payload.db.name === 'sqlite'
    await interruptedUpload(['recente-0123456789.webp'])
    await sweepFiles(app.payload)
    const { unnamed } = await differences()
    expect(unnamed.filter((name) => name.startsWith('recente'))).toHaveLength(isEmbedded ? 0 : 1)
  })

  test('may have a note without content, which is removed as soon as any other', async () => {
    const empty = join(folder, '.pending', noteOf(endedPid()))
    await writeFile(empty, '')
    if (app.payload.db.name !== 'sqlite') await utimes(empty, 0, 0)
    await sweepFiles(app.payload)
    await expect(access(empty)).rejects.toThrow('ENOENT')
  })

  test('stay when a row names them, and while the process that writes them may live', async () => {
    const { doc } = await upload(app, await jpeg(60, 60), { as: editor, name: 'reste.jpg' })
    await interruptedUpload([], { minutesAgo: 11 })
    const note = join(folder, '.pending', 'committed')
    const names = [doc.filename, ...Object.values(doc.sizes).map(({ filename }) => filename)]
    await writeFile(note, JSON.stringify({ names }))
    await utimes(note, 0, 0)
    await interruptedUpload(['vivante-0123456789.webp'], { pid: process.ppid, minutesAgo: 9 })
    await sweepFiles(app.payload)
    expect((await app.fetch(doc.url)).status).toBe(200)
    const { missing, unnamed } = await differences()
    expect(missing).toEqual([])
    expect(unnamed).toContain('vivante-0123456789.webp')
  })

  test('are not looked for among files that no upload noted', async () => {
    await writeFile(join(folder, 'inconnue-0123456789.webp'), 'x')
    await sweepFiles(app.payload)
    expect((await differences()).unnamed).toContain('inconnue-0123456789.webp')
  })
})

describe('files of a write that is not committed', () => {
  test('are removed, and those of the row stay', async () => {
    const { doc } = await upload(app, await jpeg(70, 70), { as: editor, name: 'avant.jpg' })
    const before = await differences()
    const fail = app.payload.collections.media.config.hooks.afterChange
    fail.push(() => {
      throw new Error('The server of mails does not answer.')
    })
    const isTransactional = Boolean(await beginAndRollBack())
    const sent = { as: editor, name: 'apres.jpg' }
    const created = await upload(app, await jpeg(71, 71), sent)
    const replaced = await upload(app, await jpeg(72, 72), { ...sent, to: `/api/media/${doc.id}`, method: 'PATCH' })
    fail.pop()
    expect([created.status, replaced.status]).toEqual([500, 500])
    expect((await differences()).missing).toEqual([])
    // Without transactions the rows are in the database, and so are their files.
    if (!isTransactional) return
    expect(await differences()).toEqual(before)
    expect((await app.fetch(doc.url)).status).toBe(200)
  })

  test('two replacements at once leave the files of one, and none without a row', async () => {
    const { doc } = await upload(app, await jpeg(80, 80), { as: editor, name: 'course.jpg' })
    const { unnamed } = await differences()
    const to = `/api/media/${doc.id}`
    const images = await Promise.all([81, 82, 83].map((size) => jpeg(size, size)))
    await Promise.all(
      images.map((image) => upload(app, image, { as: editor, to, method: 'PATCH', name: 'course.jpg' })),
    )
    expect(await differences()).toEqual({ missing: [], unnamed })
  })
})

test('an upload makes no other write wait while its image is prepared', async () => {
  const ended: string[] = []
  const image = await jpeg(5_000, 5_000)
  const sending = upload(app, image, { as: editor }).then(({ status }) => ended.push(`image ${status}`))
  const json = { name: 'Pendant un envoi' }
  const writing = app.fetch('/api/organisations?draft=true', { method: 'POST', as: editor, json })
  await Promise.all([sending, writing.then(({ status }) => ended.push(`organisation ${status}`))])
  expect(ended).toEqual(['organisation 201', 'image 201'])
})

/** Begins a transaction as every operation does; `undefined` when the database has none. */
async function beginAndRollBack() {
  const id = await app.payload.db.beginTransaction()
  if (id) await app.payload.db.rollbackTransaction(id)
  return id ?? undefined
}
