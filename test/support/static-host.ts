import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { freePort } from './free-port'
import { until } from './wait-until'

/** A server that knows files and nothing else. */
export interface StaticHost {
  url: string
  close(): Promise<void>
}

const types: Record<string, string> = {
  '.atom': 'application/atom+xml',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.ics': 'text/calendar',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

/** Serves a folder as the simplest host does: a file, or the `index.html` of a folder, with the type of the extension. */
export async function startPlainHost(folder: string): Promise<StaticHost> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = join(folder, decodeURIComponent(new URL(url, 'http://host').pathname))
    const file = (await stat(path).catch(() => undefined))?.isDirectory() ? join(path, 'index.html') : path
    const content = await readFile(file).catch(() => undefined)
    const type = types[extname(file)] ?? 'application/octet-stream'
    response.writeHead(content ? 200 : 404, { 'content-type': content ? type : 'text/plain' }).end(content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** Serves an archive with nginx and the file that the archive has for it. */
export async function startNginxHost(archive: string): Promise<StaticHost> {
  const [folder, port] = [mkdtempSync(join(tmpdir(), 'assises_test_static-')), await freePort()]
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const server = `server { listen 127.0.0.1:${port}; root ${archive}; include ${archive}/nginx.conf; }`
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 256; }
http { access_log off; ${temporary.join(' ')} ${server} }`,
  )
  const child = spawn('nginx', ['-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const output: string[] = []
  child.stderr.on('data', (chunk: Buffer) => output.push(String(chunk)))
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const url = `http://127.0.0.1:${port}`
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`nginx did not start.\n${output.join('')}`)
    return fetch(url).then(
      () => true,
      () => false,
    )
  }, 10_000)
  return {
    url,
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
