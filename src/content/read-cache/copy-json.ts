/** A deep copy of a value that comes from JSON, several times faster than `structuredClone`. */
export function copyJson<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyJson) as Value
  const copy: Record<string, unknown> = {}
  for (const name in value) copy[name] = copyJson(value[name])
  return copy as Value
}
