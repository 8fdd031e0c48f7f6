import type { ArchivedFile } from '../folder-writer'
import { folderOfQuery, QUERIES_FOLDER, storedQueries } from '../stored-queries'
import { DEFAULT_TYPE, textTypes, typesByExtension } from './content-types'
import { IMMUTABLE, type PageHeaders, revalidated, sniffing } from './headers'

/** Renders `.htaccess`, for an archive at the root of a host. */
export function renderApache(files: readonly ArchivedFile[], pageHeaders: PageHeaders): string {
  const types = typesByExtension(files)
  const texts = new Set(textTypes(types))
  const utf8 = (type: string) => (texts.has(type) ? `"${type}; charset=utf-8"` : `"${type}"`)
  return [
    'DirectorySlash Off',
    'DirectoryIndex index.html index.json',
    'Options -Indexes -MultiViews',
    'ErrorDocument 404 /404.html',
    ...[...types].map(([extension, type]) => `AddType ${utf8(type)} .${extension}`),
    `<FilesMatch "^[^.]+$">\n  ForceType ${utf8(DEFAULT_TYPE)}\n</FilesMatch>`,
    '<IfModule mod_headers.c>',
    ...headerLines({ ...sniffing, ...revalidated }),
    `  <FilesMatch "\\.html$">\n${headerLines(pageHeaders).join('\n')}\n  </FilesMatch>`,
    '  Header set Access-Control-Allow-Origin "*" "expr=%{REQUEST_URI} =~ m#^/(api|feeds|_queries)/#"',
    `  Header set Cache-Control "${IMMUTABLE}" "expr=%{REQUEST_URI} =~ m#^/site/#"`,
    '</IfModule>',
    'RewriteEngine On',
    ...storedQueries.flatMap(queryRules),
    ...['index.html', 'index.json'].flatMap((index) => [
      `RewriteCond %{REQUEST_FILENAME}/${index} -f`,
      `RewriteRule ^(.+[^/])$ /$1/${index} [L]`,
    ]),
    '',
  ].join('\n')
}

const headerLines = (headers: PageHeaders): string[] =>
  Object.entries(headers).map(([name, value]) => `  Header set ${name} "${value}"`)

/** The rules that answer a stored query, in any order of its parameters. */
function queryRules(query: string): string[] {
  const folder = `/${QUERIES_FOLDER}/${folderOfQuery(query)}`
  const conditions = [...new URLSearchParams(query)].map(
    ([name, value]) => `RewriteCond %{QUERY_STRING} (^|&)${name}=${value}(&|$)`,
  )
  return ['', '/index.json'].flatMap((index) => [
    ...conditions,
    `RewriteCond %{DOCUMENT_ROOT}${folder}/$1${index} -f`,
    `RewriteRule ^(.+[^/])$ ${folder}/$1${index} [L]`,
  ])
}
