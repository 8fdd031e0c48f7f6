import { isStartProblem } from '../../errors'

/** Runs a command and ends the process: with exit code 1 when it rejects. A sentence for the operator is printed without a stack. */
export async function runCommand(command: () => Promise<void>): Promise<never> {
  // The exit ends what the command has started.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  try {
    await command()
    process.exit(0)
  } catch (error) {
    const isSentence = isStartProblem(error) || (error instanceof Error && error.name === 'BackupError')
    console.error(isSentence ? error.message : error)
    process.exit(1)
  }
}
