import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { HttpRequest } from './queries'

const READY_WITHIN_MS = 120_000

/** A server in a separate process. */
export interface Peer {
  origin: string
  pid: number
  stop(): Promise<void>
}

/** Starts a program that serves `origin`, and waits until `readiness` succeeds. Throws with its output when it does not. */
export async function startPeer(
  origin: string,
  readiness: HttpRequest,
  [command = '', ...args]: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Peer> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await isReady(origin, readiness))) {
    if (hasEnded(child) || Date.now() > deadline) {
      kill()
      throw new Error(`${command} ${args.join(' ')} did not start.\n${Buffer.concat(output)}`)
    }
    await wait(100)
  }
  return { origin, pid: child.pid ?? 0, stop: () => stop(child).finally(() => process.off('exit', kill)) }
}

async function isReady(origin: string, { method, path, body }: HttpRequest): Promise<boolean> {
  const headers = { ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(`${origin}${path}`, { method, body, headers }).catch(() => undefined)
  await response?.arrayBuffer()
  return response?.ok === true
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null
