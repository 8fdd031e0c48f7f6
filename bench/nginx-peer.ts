import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { freePort } from '../test/support/free-port'
import { type Peer, startPeer } from './child'
import { find } from './machine'
import type { HttpRequest } from './queries'

/** The request for the file. */
const file = { method: 'GET', path: '/programme.json' } as const

/** The same request for the file of nginx, which answers a POST with it too. */
export const nginxRequest = (request: HttpRequest): HttpRequest => ({ ...request, path: file.path })

/** Starts one nginx worker that serves `zipped` as a static `.gz` file. `undefined` when nginx is not installed. */
export async function startNginx(folder: string, zipped: Buffer): Promise<Peer | undefined> {
  const nginx = find('nginx')
  if (!nginx) return undefined
  const root = join(folder, 'nginx')
  const port = await freePort()
  await mkdir(root, { recursive: true })
  await writeFile(join(root, `${file.path}.gz`), zipped)
  // After a POST, nginx redirects to the file only when the uncompressed one exists.
  await writeFile(join(root, file.path), gunzipSync(zipped))
  const configuration = join(folder, 'nginx.conf')
  await writeFile(configuration, settings(folder, root, port))
  return startPeer(`http://127.0.0.1:${port}`, file, [nginx, '-e', 'stderr', '-c', configuration])
}

const settings = (folder: string, root: string, port: number) => `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; open_file_cache max=10; keepalive_requests 1000000000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${port}; root ${root}; gzip_static always; default_type application/json;
    error_page 405 =200 $uri; client_body_buffer_size 16k; }
}
`
