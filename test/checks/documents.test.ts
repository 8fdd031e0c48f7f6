import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { headingId } from '../../src/admin/guide/markdown'

const inFolder = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
const documents = [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/decisions'), 'bench/README.md']

const links = documents.flatMap((document) => {
  const text = readFileSync(document, 'utf8').replace(/^```[\s\S]*?^```/gm, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ document, target }))
})

const headingsOf = (document: string) =>
  [...readFileSync(document, 'utf8').matchAll(/^#{1,4} (.+)$/gm)].map(([, title = '']) => headingId(title))

test('every link between the documents leads to a file, and to a heading of it', () => {
  const broken = links.filter(({ document, target }) => {
    if (/^(https?|mailto):/.test(target)) return false
    const [path = '', heading] = target.split('#')
    const file = path === '' ? document : join(dirname(document), path)
    return !existsSync(file) || (heading !== undefined && !headingsOf(file).includes(heading))
  })
  expect(broken).toEqual([])
})

test('every picture of docs/images is shown in a document', () => {
  const shown = new Set(links.map(({ document, target }) => join(dirname(document), target)))
  const pictures = readdirSync('docs/images').map((name) => join('docs/images', name))
  expect(pictures.filter((picture) => !shown.has(picture))).toEqual([])
})
