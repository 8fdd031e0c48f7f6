import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** One thing `npm run check` verifies. `run` gives what is wrong, or `null`. */
export interface Gate {
  name: string
  run: () => Promise<string | null>
}

/** Runs an installed command and gives its output and exit code; it never rejects. */
export function runTool(command: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32'
    const child = spawn(join('node_modules', '.bin', command), args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8').trim() }))
  })
}

/** A gate that is one command: it passes when the command exits with 0. */
export function commandGate(name: string, command: string, ...args: string[]): Gate {
  return {
    name,
    run: async () => {
      const { code, output } = await runTool(command, args)
      return code === 0 ? null : output || `${command} exited with code ${code}`
    },
  }
}
