'use client'
import { useForm, useFormFields, useLocale } from '@payloadcms/ui'
import { useMemo } from 'react'
import { textParts, withTextParts } from '../../domain/writing/text-parts'

/** Returns the runs of text of a field of the form, their language, and a function that replaces them. */
export function useFieldText(path: string) {
  const { dispatchFields, setModified } = useForm()
  const { code } = useLocale()
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  const parts = useMemo(() => textParts(value), [value])
  const change = (next: string[]) => {
    const changed = withTextParts(value, next)
    // The rich text editor only accepts a value from outside together with a new initial value.
    const first = typeof changed === 'string' ? {} : { initialValue: changed }
    dispatchFields({ type: 'UPDATE', path, value: changed, ...first })
    setModified(true)
    document.getElementById(`field-${path.replaceAll('.', '__')}`)?.focus()
  }
  return { parts, change, isFrench: code !== 'en' }
}
