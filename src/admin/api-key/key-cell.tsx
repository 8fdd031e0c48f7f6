import type { DefaultServerCellComponentProps } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { KeyStateLabel } from './key-state'
import { type KeyFacts, stateOfKey } from './messages'
import './api-key.css'

/** In the list of API clients: whether the key is valid, has expired or was revoked. */
export function KeyCell({ rowData, i18n }: DefaultServerCellComponentProps) {
  return <KeyStateLabel language={languageOf(i18n)} state={stateOfKey(rowData as KeyFacts, Date.now())} />
}
