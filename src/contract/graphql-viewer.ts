import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { inLanguage, type Language } from '../domain/bilingual'
import { errorReader } from '../http/refusal'

const GRAPHQL = '/api/graphql'
/** The folder of the viewer, below the address of its page. */
const folder = `${GRAPHQL}/altair/`

const files = join(
  createRequire(join(process.cwd(), 'package.json')).resolve('altair-static/package.json'),
  '../build/dist',
)

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** A file of the viewer. */
interface ViewerFile {
  type: string
  body(): string | Promise<Buffer>
}

/** The files that the page of the viewer loads, by path. Its sandbox for scripts is not among them. */
export function viewerFiles(): Record<string, ViewerFile> {
  const found: Record<string, ViewerFile> = {}
  for (const name of readdirSync(files, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)]
    const path = name.replaceAll('\\', '/')
    if (type && !path.startsWith('iframe-sandbox/')) {
      found[folder + path] = { type, body: () => readFile(join(files, name)) }
    }
  }
  return { ...found, [`${folder}start.js`]: { type: types['.js'] ?? '', body: () => script } }
}

/** Whether a request for GraphQL is that of a browser that opens its address. */
export function asksForViewer({ method, url, headers }: Request): boolean {
  const isRead = method === 'GET' || method === 'HEAD'
  const accepts = headers.get('accept')?.toLowerCase() ?? ''
  if (!isRead || !accepts.includes('text/html')) return false
  const { searchParams } = new URL(url)
  return !searchParams.has('query') && !searchParams.has('extensions')
}

/** The page on which people write and try queries, with nothing from another host: Altair. */
export function viewerPage(request: Request): Response {
  const { language } = errorReader(request.headers)
  return new Response(request.method === 'HEAD' ? null : page(language), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': language,
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-cache',
      Vary: 'Accept, Accept-Language, Cookie',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The viewer sets styles on its elements, and has its icons in data.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const messages = {
  title: { fr: 'GraphQL – Assises', en: 'GraphQL – Assises' },
  noScript: {
    fr: 'Cette page a besoin de JavaScript. Le schéma est à l’adresse /api/schema.graphql.',
    en: 'This page needs JavaScript. The schema is at /api/schema.graphql.',
  },
}

const styles = `
/* Offers of the makers of the viewer, which this page does not load. */
app-banner-container, app-upgrade-dialog { display: none !important }
/* On a phone the answer is below the query, and the schema above both. */
@media (max-width: 48rem) {
  .url-box { flex-wrap: wrap; height: auto !important }
  .url-box__input-actions { margin-inline-start: auto }
  .send-request__wrapper, .url-box__button--send { width: 100%; min-height: 44px }
  as-split { position: relative; grid-template: 1fr 5px 1fr / 100% !important }
  as-split > as-split-area:nth-of-type(1) { grid-area: 1 / 1 !important }
  as-split > as-split-area:nth-of-type(2) { grid-area: 3 / 1 !important }
  as-split > as-split-area:nth-of-type(3):not(.as-hidden) { position: absolute; inset: 0; z-index: 10; background: var(--theme-bg-color) }
  as-split > .as-split-gutter { display: none !important }
}
`

let template: string | undefined

function page(language: Language): string {
  template ??= readFileSync(join(files, 'index.html'), 'utf8')
  return template
    .replace('<html>', `<html lang="${language}">`)
    .replace(/<title>.*<\/title>/, `<title>${inLanguage(messages.title, language)}</title>`)
    .replace(/<base [^>]*>/, `<base href="${folder}">`)
    .replace('</head>', `<style>${styles}</style></head>`)
    .replace('<app-root>', `<noscript>${inLanguage(messages.noScript, language)}</noscript><app-root>`)
    .replace('</body>', '<script type="module" src="start.js"></script></body>')
}

const script = `const send = window.fetch
// Reads as anybody does: without the account of the admin, and without the mutations of the schema.
window.fetch = async (input, init) => {
  const response = await send(input, { ...init, credentials: 'omit' })
  if (!String(init?.body).includes('__schema')) return response
  const result = await response.clone().json().catch(() => undefined)
  if (!result?.data?.__schema) return response
  const { status, headers } = response
  result.data.__schema.mutationType = null
  return new Response(JSON.stringify(result), { status, headers })
}

const isFrench = document.documentElement.lang === 'fr'
const hints = isFrench
  ? ['Le contenu public, en lecture. Ctrl + Entrée envoie la requête.', 'Le schéma : « Documentation », en haut à droite.']
  : ['What is public, for reading. Ctrl + Enter sends the query.', 'The schema: "Docs", at the top right.']

AltairGraphQL.init({
  endpointURL: new URL('${GRAPHQL}', location.origin).href,
  initialName: 'Assises',
  initialQuery: \`# \${hints.join('\\n# ')}
{
  currentEdition {
    title
    startsOn
    city
  }
  Sessions(limit: 5, sort: "startsAt") {
    docs {
      title
      startsAt
    }
  }
}
\`,
  initialSettings: {
    language: isFrench ? 'fr-FR' : 'en-US',
    theme: 'light',
    'theme.dark': 'dark',
    disablePushNotification: true,
    'alert.disableUpdateNotification': true,
  },
  disableAccount: true,
  instanceStorageNamespace: 'assises_',
})
`
