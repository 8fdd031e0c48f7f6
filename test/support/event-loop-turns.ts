/** Returns the result of a task, and how often a timer of one millisecond fired meanwhile. */
export async function countTurns<Result>(task: () => Promise<Result>): Promise<[Result, number]> {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  const result = await task()
  clearInterval(timer)
  return [result, turns]
}
