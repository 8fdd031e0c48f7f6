import type { LabelFunction } from 'payload'
import { type Bilingual, inLanguage, languageOf } from '../../../src/domain/bilingual'
import { isPlainObject } from '../../../src/domain/record'
import { frenchSpaces } from '../../../src/domain/typography'

const ignoredKeys = new Set(['access', 'editor', 'endpoints', 'hooks', 'validate'])
const labelKeys = new Set(['label', 'plural', 'singular'])

/**
 * Sets the spaces of every French label, description and option of a configuration, in place, and returns it. Labels become
 * functions, except those of options: some of Payload's texts join a label to others without choosing its language, and an
 * object reads « [object Object] » there.
 */
export function typesetLabels<Config extends object>(config: Config): Config {
  for (const [key, value] of Object.entries(config)) {
    if (key === 'fr' && typeof value === 'string') Object.assign(config, { fr: frenchSpaces(value) })
    else if (key === 'options') typesetOptions(value)
    else if (labelKeys.has(key) && isBilingual(value)) Object.assign(config, { [key]: labelFunction(value) })
    else if (!ignoredKeys.has(key) && (Array.isArray(value) || isPlainObject(value))) typesetLabels(value)
  }
  return config
}

function typesetOptions(options: unknown): void {
  if (!Array.isArray(options)) return
  for (const { label } of options) if (isBilingual(label)) typesetLabels(label)
}

const isBilingual = (value: unknown): value is Bilingual =>
  isPlainObject(value) && typeof value.fr === 'string' && typeof value.en === 'string'

const labelFunction =
  (label: Bilingual): LabelFunction =>
  ({ i18n }) =>
    inLanguage(label, languageOf(i18n))
