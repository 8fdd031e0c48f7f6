import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Reads a file of the viewer. */
export const docsAsset = (name: string): Promise<Buffer> => readFile(join(folder(), name))

const folder = () =>
  join(createRequire(join(process.cwd(), 'package.json')).resolve('swagger-ui-dist/package.json'), '..')

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The viewer sets styles on its elements, and has its icons in data.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The page on which people read the description of the API, and try it: Swagger UI, with nothing from another host. */
export const docsPage = {
  headers: { 'Content-Security-Policy': policy, 'Content-Language': 'en' },
  html: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API – Assises</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<main id="api"><noscript>This page needs JavaScript. The description itself is <a href="/api/openapi.json">openapi.json</a>.</noscript></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`,
  script: `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  validatorUrl: null,
})
`,
}
