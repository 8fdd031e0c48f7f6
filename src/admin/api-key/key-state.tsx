import { inLanguage, type Language } from '../../domain/bilingual'
import { type KeyState, stateLabels } from './messages'

/** The state of a key in a word, beside a shape that differs for each. */
export function KeyStateLabel({ state, language }: { state: KeyState; language: Language }) {
  return <span className={`api-key-state api-key-state--${state}`}>{inLanguage(stateLabels[state], language)}</span>
}
