import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const typeface = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** A file that the pages of the site load. */
interface Asset {
  bytes: Buffer
  type: string
}

let read: { version: string; assets: Map<string, Asset> } | undefined

/** The path of a file. It changes with the files, so that a browser may cache it for ever. */
export const assetPath = (name: string): string => `/site/${all().version}/${name}`

/** Returns a file by its name, and whether `version` is the current one; `undefined` when there is no such file. */
function findAsset(version: string, name: string): (Asset & { isCurrent: boolean }) | undefined {
  const { assets, version: current } = all()
  const asset = assets.get(name)
  return asset && { ...asset, isCurrent: version === current }
}

function all() {
  read ??= readAll()
  return read
}

function readAll() {
  const fonts = Object.entries({
    'latin.woff2': 'latin-wght-normal',
    'latin-italic.woff2': 'latin-wght-italic',
    'latin-ext.woff2': 'latin-ext-wght-normal',
    'latin-ext-italic.woff2': 'latin-ext-wght-italic',
  }).map(([name, file]) => [name, readFileSync(fromPackage(`${typeface}-${file}.woff2`))] as const)
  const style = ['base', 'parts', 'article', 'programme', 'people', 'person', 'print'].map((name) =>
    ownFile(`styles/${name}.css`),
  )
  const files: (readonly [string, Buffer])[] = [
    ...fonts,
    ['style.css', Buffer.concat(style)],
    ['refresh.js', ownFile('refresh.js')],
    ['icon.svg', ownFile('icon.svg')],
  ]
  const hash = createHash('sha256')
  for (const [name, bytes] of files) hash.update(name).update(bytes)
  const typed = files.map(([name, bytes]) => [name, { bytes, type: typeOf(name) }] as const)
  return { version: hash.digest('hex').slice(0, 12), assets: new Map(typed) }
}

const typeOf = (name: string) => types[name.split('.').at(-1) as keyof typeof types]

// Relative to the folder of the project, in which the process runs: the place of the bundle is not fixed.
const ownFile = (path: string) => readFileSync(join(process.cwd(), 'src/site', path))
const fromPackage = (path: string) => createRequire(join(process.cwd(), 'package.json')).resolve(path)

/** Returns the file at a path below `/site`, as `/<version>/<name>`; immutable at the current version. */
export function fileResponse(path: string): Response {
  const [, version = '', name = '', ...more] = path.split('/')
  const asset = more.length === 0 ? findAsset(version, name) : undefined
  if (!asset) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-cache' } })
  return new Response(new Uint8Array(asset.bytes), {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': asset.isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}
