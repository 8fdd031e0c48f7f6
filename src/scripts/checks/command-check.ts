import { runTool } from '../run-tool'

/** A check of `npm run check`. `run` resolves with what is wrong, or `null`. */
export interface Check {
  name: string
  run: () => Promise<string | null>
}

/** Returns a check that passes when a command exits with 0. */
export function commandCheck(name: string, command: string, ...args: string[]): Check {
  return {
    name,
    run: async () => {
      const { code, output } = await runTool(command, args)
      return code === 0 ? null : output || `${command} exited with code ${code}`
    },
  }
}
