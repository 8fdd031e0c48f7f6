/** Writes French text for the operator on the standard output. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Writes a French problem for the operator on the standard error. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}
