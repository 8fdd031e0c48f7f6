/** The hash of the answer at each path. */
export type Answers = Record<string, string>

/** The answers that are the same in both. */
export const unchanged = (before: Answers, after: Answers): Answers =>
  Object.fromEntries(Object.entries(before).filter(([path, answer]) => after[path] === answer))

/** The paths whose answer is another one than expected. */
export const differing = (expected: Answers, found: Answers): string[] =>
  Object.entries(expected).flatMap(([path, answer]) => (found[path] === answer ? [] : [path]))

/** Whether an answer of `answersAt` is a failure of the server. */
export const isFailure = (answer: string): boolean => /^5\d\d /.test(answer)
