import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The exit code of a command, `null` when it was stopped, and its output, empty when it had the terminal. */
export interface ToolRun {
  code: number | null
  output: string
}

/** Runs an installed command for at most five minutes. Never rejects. An interactive command gets the terminal. */
export function runTool(command: string, args: string[], isInteractive = false): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', command), args, {
      stdio: isInteractive ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      timeout: 300_000,
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8').trim() }))
  })
}
