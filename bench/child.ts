import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Ask } from './queries'

const READY_WITHIN_MS = 120_000

/** A server in a process of its own. */
export interface Peer {
  origin: string
  pid: number
  stop(): Promise<void>
}

/** Starts a program that serves `origin`, and waits until it answers `ask` with a success. */
export async function startPeer(
  origin: string,
  ask: Ask,
  [command = '', ...args]: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Peer> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await answers(origin, ask))) {
    if (hasEnded(child) || Date.now() > deadline) {
      kill()
      throw new Error(`${command} ${args.join(' ')} did not start.\n${Buffer.concat(said)}`)
    }
    await wait(100)
  }
  return { origin, pid: child.pid ?? 0, stop: () => stop(child).finally(() => process.off('exit', kill)) }
}

async function answers(origin: string, { method, path, body }: Ask): Promise<boolean> {
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
