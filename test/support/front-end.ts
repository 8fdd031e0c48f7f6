import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'

/** The site of somebody else, on an origin of its own, with one page: the draft that a link of the admin names. */
export interface FrontEnd {
  origin: string
  /** The address of its previews. */
  previewUrl: string
  /** Where it reads, and with which key. */
  connect(cms: string, key: string): void
  /** Which pages may show it in a frame: `frame-ancestors` of its policy. */
  frameAncestors: string
  close(): Promise<void>
}

interface Link {
  collection: string
  id: string
  locale: string
}

/** Starts a front end that reads its preview links by the code of `docs/front-end.md`. */
export async function startFrontEnd(secret: string): Promise<FrontEnd> {
  const client: string = pathToFileURL('test/clients/next/app/preview-link.js').href
  const { readPreviewLink } = (await import(client)) as {
    readPreviewLink(address: string, secret: string): Link | undefined
  }
  let [cms, key] = ['', '']
  const titleOf = async ({ collection, id, locale }: Link): Promise<string> => {
    const headers = { authorization: `Bearer ${key}` }
    const response = await fetch(`${cms}/api/${collection}/${id}?draft=true&locale=${locale}`, { headers })
    const { title } = await response.json()
    return String(title)
  }
  const server = createServer(async (request, response) => {
    const link = readPreviewLink(`${site.origin}${request.url}`, secret)
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `frame-ancestors ${site.frameAncestors}`,
    }
    if (!link) return response.writeHead(403, headers).end('<h1>This preview link is not valid any more.</h1>')
    response.writeHead(200, headers).end(pageOf(await titleOf(link), cms))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  // Another host than that of the CMS: another site, not only another port.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const site: FrontEnd = {
    origin,
    previewUrl: `${origin}/preview`,
    frameAncestors: "'none'",
    connect: (address, preview) => {
      ;[cms, key] = [address, preview]
      site.frameAncestors = address
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return site
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`)

/** The page, which reads itself again each time the admin says that the form was saved, as `refresh-on-save.jsx` does. */
const pageOf = (title: string, cms: string) => `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Site</title></head>
<body>
<h1>${escapeHtml(title)}</h1>
<script>
const cms = ${JSON.stringify(cms)}
addEventListener('message', async ({ origin, data }) => {
  if (origin !== cms || data?.type !== 'payload-document-event') return
  const page = await (await fetch(location.href)).text()
  document.querySelector('h1').replaceWith(new DOMParser().parseFromString(page, 'text/html').querySelector('h1'))
})
parent.postMessage({ type: 'payload-live-preview', ready: true }, cms)
</script>
</body>
</html>
`
