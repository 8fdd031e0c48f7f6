/** Writes French text for the operator on the standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Writes a French error message for the operator on the standard error. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`)
}
