import { runTool } from '../run-tool'

/** One thing `npm run check` verifies. `run` gives what is wrong, or `null`. */
export interface Gate {
  name: string
  run: () => Promise<string | null>
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
