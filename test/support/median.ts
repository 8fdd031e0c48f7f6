/** Returns the median of values, the upper one of two. Throws when there are none. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  if (middle === undefined) throw new Error('There are no values.')
  return middle
}
