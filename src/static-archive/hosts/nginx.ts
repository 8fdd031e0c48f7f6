import type { ArchivedFile } from '../folder-writer'
import { QUERIES_FOLDER, storedParameters } from '../stored-queries'
import { DEFAULT_TYPE, textTypes, typesByExtension } from './content-types'
import { IMMUTABLE, type PageHeaders, revalidated, sniffing } from './headers'

/** Renders what a `server` block of nginx includes. The folder of a query is composed of literals: no text of a request becomes a path. */
export function renderNginx(files: readonly ArchivedFile[], pageHeaders: PageHeaders): string {
  const types = typesByExtension(files)
  const texts = textTypes(types).filter((type) => type !== 'text/html')
  const stored = `/${QUERIES_FOLDER}$archive_query$uri`
  const data = `${stored} ${stored}/index.json $uri $uri/index.json =404`
  return [
    '# server { listen 443 ssl; server_name …; root /srv/archive; include /srv/archive/nginx.conf; }',
    `types {\n${[...types].map(([extension, type]) => `  ${type} ${extension};`).join('\n')}\n}`,
    `default_type ${DEFAULT_TYPE};`,
    'charset utf-8;',
    `charset_types ${texts.join(' ')};`,
    'error_page 404 /404.html;',
    'set $archive_query "";',
    ...storedParameters.map(
      ([name, value]) => `if ($arg_${name} = ${value}) { set $archive_query "$archive_query/${name}=${value}"; }`,
    ),
    location('/', '$uri $uri/index.html $uri/index.json =404', { ...pageHeaders, ...sniffing, ...revalidated }),
    ...['/api/', '/feeds/'].map((path) =>
      location(path, data, { ...sniffing, ...revalidated, 'Access-Control-Allow-Origin': '*' }),
    ),
    location('/site/', '$uri =404', { ...sniffing, 'Cache-Control': IMMUTABLE }),
    '',
  ].join('\n')
}

function location(path: string, files: string, headers: PageHeaders): string {
  const lines = [
    `try_files ${files}`,
    ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}"`),
  ]
  return `location ${path} {\n${lines.map((line) => `  ${line};`).join('\n')}\n}`
}
