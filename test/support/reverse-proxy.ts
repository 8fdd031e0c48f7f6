import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port'
import { until } from './wait-until'

/** A reverse proxy with its file of `deploy/`, with a certificate of its own for `localhost`. */
export interface ReverseProxy {
  origin: string
  /** The address without TLS. */
  insecureOrigin: string
  /** The certificate that a client must accept, in PEM. */
  certificate: string
  stop(): Promise<void>
}

/** Whether a program is installed; prints a line when it is not. */
export function hasProgram(name: 'nginx' | 'caddy' | 'openssl'): boolean {
  const [argument] = name === 'nginx' ? ['-v'] : ['version']
  if (spawnSync(name, [argument]).status === 0) return true
  process.stderr.write(`SKIPPED: tests of a reverse proxy — no ${name} on the PATH.\n`)
  return false
}

interface Ports {
  application: number
  /** The ports of more nodes, as an operator adds them; nginx only. */
  others?: number[]
  /** How long nginx waits for a read that a node does not answer, in seconds; as in its file when absent. */
  readTimeout?: number
  secure: number
  insecure: number
}

/** The ports of a proxy and its application, which both need before they start. */
export const proxyPorts = async (): Promise<Ports> => ({
  application: await freePort(),
  secure: await freePort(),
  insecure: await freePort(),
})

/** Starts nginx or Caddy in front of an application that listens. */
export async function startReverseProxy(name: 'nginx' | 'caddy', ports: Ports): Promise<ReverseProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'assises_test_proxy-'))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...request, ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  const start = { nginx: startNginx, caddy: startCaddy }[name]
  const child = start(folder, { key, certificate }, ports)
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(String(chunk)))
  process.once('exit', () => child.kill('SIGKILL'))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const end = once(child, 'exit')
      child.kill('SIGTERM')
      await end
    }
    rmSync(folder, { recursive: true, force: true })
  }
  const origin = `https://localhost:${ports.secure}`
  const trusted = readFileSync(certificate, 'utf8')
  try {
    await until(() => {
      if (child.exitCode !== null) throw new Error('It ended.')
      return accepts(origin, trusted)
    }, 20_000)
  } catch (cause) {
    await stop()
    throw new Error(`${name} did not start.\n${output.join('')}`, { cause })
  }
  return { origin, insecureOrigin: `http://localhost:${ports.insecure}`, certificate: trusted, stop }
}

const deployed = (file: string) => readFileSync(new URL(`../../deploy/${file}`, import.meta.url), 'utf8')

/** Replaces every occurrence; throws when there is none, so that the file that is tested is the one that is deployed. */
function replaced(text: string, replacements: [string, string][]): string {
  return replacements.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`The file has no “${from}”.`)
    return result.replaceAll(from, to)
  }, text)
}

interface Files {
  key: string
  certificate: string
}

const upstreams = ({ application, others = [] }: Ports) =>
  [application, ...others].map((port) => `server 127.0.0.1:${port} max_fails=0;`).join(' ')

function startNginx(folder: string, { key, certificate }: Files, ports: Ports): ChildProcess {
  const site = replaced(deployed('nginx.conf'), [
    ['https://cms.example.org$request_uri', `https://localhost:${ports.secure}$request_uri`],
    ['/etc/letsencrypt/live/cms.example.org/fullchain.pem', certificate],
    ['/etc/letsencrypt/live/cms.example.org/privkey.pem', key],
    ['cms.example.org', 'localhost'],
    ['server 127.0.0.1:3000 max_fails=0;', upstreams(ports)],
    ['listen [::]:80;', ''],
    ['listen [::]:443 ssl http2;', ''],
    ['listen 80;', `listen 127.0.0.1:${ports.insecure};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${ports.secure} ssl http2;`],
    ['proxy_read_timeout 20s;', `proxy_read_timeout ${ports.readTimeout ?? 20}s;`],
    // The test asks by a port of its own, which the Host header has.
    ['proxy_set_header Host $host;', 'proxy_set_header Host $http_host;'],
  ])
  writeFileSync(join(folder, 'site.conf'), site)
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 256; }
http { access_log off; ${folders.join(' ')} include ${folder}/site.conf; }`,
  )
  return spawn('nginx', ['-e', 'stderr', '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'pipe', 'pipe'] })
}

function startCaddy(folder: string, { key, certificate }: Files, ports: Ports): ChildProcess {
  const site = replaced(deployed('Caddyfile'), [
    ['{$SITE:cms.example.org} {', `{$SITE:cms.example.org} {\n\ttls ${certificate} ${key}\n\tbind 127.0.0.1`],
  ])
  const ownPorts = `{\n\tadmin off\n\thttp_port ${ports.insecure}\n\thttps_port ${ports.secure}\n}\n`
  writeFileSync(join(folder, 'Caddyfile'), ownPorts + site)
  return spawn('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOME: folder,
      SITE: 'localhost',
      UPSTREAM: `127.0.0.1:${ports.application}`,
    },
  })
}

const accepts = (origin: string, certificate: string) =>
  new Promise<boolean>((resolve) => {
    const session = connect(origin, { ca: certificate })
    session.once('connect', () => {
      session.close()
      resolve(true)
    })
    session.once('error', () => resolve(false))
  })
