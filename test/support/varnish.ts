import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './wait-until'

/** A `varnishd` with `deploy/varnish.vcl`, in front of a port of the loopback. */
export interface Varnish {
  url: string
  stop(): Promise<void>
}

/** Whether `varnishd` is installed; prints a line when it is not. */
export function hasVarnish(): boolean {
  if (spawnSync('varnishd', ['-V']).status === 0) return true
  process.stderr.write('SKIPPED: tests of a cache at the edge — no varnishd on the PATH.\n')
  return false
}

/** Starts an empty Varnish in front of a node, or of several; `transformVcl` may change the durations in its VCL. */
export async function startVarnish(
  originPorts: number | number[],
  purgeToken: string,
  port: number,
  transformVcl: (vcl: string) => string = (vcl) => vcl,
): Promise<Varnish> {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_varnish-'))
  const deployed = await readFile(new URL('../../deploy/varnish.vcl', import.meta.url), 'utf8')
  const vcl = withNodes(transformVcl(deployed), [originPorts].flat())
  await writeFile(join(folder, 'edge.vcl'), vcl)
  const child: ChildProcess = spawn(
    'varnishd',
    ['-F', '-j', 'none', '-n', folder, '-a', `127.0.0.1:${port}`, '-f', join(folder, 'edge.vcl'), '-s', 'malloc,64m'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, EDGE_PURGE_TOKEN: purgeToken } },
  )
  const errors: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  process.once('exit', () => child.kill('SIGKILL'))
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    await ended(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await until(() => {
      if (child.exitCode !== null) throw new Error('It ended.')
      return fetch(url).then(
        () => true,
        () => false,
      )
    }, 20_000)
  } catch (cause) {
    await stop()
    throw new Error(`varnishd did not start.\n${errors.join('')}`, { cause })
  }
  return { url, stop }
}

/** The VCL with a backend for each port, as an operator adds them. */
function withNodes(vcl: string, ports: readonly number[]): string {
  const [backend = ''] = vcl.match(/^backend node1 \{[^}]*^\}/ms) ?? []
  const added = /^ *(nodes|alternatives)\.add_backend\(node1\);\n/gm
  if (!backend.includes('"3000"') || vcl.match(added)?.length !== 2) throw new Error('The VCL adds no node1.')
  const of = (text: string) => ports.map((_, nth) => text.replace('node1', `node${nth + 1}`))
  const backends = of(backend).map((text, nth) =>
    text.replace('"app"', '"127.0.0.1"').replace('"3000"', `"${ports[nth]}"`),
  )
  return vcl.replace(backend, backends.join('\n')).replace(added, (line) => of(line).join(''))
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = once(child, 'exit')
  child.kill('SIGTERM')
  await end
}
