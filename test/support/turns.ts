/** What a piece of work gives, and how many turns others had while it went on, one a millisecond at most. */
export async function turnsDuring<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  let turns = 0
  const others = setInterval(() => {
    turns += 1
  }, 1)
  const result = await work()
  clearInterval(others)
  return [result, turns]
}
