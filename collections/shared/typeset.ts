import { frenchSpaces } from '../../src/domain/typography'

const untouched = new Set(['access', 'editor', 'endpoints', 'hooks', 'validate'])

/** Gives every French label, help text and option of a configuration its non-breaking spaces, in place. */
export function typeset<Config extends object>(config: Config): Config {
  for (const [key, value] of Object.entries(config)) {
    if (key === 'fr' && typeof value === 'string') Object.assign(config, { fr: frenchSpaces(value) })
    else if (!untouched.has(key) && isPlain(value)) typeset(value)
  }
  return config
}

const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
