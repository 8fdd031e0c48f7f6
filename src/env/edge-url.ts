/** A shared cache as `EDGE_PURGE_URL` names it: a Varnish by its address, a service of Fastly or zone of Cloudflare by its id. */
export type EdgeLocation = { kind: 'varnish'; url: string } | { kind: 'fastly' | 'cloudflare'; id: string }

/** Reads `varnish+http://…`, `varnish+https://…`, `fastly:<service>` or `cloudflare:<zone>`; `undefined` for anything else. */
export function parseEdgeUrl(value: string): EdgeLocation | undefined {
  const [, kind, id = ''] = /^(fastly|cloudflare):(\w+)$/.exec(value) ?? []
  if (kind === 'fastly' || kind === 'cloudflare') return { kind, id }
  const [, url = ''] = /^varnish\+(https?:.+)$/.exec(value) ?? []
  return URL.canParse(url) && new URL(url).hostname !== '' ? { kind: 'varnish', url } : undefined
}
