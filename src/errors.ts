/** Settings that cannot work: the message lists each wrong variable with a French sentence saying what to change. */
export class SettingsError extends Error {
  override name = 'SettingsError'

  constructor(readonly problems: readonly string[]) {
    super(`Configuration incorrecte\u00A0:\n${problems.map((problem) => `  • ${problem}`).join('\n')}`)
  }
}

/** Whether the message of an error is written for the operator and is shown without a stack. */
export const isStartProblem = (error: unknown): error is Error =>
  error instanceof Error && ['SettingsError', 'StartError'].includes(error.name)

/** A reason not to start: the message is one French sentence for the operator, shown without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}
