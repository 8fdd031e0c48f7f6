import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { variables } from '../../src/env/schema'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const compose = read('docker-compose.yml')
const dockerfile = read('Dockerfile')
const settings = new Set(Object.keys(variables.shape))

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

test('every image is pinned to a version', () => {
  const images = [...all(compose, /^\s+image: (\S+)$/gm), ...all(dockerfile, /^FROM (\S+:\S+)/gm)]
  expect(images).toHaveLength(6)
  for (const image of images) expect(image).toMatch(/^[a-z/.]+:v?\d+\.\d+/)
})

test('the application gets only settings that it reads', () => {
  const application = compose.slice(compose.indexOf('  app:'), compose.indexOf('  mongo:'))
  const names = all(application, /^ {6}([A-Z\d_]+): /gm)
  expect(names).toContain('DATABASE_URL')
  expect(names.filter((name) => !settings.has(name))).toEqual([])
})

test('a secret comes from the environment, and compose refuses to start without it', () => {
  const secrets = all(compose, /^\s+[A-Z\d_]*(?:SECRET|PASSWORD|DATABASE_URL)[A-Z_]*: (.+)$/gm)
  expect(secrets).toHaveLength(8)
  for (const secret of secrets) expect(secret).toMatch(/\$\{[A-Z\d_]+(:\?.+|:-)\}/)
  expect(compose).toContain('PAYLOAD_SECRET: ${PAYLOAD_SECRET:?')
})

test('MongoDB is a replica set with authentication, without a published port', () => {
  const [url = ''] = all(compose, /DATABASE_URL: (\S.*)$/gm)
  expect(url).toMatch(/@mongo:27017\/assises\?authSource=admin&replicaSet=rs0$/)
  expect(compose).toMatch(/--replSet rs0 .*--keyFile/)
  const database = compose.slice(compose.indexOf('  mongo:'), compose.indexOf('  # docker compose --profile edge'))
  expect(database).toContain('--keyFile')
  expect(database).not.toMatch(/ports:/)
  // Only the proxy that adds TLS is reached from outside.
  expect(all(compose, /ports: \[(.+)\]$/gm).map((ports) => ports.replace('$', ''))).toEqual([
    "'127.0.0.1:{PORT:-3000}:3000'",
    "'127.0.0.1:{EDGE_PORT:-8080}:80'",
    "'80:80', '443:443', '443:443/udp'",
  ])
})

test('both services have a health check, and the application waits for its database', () => {
  expect(compose).toContain('condition: service_healthy')
  expect(compose).toContain('isWritablePrimary')
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/health\/ready/m)
})

test('the container does not run as root and receives signals', () => {
  expect(dockerfile.indexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('RUN'))
  // Only the exec form forwards signals to the process.
  expect(dockerfile).toMatch(/^CMD \["node", /m)
})

test('the build context contains the sources and no data or generated files', () => {
  const lines = read('.dockerignore').trim().split('\n')
  expect(lines[0]).toBe('*')
  const allowed = lines.slice(1).map((line) => line.replace(/^!/, ''))
  expect(allowed).toEqual(expect.arrayContaining(['next.config.mjs', 'payload.config.ts', 'postcss.config.mjs']))
  expect(allowed.filter((name) => /^(\.env|data|media|node_modules|\.git|test)/.test(name))).toEqual([])
})

test('a cache at the edge is optional, and gets the same token as the application', () => {
  const varnish = compose.slice(compose.indexOf('  varnish:'), compose.indexOf('  redis:'))
  expect(varnish).toContain('profiles: [edge]')
  expect(varnish).toContain('./deploy/varnish.vcl:/etc/varnish/default.vcl:ro')
  expect(compose.match(/EDGE_PURGE_TOKEN: \$\{EDGE_PURGE_TOKEN:-\}/g)).toHaveLength(2)
  const origin = /backend node1 \{\s+\.host = "(\w+)";\s+\.port = "(\d+)";/.exec(read('deploy/varnish.vcl'))
  expect(origin?.slice(1)).toEqual(['app', '3000'])
})

test('what is more than one application and its database is a profile', () => {
  const services = compose
    .slice(compose.indexOf('\nservices:'), compose.indexOf('\nvolumes:'))
    .split(/\n(?= {2}[a-z]+:\n)/)
  const profiles = services
    .slice(1)
    .map((service) => [service.trim().split(':')[0], /profiles: \[(\w+)\]/.exec(service)?.[1]])
  expect(Object.fromEntries(profiles)).toEqual({
    app: undefined,
    mongo: undefined,
    varnish: 'edge',
    redis: 'nodes',
    objects: 'objects',
    caddy: 'tls',
  })
})

test('the unit of systemd starts what `npm start` starts, with settings that it reads, and writes to its data only', () => {
  const unit = read('deploy/assises-cms.service')
  const command = /"start": "node (.+)"/.exec(read('package.json'))?.[1]
  expect(unit).toContain(`ExecStart=/usr/bin/env node ${command} --no-build\n`)
  const names = [...unit.matchAll(/^Environment=(.+)$/gm)].flatMap(([, line = '']) => all(line, /([A-Z_]+)=/g))
  expect(names.filter((name) => !settings.has(name))).toEqual(['MALLOC_ARENA_MAX'])
  expect(unit).toMatch(/^ProtectSystem=strict$/m)
  expect(all(unit, /^ReadWritePaths=(.+)$/gm)).toEqual(['-/srv/assises-cms/.next/cache'])
})
