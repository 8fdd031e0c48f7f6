import { runTool, type ToolRun } from '../run-tool'

const UNSETTLED_IMPORT = 13
const ATTEMPTS = 5

/**
 * Runs the generator. On Node 20 the thread that loads TypeScript can lose a message, and a process that imports as much
 * as Payload then exits with code 13 and no output (payloadcms/payload#17757): such a run is repeated.
 */
export async function runGenerator(args: string[], isInteractive = false): Promise<ToolRun> {
  for (let attempt = 1; ; attempt += 1) {
    const run = await runTool('tsx', ['src/scripts/generated/write.ts', ...args], isInteractive)
    if (run.code !== UNSETTLED_IMPORT || run.output !== '' || attempt === ATTEMPTS) return run
  }
}
