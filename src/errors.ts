/** Settings that cannot work: the message lists each wrong variable with a French sentence saying what to change. */
export class SettingsError extends Error {
  override name = 'SettingsError'

  constructor(readonly problems: readonly string[]) {
    super(`Configuration incorrecte\u00A0:\n${problems.map((problem) => `  • ${problem}`).join('\n')}`)
  }
}

/** A reason not to start, told to the operator in one French sentence and without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}
