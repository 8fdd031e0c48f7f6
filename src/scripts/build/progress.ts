/** Prints `title` with the elapsed seconds and the last step: one line that is updated on a terminal, a line every 5 s elsewhere. */
export function showProgress(title: string): { step(text: string): void; end(): void } {
  const start = performance.now()
  const isTerminal = process.stdout.isTTY === true
  let last = ''
  const line = () => `${title} : ${Math.round((performance.now() - start) / 1_000)} s${last && ` (${last})`}`
  const draw = () => process.stdout.write(isTerminal ? `\r\u001B[K${line()}` : `${line()}\n`)
  draw()
  const timer = setInterval(draw, isTerminal ? 1_000 : 5_000)
  return {
    step: (text) => {
      last = text
    },
    end: () => {
      clearInterval(timer)
      draw()
      if (isTerminal) process.stdout.write('\n')
    },
  }
}
