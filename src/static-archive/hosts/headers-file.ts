import type { ArchivedFile } from '../folder-writer'
import { QUERIES_FOLDER } from '../stored-queries'
import { DEFAULT_TYPE } from './content-types'
import { IMMUTABLE, type PageHeaders, sniffing } from './headers'

const openToAll = { 'Access-Control-Allow-Origin': '*' }

/** Renders `_headers`, which Netlify and Cloudflare Pages read: they know the types of extensions, and not that files without one are JSON. */
export function renderHeadersFile(files: readonly ArchivedFile[], pageHeaders: PageHeaders): string {
  const folders = new Set(
    files.filter(({ file }) => !/\.[a-z0-9]+$/i.test(file)).map(({ file }) => file.replace(/[^/]+$/, '')),
  )
  return [
    rule('/*', { ...pageHeaders, ...sniffing }),
    rule('/site/*', { 'Cache-Control': IMMUTABLE }),
    ...['/api/*', '/feeds/*', `/${QUERIES_FOLDER}/*`].map((path) => rule(path, openToAll)),
    ...[...folders].sort().map((folder) => rule(`/${folder}:name`, { 'Content-Type': DEFAULT_TYPE })),
    '',
  ].join('\n')
}

const rule = (path: string, headers: PageHeaders): string =>
  [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
