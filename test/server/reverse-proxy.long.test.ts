import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/production-server'
import { hasProgram, proxyPorts, type ReverseProxy, startReverseProxy } from '../support/reverse-proxy'
import { until } from '../support/wait-until'

const canRun = hasProgram('openssl')
/** As browsers send it: a body of unknown length is refused to who is not logged in. */
const lengthOf = (body: Buffer | undefined) => (body ? { 'content-length': body.length } : {})

describe.for(['nginx', 'caddy'] as const)('%s with its file of deploy/', (name) => {
  describe.runIf(canRun && hasProgram(name))('in front of the real server', () => {
    let server: RunningServer
    let proxy: ReverseProxy
    let session: ClientHttp2Session

    beforeAll(async () => {
      const ports = await proxyPorts()
      server = await startServer({
        port: ports.application,
        env: { PUBLIC_URL: `https://localhost:${ports.secure}`, TRUST_PROXY: '127.0.0.1' },
      })
      proxy = await startReverseProxy(name, ports)
      session = connect(proxy.origin, { ca: proxy.certificate })
    })
    afterAll(async () => {
      session?.destroy()
      await proxy?.stop()
      await server?.stop()
    })

    const ask = (path: string, headers: Record<string, string> = {}, body?: Buffer) =>
      new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
        const request = session.request({
          ':path': path,
          ':method': body ? 'POST' : 'GET',
          ...lengthOf(body),
          ...headers,
        })
        const chunks: Buffer[] = []
        let head: IncomingHttpHeaders & { ':status'?: number } = {}
        request.on('response', (received) => {
          head = received
        })
        request.on('data', (chunk: Buffer) => chunks.push(chunk))
        request.on('end', () =>
          resolve({ status: head[':status'] ?? 0, headers: head, text: Buffer.concat(chunks).toString() }),
        )
        request.on('error', reject)
        request.end(body)
      })

    test('speaks HTTP/2, and passes on what the application compressed, cached and secured', async () => {
      await ask('/api/sessions', { 'accept-encoding': 'br' })
      const { status, headers } = await ask('/api/sessions', { 'accept-encoding': 'br' })
      expect(session.alpnProtocol).toBe('h2')
      expect(status).toBe(200)
      expect(headers).toMatchObject({ 'x-cache': 'HIT', 'content-encoding': 'br' })
      expect(headers['strict-transport-security']).toMatch(/max-age=\d+/)
      const { status: again } = await ask('/api/sessions', {
        'accept-encoding': 'br',
        'if-none-match': String(headers.etag),
      })
      expect(again).toBe(304)
    })

    test('sends a visitor without TLS to the address with it', async () => {
      const response = await fetch(`${proxy.insecureOrigin}/fr/editions?page=1`, { redirect: 'manual' })
      expect(response.status).toBe(308)
      expect(response.headers.get('location')).toMatch(/^https:\/\/localhost(:\d+)?\/fr\/editions\?page=1$/)
    })

    test('logs somebody in with a cookie that only TLS carries', async () => {
      const { headers, text } = await ask(
        '/api/users/login',
        { 'content-type': 'application/json', origin: proxy.origin },
        Buffer.from(JSON.stringify({ email: server.adminEmail, password: server.adminPassword })),
      )
      expect(text).toContain('token')
      expect(String(headers['set-cookie'])).toMatch(
        /^payload-token=.*; HttpOnly.*; Secure|^payload-token=.*; Secure.*; HttpOnly/i,
      )
      const page = await ask('/admin', { cookie: String(headers['set-cookie']).split(';')[0] ?? '' })
      expect(page.status).toBe(200)
      expect(page.text).toContain('Assises')
    })

    const logIn = async () => {
      const account = { email: server.adminEmail, password: server.adminPassword }
      const body = Buffer.from(JSON.stringify(account))
      const { text } = await ask('/api/users/login', { 'content-type': 'application/json' }, body)
      return `JWT ${JSON.parse(text).token}`
    }

    test('leaves it to the application to refuse a large picture in words', async () => {
      const part =
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
      const body = Buffer.concat([Buffer.from(part), Buffer.alloc(10_900_000, 'x'), Buffer.from('\r\n--x--\r\n')])
      const headers = { authorization: await logIn(), 'content-type': 'multipart/form-data; boundary=x' }
      const { status, text } = await ask('/api/media', headers, body)
      expect([400, 413]).toContain(status)
      expect(JSON.parse(text).errors[0].message).toBeTruthy()
    })

    test('passes on each change of a stream at once', async () => {
      const authorization = await logIn()
      const stream = session.request({ ':path': '/api/changes/stream?since=now' })
      let received = ''
      stream.on('data', (chunk: Buffer) => {
        received += chunk
      })
      await until(() => received.length > 0)
      const { docs } = JSON.parse((await ask('/api/speakers?limit=1')).text)
      const changed = await fetch(`${server.url}/api/speakers/${docs[0].id}`, {
        method: 'PATCH',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Une autre personne', _status: 'published' }),
      })
      expect(changed.status).toBe(200)
      await until(() => received.includes(docs[0].id))
      stream.close()
    })
  })
})
