import { isPlainObject } from '../../../src/domain/record'
import { frenchSpaces } from '../../../src/domain/typography'

const ignoredKeys = new Set(['access', 'editor', 'endpoints', 'hooks', 'validate'])

/** Sets the spaces of every French label, description and option of a configuration, in place, and returns it. */
export function typesetLabels<Config extends object>(config: Config): Config {
  for (const [key, value] of Object.entries(config)) {
    if (key === 'fr' && typeof value === 'string') Object.assign(config, { fr: frenchSpaces(value) })
    else if (!ignoredKeys.has(key) && (Array.isArray(value) || isPlainObject(value))) typesetLabels(value)
  }
  return config
}
