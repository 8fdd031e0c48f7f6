'use client'
import { Suggestions } from './suggestions'
import { useFieldText } from './use-field-text'

/** Suggestions under a French text of the form. */
export function WritingHelp({ path, readOnly }: { path: string; readOnly?: boolean }) {
  const { parts, change, isFrench } = useFieldText(path)
  return isFrench && !readOnly ? <Suggestions onChange={change} written={parts} /> : null
}
